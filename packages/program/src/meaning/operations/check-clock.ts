import type { Clock, Timeout } from '../../approvals/schema.ts';
import type { Examination } from '../examination.ts';
import { checkRole } from '../references.ts';
import { checkTerm, checkTerms } from '../values/check-duration.ts';

/** What may happen when nobody answers in time, besides waiting and escalating. */
export interface Outcomes {
  allowed: readonly string[];
  /** Why an outcome that is not allowed is not. */
  because: (outcome: string) => string;
}

/** The clock of a step: its term, its reminders, and the end of it. */
export function checkClock(x: Examination, clock: Clock, pointer: string, outcomes: Outcomes): void {
  checkTerm(x, clock.sla, `${pointer}/sla`);
  checkTerms(x, clock.remind, `${pointer}/remind`);
  let timeout: Timeout | undefined = clock.onTimeout;
  for (let at = `${pointer}/onTimeout`; timeout !== undefined; at += '/onTimeout') {
    if (typeof timeout === 'string') {
      checkOutcome(x, timeout, at, outcomes);
      return;
    }
    checkRole(x, timeout.escalate, `${at}/escalate`, ['accountManager']);
    checkTerm(x, timeout.sla, `${at}/sla`);
    timeout = timeout.onTimeout;
  }
}

function checkOutcome({ report }: Examination, outcome: string, pointer: string, { allowed, because }: Outcomes): void {
  if (outcome === 'wait' || allowed.includes(outcome)) return;
  report.add('PDL218', pointer, because(outcome), {
    value: outcome,
    expected: `one of ${['wait', ...allowed].join(', ')}, or { "escalate": role }`,
  });
}
