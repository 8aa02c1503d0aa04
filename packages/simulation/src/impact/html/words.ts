import type { Program } from '@tierwright/program';
import type { Band } from '../bands/band.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const shares = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A number of partners, or an amount without its cents. */
export const shown = (value: number): string => whole.format(value).replace('-0', '0').replace('-', '−');
/** A number that may have decimals. */
export const decimal = (value: number): string => fine.format(value).replace('-', '−');
/** A dot for none, so that the others stand out. */
export const orDot = (value: number): string => (value === 0 ? '·' : shown(value));
/** With its sign; a change of less than one is none. */
export const signed = (value: number): string =>
  Math.round(value) === 0 ? '±0' : `${value > 0 ? '+' : '−'}${whole.format(Math.abs(value))}`;
export const money = (value: number | null): string => (value === null ? '–' : shown(value));
export const signedMoney = (value: number | null): string => (value === null ? '–' : signed(value));
export const share = (part: number, all: number): string => (all === 0 ? '–' : `${shares.format((100 * part) / all)} %`);

/** `1 partner`, `2 partners` */
export const counted = (count: number, one: string, many = `${one}s`): string => `${shown(count)} ${count === 1 ? one : many}`;

export const BAND_WORDS: Readonly<Record<Band, string>> = {
  gainOver5: 'Gain more than 5 %',
  gainUnder5: 'Gain less than 5 %',
  same: 'No change',
  loseUnder5: 'Lose less than 5 %',
  loseOver5: 'Lose more than 5 %',
  unknown: 'Not known',
};

const KINDS: Readonly<Record<string, string>> = {
  discount: 'Discounts',
  rebate: 'Rebates',
  commission: 'Commissions',
  mdfAccrual: 'Market development funds',
  count: 'Things counted',
  access: 'Access',
  serviceLevel: 'Service levels',
  fee: 'Fees',
  stacking: 'Benefits of several kinds',
};
export const kindInWords = (kind: string): string => KINDS[kind] ?? kind;

/** The title of a tier; `no tier` without one. */
export function tierInWords(programs: readonly Program[], track: string, tier: string | null): string {
  if (tier === null) return 'no tier';
  for (const program of programs) {
    const found = program.tracks?.find(({ id }) => id === track)?.tiers.find(({ id }) => id === tier);
    if (found) return found.title;
  }
  return tier;
}

export const trackInWords = (programs: readonly Program[], track: string): string =>
  programs.flatMap(({ tracks = [] }) => tracks).find(({ id }) => id === track)?.title ?? track;
