import { toMajor } from '@tierwright/program';
import type { Section } from '../section.ts';
import { countsBy, sumsBy } from '../shard/by-class.ts';
import { classesOf } from '../shard/classes.ts';
import { yearlyValues } from '../shard/yearly-values.ts';
import { type Within, withinSlice } from '../slices/within.ts';
import { BANDS, type Band } from './band.ts';

/** Partners of a band, and how what they get in a year differs: minor units in a part. */
export interface BandSum {
  partners: number;
  difference: number;
}
export type BandPart = Partial<Record<Band, BandSum>>;

/** Winners and losers by what their benefits come to in a year. */
export interface BandTold {
  band: Band;
  partners: number;
  /** All of them together, a year, major units; null where it is not known. */
  difference: number | null;
}

export function addBand(bands: BandPart, band: Band, { partners, difference }: BandSum): void {
  bands[band] ??= { partners: 0, difference: 0 };
  bands[band].partners += partners;
  bands[band].difference += difference;
}

/** The partners of a band. */
export interface BandSelector {
  readonly band: Band;
  readonly within?: Within;
}

/** SIM-M7: all partners in five bands, and those of whom it is not known. */
export const bands: Section<BandPart, BandTold[], BandSelector> = {
  empty: () => ({}),
  of(shard) {
    const { of, all } = classesOf(shard);
    const { before, after } = yearlyValues(shard);
    const counts = countsBy(of, all.length);
    const [earlier, later] = [sumsBy(of, all.length, before), sumsBy(of, all.length, after)];
    const found: BandPart = {};
    for (const [number, { band }] of all.entries())
      addBand(found, band, {
        partners: counts[number] as number,
        difference: band === 'unknown' ? 0 : (later[number] as number) - (earlier[number] as number),
      });
    return found;
  },
  merge(parts) {
    const merged: BandPart = {};
    for (const part of parts) for (const band of BANDS) if (part[band]) addBand(merged, band, part[band]);
    return merged;
  },
  tell: (part, { candidate: { currency } }) =>
    BANDS.map((band) => {
      const { partners = 0, difference = 0 } = part[band] ?? {};
      return { band, partners, difference: band === 'unknown' ? null : toMajor(difference, currency) };
    }),
  *select(shard, { band, within }) {
    const { of, all } = classesOf(shard);
    const isIn = withinSlice(shard, within);
    for (let index = 0; index < of.length; index += 1) if (all[of[index] as number]?.band === band && isIn(index)) yield index;
  },
};
