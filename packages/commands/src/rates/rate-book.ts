import type { FundFacts } from '@tierwright/lifecycle';
import { ratesOf, type Tx } from '@tierwright/store';
import { NotLoaded } from '../facts/not-loaded.ts';

/** Rates as steps of one transaction ask for them: each is read once, when it is asked for. */
export function ratesIn(tx: Tx): FundFacts['rate'] {
  const known = new Map<string, number | null>();
  return (from, to, day) => {
    const key = `${from}/${to}/${day}`;
    const rate = known.get(key);
    if (rate !== undefined) return rate;
    throw new NotLoaded(`the rate of ${from} in ${to} on ${day}`, async () => {
      const [kept] = await ratesOf(tx, to, day, from);
      // The shortest decimal of the number is the one that was told (15 digits): it is reckoned with exactly.
      known.set(key, kept === undefined ? null : Number(kept.rate));
    });
  };
}
