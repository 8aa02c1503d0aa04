import type { ItemReading } from '@tierwright/engine';
import type { Problem } from '@tierwright/program';
import type { Reason } from '../deal.ts';
import { reasonOfCheck } from './check-titles.ts';
import type { Handled } from './handle-conflicts.ts';

const NOT_ELIGIBLE: Reason = { by: 'notEligible', title: 'The partner may not register deals' };
const COULD_NOT_CHECK: Reason = { by: 'couldNotCheck', title: 'Whether the partner may register deals is not known' };
export const OWN_DUPLICATE: Reason = { by: 'ownDuplicate', title: 'The partner has registered this deal already' };

/** O4: whatever `eligible` says, a partner that is known to be anything but active gets nothing new. */
const isOutside = (reading: ItemReading): boolean => {
  const status = reading.value('partner.status');
  return status !== null && status !== 'active';
};

export function eligibility(reading: ItemReading): readonly Reason[] {
  const status = reading.deal.eligible();
  if (status !== 'missed' && isOutside(reading)) return [NOT_ELIGIBLE];
  if (status === 'met') return [];
  return [status === 'unknown' ? COULD_NOT_CHECK : NOT_ELIGIBLE];
}

export const formRefusals = (problems: readonly Problem[]): readonly Reason[] =>
  problems.map(({ message }) => ({ by: 'form', title: message }));

/** Refusals by checks, one for each check in order, then for want of a place. */
export function checkRefusals(handled: readonly Handled[], place: Reason | undefined): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const { ready, how } of handled) {
    const reason = how === 'reject' ? reasonOfCheck(ready.check) : undefined;
    if (reason && !reasons.some(({ by }) => by === reason.by)) reasons.push(reason);
  }
  if (place && !reasons.some(({ by }) => by === place.by)) reasons.push(place);
  return reasons;
}
