import type { Shown, ShownMoney } from '@tierwright/engine';
import { listed, shown } from './words.ts';

/** Money in the program's currency, or by currency: `1,499.99 EUR`. */
export const moneyText = (money: ShownMoney, currency: string): string =>
  typeof money === 'number'
    ? `${shown(money)} ${currency}`
    : listed(Object.entries(money).map(([code, amount]) => `${shown(amount)} ${code}`)) || `0 ${currency}`;

/** A value for people: `12 %`, `4,000 USD`, `yes`, `not known`. */
export function valueText(value: Shown, unit: 'percent' | 'money' | 'count' | undefined, currency: string): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number')
    return unit === 'percent' ? `${shown(value)} %` : unit === 'money' ? `${shown(value)} ${currency}` : shown(value);
  return typeof value === 'string' ? value : value.join(', ');
}
