import { parseDay } from '@tierwright/facts';
import { currencyExponent, type Problem } from '@tierwright/program';
import { addRates } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuseWith } from '../command/refuse.ts';
import { PUT_RATES_RIGHTS } from './rate-rights.ts';
import type { NewRates, RatesKept } from './rate-shapes.ts';

interface RatesOfDay extends NewRates {
  readonly source: string;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
}

/** A source says what currencies are worth on a day. Rows are only added: what was told before stays, and the last word counts. */
export const putRates: Command<RatesOfDay, RatesKept> = {
  name: 'rate.put',
  rights: PUT_RATES_RIGHTS,
  async run({ tx, now: at, about }, { source, on, rates }) {
    const problems = problemsOf(on, rates);
    if (problems.length > 0) return refuseWith('CMD321', problems);
    const added = await addRates(tx, { source, on, at }, rates);
    about(`rates/${source}/${on}`);
    return { ok: true, status: 200, body: { added, unchanged: rates.length - added } };
  },
};

function problemsOf(on: string, rates: NewRates['rates']): readonly Problem[] {
  const found: Problem[] = [];
  const add = (pointer: string, value: unknown, message: string, expected: string) =>
    found.push({ code: 'CMD321', severity: 'error', pointer, value, message, expected });
  if (parseDay(on) === undefined) add('', on, 'There is no such day.', 'a day of the calendar');
  const seen = new Set<string>();
  for (const [index, { currency, into, rate }] of rates.entries()) {
    const pointer = `/rates/${index}`;
    for (const [name, code] of Object.entries({ currency, into }))
      if (currencyExponent(code) === undefined) add(`${pointer}/${name}`, code, 'There is no such currency.', 'a currency of ISO 4217');
    if (currency === into) add(`${pointer}/into`, into, 'It is the same currency.', 'another currency');
    if (Number(rate) <= 0) add(`${pointer}/rate`, rate, 'Nothing is worth nothing.', 'a number above 0');
    if (seen.has(`${currency}/${into}`)) add(pointer, `${currency} in ${into}`, 'It is told twice.', 'each pair once');
    seen.add(`${currency}/${into}`);
  }
  return found;
}
