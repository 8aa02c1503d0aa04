import type { Fund } from '../../funds/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkChain, checkUnique, oneOf } from '../references.ts';
import { checkCurrency } from '../values/check-currency.ts';
import { checkDuration, checkTerm, checkTerms } from '../values/check-duration.ts';
import { checkNum, checkPercent } from '../values/check-num.ts';
import { checkForm } from './check-form.ts';

/** Funds: who may ask, out of which budget or benefit, approved and proved how. */
export function checkFunds(x: Examination): void {
  const funds = x.program.funds ?? [];
  checkUnique(x, funds, '/funds', 'fund');
  funds.forEach((fund, index) => {
    const at = `/funds/${index}`;
    checkCondition(x, fund.eligible, `${at}/eligible`, operationsScope());
    if (fund.currency !== undefined) checkCurrency(x, fund.currency, `${at}/currency`);
    checkNum(x, fund.budget, { type: 'money', min: 0 }, `${at}/budget`, operationsScope());
    checkNum(x, fund.perPartner, { type: 'money', min: 0 }, `${at}/perPartner`, operationsScope());
    checkPercent(x, fund.share, `${at}/share`, operationsScope());
    checkAccrual(x, fund, at);
    checkUnique(x, fund.activities, `${at}/activities`, 'activity');
    checkForm(x, fund.plan, `${at}/plan`, operationsScope('requests'));
    checkTerm(x, fund.ahead, `${at}/ahead`);
    checkChain(x, fund.approval, `${at}/approval`);
    checkTerm(x, fund.claim?.within, `${at}/claim/within`);
    checkTerms(x, fund.claim?.remind, `${at}/claim/remind`);
    checkChain(x, fund.claim?.approval, `${at}/claim/approval`);
    checkTerm(x, fund.pay?.sla, `${at}/pay/sla`);
    if (typeof fund.unused === 'object') checkTerm(x, fund.unused.carry, `${at}/unused/carry`);
  });
}

/** Earned money comes from a benefit that accrues. */
function checkAccrual(x: Examination, { id, kind, accrue }: Fund, pointer: string): void {
  const { report, program } = x;
  if (!accrue) {
    if (kind === 'accrual')
      report.add('PDL242', pointer, `Nothing is paid into the fund \`${id}\`.`, {
        value: id,
        expected: '`accrue`, with the benefit that is paid in',
      });
    return;
  }
  if (kind !== 'accrual')
    report.add('PDL242', `${pointer}/accrue`, 'A fund by request earns nothing.', { value: kind, expected: 'kind accrual' });
  checkDuration(x, accrue.lasts, `${pointer}/accrue/lasts`, { days: true, period: true });
  const at = `${pointer}/accrue/benefit`;
  const benefit = program.benefits?.find((candidate) => candidate.id === accrue.benefit);
  const accruing = (program.benefits ?? []).filter((candidate) => candidate.kind === 'mdfAccrual').map((candidate) => candidate.id);
  if (!benefit)
    report.add('PDL224', at, `There is no benefit \`${accrue.benefit}\`.`, {
      value: accrue.benefit,
      expected: oneOf('a benefit of kind mdfAccrual', accruing),
      among: () => accruing,
    });
  else if (benefit.kind !== 'mdfAccrual')
    report.add('PDL236', at, `\`${benefit.id}\` is of kind ${benefit.kind}.`, {
      value: benefit.id,
      expected: oneOf('a benefit of kind mdfAccrual', accruing),
    });
}
