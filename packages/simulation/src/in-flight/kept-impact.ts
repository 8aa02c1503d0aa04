import {
  changeNotices,
  type Instant,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  type RunningItem,
  TABLES,
} from '@tierwright/lifecycle';
import { TierOrder } from '../report/tier-order.ts';
import { changeSummary } from './change-summary.ts';
import { itemImpact } from './item-impact.ts';
import type { WorkFacts } from './kept-work.ts';
import { type LetterTold, lettersOf, toldAheadOn } from './letters.ts';
import { type MemberImpact, memberImpact } from './member-impact.ts';
import { runningChanges, runningSentences } from './running-changes.ts';
import type { RunningImpact } from './running-impact.ts';

/** The candidate, the versions that items run under, by hash, and the day on which the candidate comes. */
export interface Coming {
  readonly candidate: LifecycleProgram;
  readonly versions: ReadonlyMap<string, LifecycleProgram>;
  /** `YYYY-MM-DD`: it comes as the day begins. */
  readonly day: string;
}

interface Visit extends Coming {
  readonly facts: WorkFacts;
  readonly at: Instant;
}

function ownOf({ versions }: Coming, { kind, id, program }: RunningItem | Member): LifecycleProgram {
  const own = versions.get(program);
  if (!own) throw new Error(`The version of ${kind} ${id} was to be checked`);
  return own;
}

/**
 * SIM-F1, SIM-F6, SIM-F11: what runs of some partners under the candidate, one partner after the other; null: leads that
 * nobody has. What a partner has is told with it, so that partners can be cut in any way.
 */
export function* keptImpact(partners: Iterable<string | null>, facts: WorkFacts, coming: Coming): Generator<void, RunningImpact, void> {
  const found = {
    items: [] as RunningImpact['items'][number][],
    members: [] as MemberImpact[],
    letters: [] as RunningImpact['letters'][number][],
  };
  const { candidate, day } = coming;
  const visit: Visit = { ...coming, facts, at: candidate.baseCalendar.startOfDay(day) };
  for (const partner of partners) {
    yield;
    const items = facts.itemsOf(partner);
    const told = items.flatMap((item) => {
      const own = ownOf(visit, item);
      if (own === candidate) return [];
      const version = (program: LifecycleProgram) => ({ program, facts: facts.of(item, program) });
      const people = facts.recipients(candidate, partner);
      return [itemImpact({ item, own: version(own), candidate: version(candidate), at: visit.at, people })];
    });
    found.items.push(...told);
    const ofItems = told.flatMap(({ letters }) => letters);
    if (partner === null) continue;
    const member = facts.member(partner);
    const impact = member && member.state !== 'ended' && member.program !== candidate.hash ? ofMember(visit, member) : undefined;
    if (impact) found.members.push(impact);
    const letters = [...(impact?.letters ?? (member ? [] : ofChange(visit, partner, items))), ...ofItems];
    found.letters.push({ partner, title: facts.file(partner)?.title ?? partner, letters });
    facts.done(partner);
  }
  return found;
}

/** What of its work goes on under the candidate, in sentences. */
function runningOf(visit: Visit, items: readonly RunningItem[]): readonly string[] {
  return runningSentences(
    items.flatMap((item) => {
      const own = ownOf(visit, item);
      return own === visit.candidate ? [] : runningChanges(own, visit.candidate, item);
    }),
  );
}

function ofMember(visit: Visit, member: Member): MemberImpact {
  const { candidate, facts, at, day } = visit;
  const own = ownOf(visit, member);
  const version = (program: LifecycleProgram) => ({ program, facts: facts.of(member, program) as MemberFacts });
  return memberImpact({
    ...{ member, own: version(own), candidate: version(candidate), at, day },
    file: facts.file(member.id) ?? { id: member.id, loaded: {} },
    people: facts.recipients(candidate, member.id),
    running: runningOf(visit, facts.itemsOf(member.id)),
    order: new TierOrder(own.program, candidate.program),
  });
}

/** A partner without a membership of which something runs is told of the version too. */
function ofChange(visit: Visit, partner: string, items: readonly RunningItem[]): readonly LetterTold[] {
  const { candidate, facts, at, day } = visit;
  const [first] = items.filter(({ kind, state }) => !TABLES[kind].ends.includes(state));
  if (!first) return [];
  const sentences = runningOf(visit, items);
  const aheadOn = sentences.length === 0 ? undefined : toldAheadOn(candidate, day);
  const summary = [changeSummary(candidate), ...(aheadOn === undefined ? [] : sentences)].join(' ');
  const effects = changeNotices(candidate, [{ partner, summary, from: day }], at, facts.of(first, candidate));
  return lettersOf(candidate, effects, aheadOn ?? day, facts.recipients(candidate, partner));
}
