import type { PreparedPartner } from '@tierwright/facts';
import type { Previous } from '@tierwright/program';
import { previousDay } from '../calendar/dates.ts';
import { unproved } from '../paths/path-problems.ts';
import { ladderOf, qualifiedByReference, referenceSession } from '../paths/qualified-by-reference.ts';
import { laterSubject } from '../paths/review-ahead.ts';
import { rankOf } from '../reference/qualification.ts';
import { replay } from '../reference/state/replay.ts';
import { policiesOf } from '../state/policy.ts';
import { type HeldTier, stateOn } from './ahead.ts';

/** A lapse to be run through json-rules-engine: on its day and on the day before. */
export interface Claim {
  held: HeldTier;
  prepared: PreparedPartner;
  asKnownOn: string | undefined;
  unmetOn: string | null;
  lostOn: string | null;
  leavesTrack: boolean;
}

/** The rank by json-rules-engine on a day, −1 where the track does not apply. */
async function rankByReference({ held, prepared, asKnownOn }: Claim, day: string): Promise<number> {
  const { subject, track, group } = held;
  const later = laterSubject(subject, day);
  return qualifiedByReference(referenceSession(later, prepared, asKnownOn), { track, group }, day, later.parametersAsOf);
}

/**
 * A state that json-rules-engine can go on from: two days before where that can be told. Probations ask for the highest
 * tier so far, and a loss that waits for when it was due: then it begins where the row evaluator began.
 */
function stateBefore(held: HeldTier, day: string): Previous {
  const { subject, track, today } = held;
  const policy = policiesOf(track);
  const isTold = (state: HeldTier['today']['held']): boolean =>
    state.deferred === undefined && [-1, ...track.tiers.keys()].every((tier) => policy(tier).probation.length === 0);
  const before = previousDay(previousDay(day));
  const later = before > subject.asOf ? stateOn(held, before).held : undefined;
  if (later && isTold(later)) return told(held, before, later);
  return today.start && subject.previous && !isTold(today.held) ? subject.previous : told(held, subject.asOf, today.held);
}

function told({ track, group }: HeldTier, on: string, { tier, state, since, until }: HeldTier['today']['held']): Previous {
  const id = track.tiers[tier]?.id ?? null;
  return {
    on,
    ...(group === undefined ? { tier: id } : { groups: { [group]: id } }),
    state,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

/** Whether json-rules-engine holds the tier on a day, by its own replay. */
async function holdsByReference(claim: Claim, previous: Previous, day: string): Promise<boolean> {
  const { held, prepared, asKnownOn } = claim;
  const later = laterSubject(held.subject, day);
  const session = referenceSession(later, prepared, asKnownOn);
  const { now } = await replay(session, ladderOf(held.track, held.group), previous, { asOf: day, parametersAsOf: later.parametersAsOf });
  return rankOf(held.track, now.tier) >= held.today.held.tier;
}

/** Runs a lapse through json-rules-engine; one that it does not bear out is a mistake of ours. */
export async function proveLapse(claim: Claim): Promise<void> {
  const { held, unmetOn, lostOn, leavesTrack } = claim;
  const { tier } = held.today.held;
  const where = `${held.track.id} for ${held.subject.partner}`;
  if (unmetOn !== null) {
    const [before, on] = [await rankByReference(claim, previousDay(unmetOn)), await rankByReference(claim, unmetOn)];
    if (before < tier || on >= tier) throw unproved(`unmet on ${unmetOn} in ${where}, ranks ${before} and ${on} by json-rules-engine`);
  }
  if (lostOn === null || leavesTrack) return;
  const previous = stateBefore(held, lostOn);
  const [before, on] = [await holdsByReference(claim, previous, previousDay(lostOn)), await holdsByReference(claim, previous, lostOn)];
  if (!before || on) throw unproved(`lost on ${lostOn} in ${where}, held ${before} and ${on} by json-rules-engine`);
}
