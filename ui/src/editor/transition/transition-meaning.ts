import type { Condition, Json } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import { day } from '../../words/formats.ts';
import type { Say } from '../../words/use-words.ts';
import { isWhole, treeOf } from '../conditions/condition-tree.ts';
import type { Known } from '../conditions/known.ts';
import { itemsOf, memberOf, textOf } from '../document/reading.ts';
import { untilOf } from './members.ts';
import { ACTIONS, type RunningKind, type RunningRow, runningRows } from './running.ts';
import type { transitionWords } from './words.ts';

export type SayTransition = Say<KeyOfWords<typeof transitionWords>>;

interface Telling {
  readonly program: Json;
  readonly known: Known;
  readonly say: SayTransition;
  readonly term: (term: Json | undefined) => string;
}

const shownDay = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? day(text) : text);

/** How it stands, as people say it. */
export const stateInWords = (say: SayTransition, { kind, state, isKnown }: RunningRow): string =>
  isKnown ? say(`${kind}.${state}` as KeyOfWords<typeof transitionWords>) : say('otherState', { state });

const KINDS: readonly string[] = ['deal', 'onboarding', 'fund', 'lead'] satisfies RunningKind[];
export const kindInWords = (say: SayTransition, { kind }: Pick<RunningRow, 'kind'>): string =>
  KINDS.includes(kind) ? say(kind as RunningKind) : kind;

function untilInWords({ say, term }: Telling, until: Json | undefined): string {
  const how = untilOf(until);
  return how === 'day' ? say('says.until', { day: shownDay(textOf(until)) }) : say(`says.${how}`, { term: term(memberOf(until, 'for')) });
}

/** Whom a row is for: all that no row before it is for where it has no condition. */
function whoInWords({ say, known }: Telling, when: Json | undefined, place: number): string {
  if (when === undefined) return say(place === 0 ? 'says.everybody' : 'says.others');
  if (!isWhole(treeOf(when))) return say('says.whomUnfinished');
  return say('says.whom', { condition: known.sentences.condition(when as unknown as Condition) });
}

function membersInWords(telling: Telling, members: readonly Json[]): readonly string[] {
  const { say } = telling;
  if (members.length === 0) return [say('says.membersNone')];
  const rows = members.map((row, place) => {
    const who = whoInWords(telling, memberOf(row, 'when'), place);
    const kept = say(memberOf(row, 'keep') === 'benefits' ? 'says.benefits' : 'says.tier');
    return say('says.member', { who, kept, until: untilInWords(telling, memberOf(row, 'until')) });
  });
  return members.some((row) => memberOf(row, 'when') === undefined) ? rows : [...rows, say('says.rest')];
}

/** The change of version in sentences: what partners are told and keep, and what happens to what runs. */
export function transitionMeaning(telling: Telling): readonly string[] {
  const { program, say, term } = telling;
  const transition = memberOf(program, 'transition');
  const notice = memberOf(transition, 'notice');
  const rows = runningRows(program);
  const chosen = ACTIONS.flatMap((action) => {
    const items = rows.filter((row) => row.chosen === action);
    if (items.length === 0) return [];
    const named = items.map((row) => say('says.item', { kind: kindInWords(say, row), state: stateInWords(say, row) }));
    return [say('says.running', { items: named.join(', '), action: say(action) })];
  });
  return [
    notice === undefined ? say('says.noticeNone') : say('says.notice', { term: term(notice) }),
    ...membersInWords(telling, itemsOf(memberOf(transition, 'members'))),
    ...(rows.length === 0 ? [] : chosen.length === 0 ? [say('says.runningNone')] : chosen),
  ];
}
