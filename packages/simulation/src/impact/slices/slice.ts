import { type Program, toMajor } from '@tierwright/program';
import type { Comparison } from '../../report/comparison.ts';
import { DIRECTIONS, type Direction } from '../../report/tier-move.ts';
import { allTrackMoves, type TrackMoves } from '../../report/track-moves.ts';
import { BANDS, type Band } from '../bands/band.ts';
import { cutDeciles } from './deciles.ts';
import type { Dimension } from './dimensions.ts';
import { edgeOf } from './size-bucket.ts';
import { type Tally, together } from './tally.ts';

/** Partners with one value, or in one class of size. */
export interface SliceValue {
  /** The word; `true` or `false`; years in the program (−1: it joins later); null where it is not known. Of a size its deciles. */
  value: string | number | boolean | null;
  /** Of a size: the first and last decile, 1 the smallest, and the measure from which on and below which they are; major units. */
  deciles?: { from: number; through: number; least: number; below: number | null; buckets: { from: number; through: number } };
  partners: number;
  /** Those whose tier changes. */
  changed: number;
  directions: Record<Direction, number>;
  bands: Record<Band, number>;
  /** Benefits in a year, major units of each program's currency; null where the currencies differ. */
  before: number;
  after: number;
  difference: number | null;
  tracks: Pick<TrackMoves, 'track' | 'moves'>[];
}

/** How partners fare by what is said of them. */
export interface Slice {
  by: Dimension['by'];
  fact: string;
  title: string;
  values: SliceValue[];
}

type Labels = Pick<SliceValue, 'value' | 'deciles'>;

function told(labels: Labels, tally: Tally, { baseline, candidate, order }: Comparison): SliceValue {
  const { partners, directions, bands, before, after, moves } = tally;
  const counts = DIRECTIONS.map((one): [Direction, number] => [one, directions[one] ?? 0]);
  const isComparable = baseline.currency === candidate.currency;
  return {
    ...labels,
    partners,
    changed: counts.reduce((sum, [, count]) => sum + count, 0),
    directions: Object.fromEntries(counts) as Record<Direction, number>,
    bands: Object.fromEntries(BANDS.map((band) => [band, bands[band]?.partners ?? 0])) as Record<Band, number>,
    before: toMajor(before, baseline.currency),
    after: toMajor(after, candidate.currency),
    difference: isComparable ? toMajor(after - before, candidate.currency) : null,
    tracks: allTrackMoves(moves, order).map(({ track, moves: own }) => ({ track, moves: own })),
  };
}

/** Words in the order in which the document has them, then others by name. */
function labelled({ by, declared }: Dimension, keys: readonly string[]): [string, Labels][] {
  if (by === 'age') return [...keys].sort((a, b) => Number(a) - Number(b)).map((key) => [key, { value: Number(key) }]);
  if (declared.type === 'boolean')
    return ['true', 'false'].flatMap((key) => (keys.includes(key) ? [[key, { value: key === 'true' }]] : []));
  const words = declared.values ?? [];
  const place = (key: string) => (words.includes(key) ? words.indexOf(key) : words.length);
  return [...keys].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1)).map((key) => [key, { value: key }]);
}

function sizes({ declared }: Dimension, known: ReadonlyMap<string, Tally>, program: Program, tallyOf: (keys: readonly string[]) => Tally) {
  const major = (edge: number) => (declared.type === 'money' ? toMajor(edge, program.currency) : edge);
  const deciles = cutDeciles(new Map([...known].map(([key, { partners }]) => [Number(key), partners])));
  return deciles.map(({ from, through, buckets }, at): [Labels, Tally] => {
    const next = deciles[at + 1]?.buckets[0];
    const edges = { least: major(edgeOf(buckets[0] ?? 0)), below: next === undefined ? null : major(edgeOf(next)) };
    const cut = { from: buckets[0] ?? 0, through: buckets.at(-1) ?? 0 };
    const value = from === through ? String(from) : `${from}–${through}`;
    return [{ value, deciles: { from, through, ...edges, buckets: cut } }, tallyOf(buckets.map(String))];
  });
}

/** The values of a dimension, what is not known last. */
export function tellSlice(dimension: Dimension, tallies: Readonly<Record<string, Tally>>, comparison: Comparison): Slice {
  const known = new Map(Object.entries(tallies).filter(([key]) => key !== ''));
  const tallyOf = (keys: readonly string[]) => together(keys.flatMap((key) => tallies[key] ?? []));
  const values =
    dimension.by === 'size'
      ? sizes(dimension, known, comparison[dimension.of], tallyOf)
      : labelled(dimension, [...known.keys()]).map(([key, labels]): [Labels, Tally] => [labels, tallyOf([key])]);
  const unknown = tallies[''];
  return {
    by: dimension.by,
    fact: dimension.fact,
    title: dimension.declared.title,
    values: [...values, ...(unknown ? [[{ value: null }, unknown] as [Labels, Tally]] : [])].map(([labels, tally]) =>
      told(labels, tally, comparison),
    ),
  };
}
