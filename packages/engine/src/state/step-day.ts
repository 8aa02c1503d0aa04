import type { TierState } from '@tierwright/program';
import type { DayView } from './day-view.ts';
import type { Policy } from './policy.ts';

/** The tier held on a day; `tier` is an index, −1 for none. */
export interface Held {
  tier: number;
  state: TierState;
  since?: string;
  until?: string;
  deferred?: string[];
  /** The highest tier held so far, which probations ask for (ENG-S1). */
  highest: number;
}

function holding(held: Held, tier: number, day: string): Held {
  if (tier < 0) return { tier, state: 'none', highest: held.highest };
  return { tier, state: 'held', since: day, highest: Math.max(held.highest, tier) };
}

const settled = ({ tier, since, highest }: Held): Held => ({
  tier,
  state: tier < 0 ? 'none' : 'held',
  ...(since === undefined ? {} : { since }),
  highest,
});

function lose(held: Held, day: string, view: DayView, policy: Policy): Held {
  const target = policy.demote.to === 'oneBelow' ? held.tier - 1 : view.qualified;
  // Who is kept at the tier held loses nothing (ENG-S7) and does not come here.
  return holding(held, Math.max(target, view.floor(day)), day);
}

/** Whether the tier held is looked at today: it is missed, and the day is a demotion date or a loss waits (ENG-S4, ENG-S8). */
function isLossDue(held: Held, day: string, view: DayView, policy: Policy): boolean {
  if (view.qualified >= held.tier || view.floor(day) >= held.tier) return false;
  return held.deferred !== undefined || view.isReviewDate(policy.demote.at, day, held.tier);
}

/** ENG-S1 to ENG-S8, with the policy of the tier held. */
function review(before: Held, day: string, view: DayView, policyOf: (tier: number) => Policy): Held {
  const policy = policyOf(before.tier);
  const { qualified: q } = view;
  const tierIndex = (id: string) => view.track.index(id);

  for (const probation of policy.probation) {
    if (before.highest < tierIndex(probation.reach) && view.endsOn(probation, day, before.tier)) {
      return { tier: -1, state: 'removed', highest: before.highest };
    }
  }

  let held = before;
  const isKept = () => policy.keep.some((entry) => view.isKept(entry, day, before.tier));
  if (held.state === 'atRisk') {
    if (q >= held.tier) held = settled(held);
    else if (held.until !== undefined && day >= held.until) {
      if (view.floor(day) >= held.tier || isKept()) held = settled(held);
      else {
        const deferred = view.waitingFor(held.tier);
        return deferred.length > 0 ? { ...held, deferred } : lose(held, day, view, policy);
      }
    } else return held;
  } else if (held.state === 'held' && isLossDue(held, day, view, policy) && !isKept()) {
    const deferred = view.waitingFor(held.tier);
    if (deferred.length > 0) return { ...settled(held), deferred };
    const until = view.graceUntil(policy.demote.grace, day, held.tier);
    if (until === null) return settled(held);
    return until <= day ? lose(held, day, view, policy) : { ...settled(held), state: 'atRisk', until };
  }
  if (held.deferred) held = settled(held);

  const own = policyOf(held.tier);
  if (q > held.tier && view.isReviewDate(own.promote.at, day, held.tier)) {
    return holding(held, own.promote.steps === 'one' ? held.tier + 1 : q, day);
  }
  return held;
}

/** One day of a tier's life (ENG-S1 to ENG-S8), and the exceptions that keep a tier (ENG-X1). */
export function stepDay(before: Held, day: string, view: DayView, policyOf: (tier: number) => Policy): Held {
  if (before.state === 'removed') return before;
  const held = review(before, day, view, policyOf);
  const floor = view.floor(day);
  return held.state !== 'removed' && held.tier < floor ? holding(held, floor, day) : held;
}
