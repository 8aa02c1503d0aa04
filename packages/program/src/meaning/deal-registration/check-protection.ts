import type { DealRegistration } from '../../deal-registration/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { dealScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkChain } from '../references.ts';
import { checkTerm, checkTerms } from '../values/check-duration.ts';
import { checkTermValue } from '../values/check-num.ts';

type Protection = NonNullable<DealRegistration['protection']>;

/** How long a deal is protected, and what prolongs and shortens it. */
export function checkProtection(x: Examination, protection: Protection, pointer: string): void {
  checkTermValue(x, protection.for, `${pointer}/for`, dealScope());
  checkTerms(x, protection.warn, `${pointer}/warn`);
  checkTerm(x, protection.progress?.every, `${pointer}/progress/every`);
  checkTerms(x, protection.progress?.remind, `${pointer}/progress/remind`);
  checkTerm(x, protection.inactive?.after, `${pointer}/inactive/after`);
  checkTerm(x, protection.inactive?.to, `${pointer}/inactive/to`);
  const { extend } = protection;
  if (!extend) return;
  const at = `${pointer}/extend`;
  if (extend.by !== 'asDecided') checkTermValue(x, extend.by, `${at}/by`, dealScope());
  else if (extend.approval === undefined)
    x.report.add('PDL242', `${at}/by`, 'Nobody decides by how much.', { value: extend.by, expected: '`approval`, a chain, beside it' });
  checkCondition(x, extend.when, `${at}/when`, dealScope());
  checkChain(x, extend.approval, `${at}/approval`);
  checkTermValue(x, extend.atMost, `${at}/atMost`, dealScope());
  checkTerm(x, extend.ask, `${at}/ask`);
}
