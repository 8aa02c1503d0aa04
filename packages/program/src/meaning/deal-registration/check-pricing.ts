import type { DealRegistration } from '../../deal-registration/schema.ts';
import { isPercentage } from '../benefits/check-stacking.ts';
import { dealScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { oneOf } from '../references.ts';
import { checkPercent } from '../values/check-num.ts';

type Pricing = NonNullable<DealRegistration['pricing']>;

/** The registered percentage and how it goes together with what the tier gives (D11). */
export function checkPricing(x: Examination, { percent, stack }: Pricing, pointer: string): void {
  checkPercent(x, percent, `${pointer}/percent`, dealScope());
  if (!stack) return;
  const { report, names, program } = x;
  const at = `${pointer}/stack`;
  const benefit = program.benefits?.find((candidate) => candidate.id === stack.benefit);
  if (benefit && !isPercentage(x, benefit))
    report.add('PDL237', `${at}/benefit`, `\`${benefit.id}\` is no percentage.`, {
      value: benefit.id,
      expected: 'a benefit whose value is a percentage',
    });
  else if (!benefit && !names.stacking.has(stack.benefit)) {
    const all = [...names.benefits, ...names.stacking];
    report.add('PDL224', `${at}/benefit`, `There is no benefit and no stacking \`${stack.benefit}\`.`, {
      value: stack.benefit,
      expected: oneOf('a benefit or a stacking', all),
      among: () => all,
    });
  }
  if (stack.max === undefined && stack.how !== 'higher')
    report.add('PDL242', `${at}/how`, `\`${stack.how}\` needs a limit.`, { value: stack.how, expected: '`max` beside it' });
  checkPercent(x, stack.max, `${at}/max`, dealScope());
}
