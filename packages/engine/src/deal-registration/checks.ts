import type { FactValue } from '@tierwright/facts';
import { CHECK_OUTCOMES, type Check, type CheckName, type CheckOutcome, type DealRegistration } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import type { TierContext } from '../compile/scope.ts';

/** D8: what is looked for where a document lists no checks. */
const DEFAULT_CHECKS: readonly Check[] = [
  { on: 'otherPartner', then: 'adjudicate' },
  { on: 'likelyDuplicate', then: 'adjudicate' },
];

export interface CheckFound {
  check: Check;
  outcome: CheckOutcome;
}

/** What is known of a conflict: given, else a tender from the form, else clear. What is given as unknown is unknown (ENG-R2). */
export function conflictOf(check: CheckName, read: (id: string) => FactValue, given: ReadonlySet<string>): FactValue {
  const id = `conflict.${check}`;
  if (given.has(id)) return read(id) ?? 'unknown';
  if (check !== 'publicTender') return 'clear';
  const tender = read('deal.tender');
  if (tender === null && given.has('deal.tender')) return 'unknown';
  return tender === true ? 'hit' : 'clear';
}

/** The outcomes of the checks that found something, in document order. */
export function runChecks(
  registration: DealRegistration,
  context: TierContext,
  frame: Frame,
  read: (id: string) => FactValue,
): CheckFound[] {
  return (registration.conflicts?.checks ?? DEFAULT_CHECKS).flatMap((check): CheckFound[] => {
    const conflict = read(`conflict.${check.on}`);
    if (conflict === 'clear') return [];
    if (conflict !== 'hit') return [{ check, outcome: check.then === 'note' ? 'note' : 'adjudicate' }];
    if (check.unless) {
      enter(frame);
      if (context.condition(check.unless).holds(frame)) return [];
    }
    return [{ check, outcome: check.then }];
  });
}

/** The strictest outcome found (D8). */
export function strictest(found: readonly CheckFound[]): CheckOutcome | undefined {
  return CHECK_OUTCOMES.find((outcome) => found.some((one) => one.outcome === outcome));
}
