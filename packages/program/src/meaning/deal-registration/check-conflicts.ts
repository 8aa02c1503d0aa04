import type { Check, DealRegistration } from '../../deal-registration/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { dealScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkChain } from '../references.ts';

/** Checks for conflicts: what each may lead to, and who settles it. */
export function checkConflicts(x: Examination, conflicts: DealRegistration['conflicts'], pointer: string): void {
  if (!conflicts) return;
  checkChain(x, conflicts.adjudication, `${pointer}/adjudication`);
  checkChain(x, conflicts.customerLetter, `${pointer}/customerLetter`);
  conflicts.checks?.forEach((check, index) => {
    checkOne(x, check, `${pointer}/checks/${index}`);
  });
}

/** D8: one can only wait for, or stand behind, another registration. */
const REGISTRATIONS: ReadonlySet<Check['on']> = new Set(['otherPartner', 'likelyDuplicate']);

function checkOne(x: Examination, check: Check, pointer: string): void {
  const { report } = x;
  if ((check.then === 'wait' || check.then === 'nextPlace') && !REGISTRATIONS.has(check.on))
    report.add(
      'PDL218',
      `${pointer}/then`,
      `\`${check.on}\` finds no other registration to ${check.then === 'wait' ? 'wait for' : 'stand behind'}.`,
      {
        value: check.then,
        expected: 'reject, adjudicate or note',
      },
    );
  checkCondition(x, check.unless, `${pointer}/unless`, dealScope('conflicts'));
  checkChain(x, check.by, `${pointer}/by`);
  if (check.similar !== undefined && check.on !== 'likelyDuplicate')
    report.add('PDL242', `${pointer}/similar`, 'Only `likelyDuplicate` looks at likeness.', {
      value: check.similar,
      expected: '`on: "likelyDuplicate"`',
    });
}
