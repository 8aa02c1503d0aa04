import { ACTIVE_CURRENCIES, isKnownCurrency } from '../../money/currencies.ts';
import type { Examination } from '../examination.ts';

export function checkCurrency({ report }: Examination, code: string, pointer: string, at?: 'key'): boolean {
  if (isKnownCurrency(code)) return true;
  report.add('PDL233', pointer, `There is no currency ${code}.`, {
    value: code,
    expected: 'a currency of ISO 4217, such as EUR',
    among: () => ACTIVE_CURRENCIES,
    ...(at ? { at } : {}),
  });
  return false;
}
