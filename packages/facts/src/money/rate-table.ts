import { currencyExponent } from '@tierwright/program';
import { decimalsOf, scaleUp } from '../arithmetic/decimals.ts';
import { roundedQuotient } from '../arithmetic/divide.ts';
import { multiply, powerOfTen } from '../arithmetic/exact-sum.ts';
import type { Day } from '../dates/day.ts';

/** One unit of a currency is `rate` units of the program's currency from `on`. */
export interface Rate {
  on: Day;
  currency: string;
  rate: number;
  recordedOn: Day | null;
}

/** Converts money of other currencies into the program's. */
export class RateTable {
  private readonly byCurrency = new Map<string, Rate[]>();
  private readonly currency: string;

  constructor(currency: string, rates: readonly Rate[]) {
    this.currency = currency;
    for (const rate of rates) {
      const list = this.byCurrency.get(rate.currency);
      if (list) list.push(rate);
      else this.byCurrency.set(rate.currency, [rate]);
    }
    // A stable sort: of two rates of one day the later in the file holds.
    for (const list of this.byCurrency.values()) list.sort((a, b) => a.on - b.on);
  }

  /** The days on which a rate begins to hold. */
  days(): Day[] {
    return [...this.byCurrency.values()].flatMap((rates) => rates.map(({ on }) => on));
  }

  /**
   * Minor units of another currency in minor units of the program's, at the latest rate of the day, halves away from
   * zero; null where there is no rate. Rates recorded after `knownOn` are not known yet.
   */
  convert(minor: number, currency: string, day: Day, knownOn: Day | null): number | null {
    const rate = this.latest(currency, day, knownOn);
    if (rate === null) return null;
    const decimals = decimalsOf(rate);
    const shift = (currencyExponent(currency) ?? 2) - (currencyExponent(this.currency) ?? 2);
    const product = multiply(minor, scaleUp(rate, decimals));
    const top = shift < 0 ? multiply(product, powerOfTen(-shift)) : product;
    return roundedQuotient(top, multiply(powerOfTen(decimals), powerOfTen(Math.max(shift, 0))));
  }

  private latest(currency: string, day: Day, knownOn: Day | null): number | null {
    const rates = this.byCurrency.get(currency) ?? [];
    for (let at = rates.length - 1; at >= 0; at -= 1) {
      const rate = rates[at];
      if (rate && rate.on <= day && (knownOn === null || rate.recordedOn === null || rate.recordedOn <= knownOn)) return rate.rate;
    }
    return null;
  }
}
