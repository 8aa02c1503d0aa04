import { currencyExponent, type Outcome, toMinor } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Cost } from './fund-request.ts';
import type { CostLine } from './messages.ts';

const MOST_LINES = 200;

/** Costs as they are written, in minor units; refused with what is wrong with the first line that is (OPS105). */
export function readCosts(lines: readonly CostLine[], currency: string, pointer: string): Outcome<readonly Cost[]> {
  const wrong = (message: string, at: string, value: unknown, expected: string): Outcome<never> => ({
    ok: false,
    problems: [refusal('OPS105', message, { pointer: `${pointer}${at}`, value, expected })],
  });
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > MOST_LINES)
    return wrong('The costs are missing.', '', lines, `a list of 1 to ${MOST_LINES} lines`);
  const costs: Cost[] = [];
  let total = 0;
  for (const [index, line] of lines.entries()) {
    if (typeof line !== 'object' || line === null) return wrong('This is no line of a cost.', `/${index}`, line, 'title and amount');
    const { title, amount, currency: own = currency } = line;
    if (typeof title !== 'string' || title.trim() === '')
      return wrong('The line has no title.', `/${index}/title`, title, 'what it is for');
    const digits = typeof own === 'string' ? currencyExponent(own) : undefined;
    if (digits === undefined) return wrong('This is no currency.', `/${index}/currency`, own, 'an ISO 4217 code');
    const minor = typeof amount === 'number' && amount > 0 ? toMinor(amount, own) : undefined;
    if (minor === undefined)
      return wrong('The amount cannot be paid.', `/${index}/amount`, amount, `an amount above 0 with at most ${digits} decimals`);
    total += minor;
    if (!Number.isSafeInteger(total))
      return wrong('The costs are too large to be added up.', `/${index}/amount`, amount, 'a smaller amount');
    costs.push({ title, minor, currency: own });
  }
  return { ok: true, value: costs, problems: [] };
}
