import type { Condition, Leaf } from '../../conditions/schema.ts';
import { opposite } from '../../references/effect.ts';
import type { Effect } from '../../references/part.ts';
import { same } from '../content.ts';
import { easesBy } from '../partner-effect.ts';
import { childPlace, type Place, report } from '../place.ts';
import type { Side } from '../side.ts';
import { conditionInWords, leftInWords, predicateInWords } from '../words/conditions.ts';
import type { Field } from './field.ts';
import { byContent, matched } from './match.ts';

interface ConditionOptions {
  /** Record kinds whose fields the condition reads. */
  records?(side: Side, place: Place): readonly string[];
  /** What it does for partners when the condition holds. */
  effect?(place: Place): Effect;
  /** How sentences begin; without it "subject: name". */
  begin?(place: Place): string;
  silent?: true;
}
interface Voice {
  begin: string;
  before: readonly string[];
  after: readonly string[];
  effect: Effect;
}

/** A condition: what it asks in addition, no longer, or otherwise. */
export function condition(name: string, options: ConditionOptions = {}): Field<Condition> {
  return {
    diff(before, after, place) {
      const voice: Voice = {
        begin: options.begin?.(place) ?? `${place.subject}: ${name}`,
        before: options.records?.(place.before, place) ?? [],
        after: options.records?.(place.after, place) ?? [],
        effect: options.effect?.(place) ?? 'unclear',
      };
      if (before !== undefined && after !== undefined) diffCondition(before, after, place, voice);
      else if (after !== undefined) sayGained(after, 'all', place, voice);
      else if (before !== undefined) sayLost(before, 'all', place, voice);
    },
    ...(options.silent === true ? {} : { tell: (value, side) => `if ${conditionInWords(value, side)}` }),
  };
}

function diffCondition(before: Condition, after: Condition, place: Place, voice: Voice): void {
  if ('all' in before && 'all' in after) diffParts(before.all, after.all, 'all', place, voice);
  else if ('any' in before && 'any' in after) diffParts(before.any, after.any, 'any', place, voice);
  else if ('not' in before && 'not' in after) {
    diffCondition(before.not, after.not, childPlace(place, 'not'), {
      ...voice,
      begin: `${voice.begin}, turned round,`,
      effect: opposite(voice.effect),
    });
  } else if ('fact' in before && 'fact' in after) diffLeaf(before, after, place, voice);
  else sayInstead(before, after, place, voice);
}

/** A group of one is its part: only with it does a change of the connective change nothing else. */
function diffParts(before: Condition[], after: Condition[], how: 'all' | 'any', place: Place, voice: Voice): void {
  const group = childPlace(place, how);
  const alike = (part: Condition) => ('fact' in part ? `fact ${part.fact}` : 'condition' in part ? undefined : Object.keys(part)[0]);
  const isOneForOne = before.length === after.length;
  const pairs = matched(before, after, [byContent, alike], isOneForOne ? 'inOrder' : undefined);
  let told = false;
  for (const pair of pairs) {
    const one = pair.before === undefined ? undefined : before[pair.before];
    const other = pair.after === undefined ? undefined : after[pair.after];
    if (one !== undefined && other !== undefined && same(one, other)) continue;
    told = true;
    if (one === undefined && other !== undefined) sayGained(other, how, childPlace(group, pair.after ?? 0), voice);
    else if (one !== undefined && other === undefined) sayLost(one, how, childPlace(group, pair.before ?? 0), voice);
    else if (one !== undefined && other !== undefined) {
      diffCondition(one, other, childPlace(group, pair.after ?? 0, pair.before ?? 0), voice);
    }
  }
  if (!told)
    report(place, `${voice.begin} asks the same in another order`, { kind: 'text', before: { [how]: before }, after: { [how]: after } });
}

/** "for “Electives”" of a requirement, "that “Bookings” is at least 5" of anything else. */
function asked(part: Condition, side: Side, records: readonly string[]): string {
  return `${'condition' in part ? 'for' : 'that'} ${conditionInWords(part, side, records)}`;
}

function sayGained(part: Condition, how: 'all' | 'any', place: Place, voice: Voice): void {
  const words =
    how === 'all'
      ? `now asks ${asked(part, place.after, voice.after)}`
      : `now also accepts ${conditionInWords(part, place.after, voice.after)}`;
  report(place, `${voice.begin} ${words}`, { after: part, eases: easesBy(voice.effect, how === 'all' ? 'less' : 'more') });
}

function sayLost(part: Condition, how: 'all' | 'any', place: Place, voice: Voice): void {
  const was =
    how === 'all'
      ? `no longer asks ${asked(part, place.before, voice.before)}`
      : `no longer accepts ${conditionInWords(part, place.before, voice.before)}`;
  report(place, `${voice.begin} ${was}`, { before: part, eases: easesBy(voice.effect, how === 'all' ? 'more' : 'less') });
}

function sayInstead(before: Condition, after: Condition, place: Place, voice: Voice): void {
  const is = asked(after, place.after, voice.after);
  const was = asked(before, place.before, voice.before);
  report(place, is === was ? `${voice.begin} asks the same, written in another way` : `${voice.begin} asks ${is}, no longer ${was}`, {
    before,
    after,
  });
}

function diffLeaf(before: Leaf, after: Leaf, place: Place, voice: Voice): void {
  const left = leftInWords(after, place.after, voice.after);
  const was = predicateInWords(before, place.before, voice.before);
  const is = predicateInWords(after, place.after, voice.after);
  const said = { before, after, eases: easesBy(voice.effect, leafMore(before, after)) };
  if (before.fact !== after.fact && before.operator === after.operator && same(before.value, after.value)) {
    report(place, `${voice.begin} measures ${left} instead of ${leftInWords(before, place.before, voice.before)}`, said);
  } else if (before.fact !== after.fact || was === is) sayInstead(before, after, place, voice);
  else report(place, `${voice.begin} asks that ${left} ${is}, ${was.startsWith('is ') ? `was ${was.slice(3)}` : `before: ${was}`}`, said);
}

/** Whether a leaf with another number holds more often: a lower lower bound does. */
function leafMore(before: Leaf, after: Leaf): 'more' | 'less' | undefined {
  if (before.fact !== after.fact || before.operator !== after.operator) return undefined;
  if (typeof before.value !== 'number' || typeof after.value !== 'number') return undefined;
  if (before.operator.startsWith('greaterThan')) return after.value < before.value ? 'more' : 'less';
  if (before.operator.startsWith('lessThan')) return after.value > before.value ? 'more' : 'less';
  return undefined;
}
