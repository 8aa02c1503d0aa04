import { isOrdered } from '../../types-of-values/value.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { readValue } from '../conditions/read-value.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkRole } from '../references.ts';
import { checkTerm } from '../values/check-duration.ts';
import { checkNum } from '../values/check-num.ts';
import { checkForm } from './check-form.ts';

/** Leads: which partners may have one, in which order they are asked. */
export function checkLeads(x: Examination): void {
  const { leads } = x.program;
  if (!leads) return;
  checkForm(x, leads.form, '/leads/form', operationsScope('leads'));
  checkCondition(x, leads.eligible, '/leads/eligible', operationsScope('leads'));
  leads.rank?.forEach(({ fact }, index) => {
    const at = `/leads/rank/${index}/fact`;
    const info = readValue(x, fact, at, operationsScope('leads'));
    if (info && !isOrdered(info.type))
      x.report.add('PDL211', at, `\`${fact}\` is of type ${info.type}, which has no highest and no lowest.`, {
        value: fact,
        expected: 'a number, money, a percentage or a date',
      });
  });
  checkNum(x, leads.capacity, { type: 'integer', min: 0 }, '/leads/capacity', operationsScope('leads'));
  checkTerm(x, leads.accept, '/leads/accept');
  checkRole(x, leads.otherwise, '/leads/otherwise', []);
  checkTerm(x, leads.feedback?.first, '/leads/feedback/first');
  checkTerm(x, leads.feedback?.every, '/leads/feedback/every');
}
