import type { PartnerData } from '@tierwright/facts';
import { currencyExponent, type Program } from '@tierwright/program';

/** Units of the program's currency for one unit of another; undefined where no rate is known. */
export type RateOf = (currency: string) => number | undefined;

/** The exchange rates that a partner's file knows on a day: of each currency the latest until then. Looked up when first asked for. */
export function ratesOn({ records = {} }: PartnerData, program: Program, day: string): RateOf {
  let latest: Map<string, { on: string; rate: number }> | undefined;
  const read = () => {
    const found = new Map<string, { on: string; rate: number }>();
    const kinds = Object.entries(program.records ?? {}).flatMap(([kind, { is }]) => (is === 'rate' ? [kind] : []));
    for (const { on, currency, rate } of [...new Set(['rate', ...kinds])].flatMap((kind) => records[kind] ?? [])) {
      if (typeof on !== 'string' || typeof currency !== 'string' || typeof rate !== 'number' || on > day) continue;
      if (on >= (found.get(currency)?.on ?? '')) found.set(currency, { on, rate });
    }
    return found;
  };
  return (currency) => {
    if (currency === program.currency) return 1;
    latest ??= read();
    return latest.get(currency)?.rate;
  };
}

/** Minor units of a currency in minor units of the program's, rounded half away from zero; null without a rate. */
export function converted(minor: number, currency: string, program: Program, rateOf: RateOf): number | null {
  if (minor === 0 || currency === program.currency) return minor;
  const rate = rateOf(currency);
  const exponents = [currencyExponent(program.currency), currencyExponent(currency)] as const;
  if (rate === undefined || exponents[0] === undefined || exponents[1] === undefined) return null;
  const value = Math.abs(minor) * rate * 10 ** (exponents[0] - exponents[1]);
  return Math.sign(minor) * Math.round(value);
}
