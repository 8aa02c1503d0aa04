import type { AnyItem, Instant, LifecycleProgram, Member, MemberFacts } from '@tierwright/lifecycle';
import { TierOrder } from '../report/tier-order.ts';
import { type ItemImpact, itemImpact } from './item-impact.ts';
import type { WorkFacts } from './kept-work.ts';
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

/** When the day begins on which the candidate comes. */
export const instantOf = ({ candidate, day }: Pick<Coming, 'candidate' | 'day'>): Instant => candidate.baseCalendar.startOfDay(day);

function ownOf({ versions }: Coming, { kind, id, program }: AnyItem): LifecycleProgram {
  const own = versions.get(program);
  if (!own) throw new Error(`The version of ${kind} ${id} was to be checked`);
  return own;
}

/** SIM-F1, SIM-F6: kept items and memberships of a shard under the candidate, one after the other. */
export function* keptImpact(items: Iterable<AnyItem>, facts: WorkFacts, coming: Coming): Generator<void, RunningImpact, void> {
  const found = { items: [] as ItemImpact[], members: [] as MemberImpact[] };
  const { candidate, day } = coming;
  const at = instantOf(coming);
  for (const item of items) {
    yield;
    const own = ownOf(coming, item);
    if (own === candidate) continue;
    const version = (program: LifecycleProgram) => ({ program, facts: facts.of(item, program) });
    if (item.kind !== 'member') found.items.push(itemImpact({ item, own: version(own), candidate: version(candidate), at }));
    else if (item.state !== 'ended') found.members.push(ofMember(item, own, facts, { ...coming, at, day }));
  }
  return found;
}

function ofMember(member: Member, own: LifecycleProgram, facts: WorkFacts, coming: Coming & { readonly at: Instant }): MemberImpact {
  const { candidate, at, day } = coming;
  const version = (program: LifecycleProgram) => ({ program, facts: facts.of(member, program) as MemberFacts });
  const running = facts.itemsOf(member.id).flatMap((item) => {
    const its = ownOf(coming, item);
    return its === candidate ? [] : runningChanges(its, candidate, item);
  });
  return memberImpact({
    ...{ member, own: version(own), candidate: version(candidate), at, day },
    file: facts.file(member.id) ?? { id: member.id, loaded: {} },
    people: facts.people(candidate, member.id),
    running: runningSentences(running),
    order: new TierOrder(own.program, candidate.program),
  });
}
