import type { FactValue } from '@tierwright/facts';
import { CHECK_OUTCOMES, type Check, type CheckOutcome } from '@tierwright/program';

export interface CheckFound {
  check: Check;
  outcome: CheckOutcome;
}

/** The outcomes of the checks that found something, in document order (ENG-R2). */
export function runChecks(
  checks: readonly Check[],
  conflictOf: (check: Check) => FactValue,
  isCleared: (check: Check) => boolean,
): CheckFound[] {
  return checks.flatMap((check): CheckFound[] => {
    const conflict = conflictOf(check);
    if (conflict === 'clear') return [];
    if (conflict !== 'hit') return [{ check, outcome: check.then === 'note' ? 'note' : 'adjudicate' }];
    return isCleared(check) ? [] : [{ check, outcome: check.then }];
  });
}

/** The strictest outcome found (D8). */
export function strictest(found: readonly CheckFound[]): CheckOutcome | undefined {
  return CHECK_OUTCOMES.find((outcome) => found.some((one) => one.outcome === outcome));
}
