import { readType } from '@tierwright/engine';
import { type Program, toMajor } from '@tierwright/program';
import { BlockRunner } from '../../run/block-runner.ts';
import { factsAsRead } from '../../snapshot/facts-as-read.ts';
import { textAt } from '../../snapshot/texts.ts';
import { finish, type Steps } from '../../steps/steps.ts';
import type { DecidedShard, Section } from '../section.ts';
import { planTests, testsAfter } from '../shard/shard-tests.ts';
import { cliffValues } from './cliff-values.ts';
import { findCliffs } from './find-cliffs.ts';
import { type CliffKind, FoundCliffs } from './found-cliffs.ts';
import { tierTests } from './tier-tests.ts';

/** Partners near the thresholds of one requirement whose tier hangs on it. */
interface CliffCount {
  track: string;
  /** Whether they would lose a tier if the test turned, or gain one. */
  side: 'lose' | 'gain';
  /** The tier that they qualify for, and the other one; null is no tier. */
  from: string | null;
  to: string | null;
  /** The requirement that a tier asks it in; empty where the tier asks it itself. */
  requirement: string;
  fact: string;
  /** A parameter, or a number as the document writes it. */
  threshold: string;
  /** A partner counts once for each of its groups. */
  partners: number;
  /** What they would have more (or less) in a year. A part has minor units, a report major ones of the program's currency. */
  value: number;
  /** Of them, those for whom that is not known. */
  unknown: number;
}

/** A partner near a threshold. Money is in major units. */
interface NearPartner extends Omit<CliffCount, 'partners' | 'value' | 'unknown'> {
  partner: string;
  group?: string;
  is: number;
  at: number;
  /** In parts of the threshold. */
  distance: number;
  value: number | null;
}

/** Partners within 10 % of a threshold whose tier hangs on it. */
export interface Cliffs {
  /** Partners whose tests were looked at. */
  looked: number;
  counts: CliffCount[];
  /** The nearest ones: at most `MOST_NEAR`. */
  nearest: NearPartner[];
}

/** So many partners are named. */
const MOST_NEAR = 100;

type CliffKey = Pick<CliffCount, 'track' | 'from' | 'to' | 'requirement' | 'fact' | 'threshold'>;
const keyOf = ({ track, from, to, requirement, fact, threshold }: CliffKey): string =>
  JSON.stringify([track, from, to, requirement, fact, threshold]);

const wordsOf = (near: NearPartner): string => `${near.group ?? ''} ${keyOf(near)}`;

/** By distance, then by partner. */
function nearestOf(all: readonly NearPartner[]): NearPartner[] {
  const sorted = [...all].sort((a, b) => {
    if (a.distance !== b.distance) return a.distance - b.distance;
    if (a.partner !== b.partner) return a.partner < b.partner ? -1 : 1;
    return wordsOf(a) < wordsOf(b) ? -1 : 1;
  });
  return sorted.slice(0, MOST_NEAR);
}

function addTo(counts: Map<string, CliffCount>, { partners, value, unknown, ...of }: CliffCount): void {
  const key = keyOf(of);
  const known = counts.get(key) ?? { ...of, partners: 0, value: 0, unknown: 0 };
  known.partners += partners;
  known.value += value;
  known.unknown += unknown;
  counts.set(key, known);
}

const sorted = (counts: ReadonlyMap<string, CliffCount>): CliffCount[] =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);

const shownIn = (program: Program, fact: string): ((value: number) => number) => {
  const isMoney = readType(program, fact).type === 'money';
  return (value) => (isMoney ? toMajor(value, program.currency) : value);
};

/** What cliffs are told of: everything but the place of the partner. */
function detailsOf({ track: { track }, test, from, to }: CliffKind): Omit<CliffCount, 'partners' | 'value' | 'unknown'> {
  const named = (place: number): string | null => track.tiers[place]?.id ?? null;
  const { requirement, fact, threshold } = test;
  return { track: track.id, side: to < from ? 'lose' : 'gain', from: named(from), to: named(to), requirement, fact, threshold };
}

/** Cliffs of a shard, those of partners in columns first, and of how many partners the tests were looked at. */
interface FoundInShard {
  readonly looked: number;
  readonly found: FoundCliffs;
  readonly inColumns: number;
}

function* findIn(shard: DecidedShard): Steps<FoundInShard> {
  const { snapshot, after } = shard;
  const { compiled } = after;
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const days = { day: asOf, parametersOn: parametersAsOf };
  const found = new FoundCliffs();
  const tests = testsAfter(shard);
  const tracks = tierTests(compiled, tests);
  if (tracks === null) return { looked: 0, found, inColumns: 0 };
  if (snapshot.asRead.size < snapshot.count) yield* findCliffs(tests, tracks, found, (row) => (snapshot.asRead.has(row) ? -1 : row));
  const inColumns = found.count;
  if (snapshot.asRead.size === 0) return { looked: snapshot.count, found, inColumns };
  const testsAsRead = planTests(compiled, days, (fact) => fact);
  const tracksAsRead = tierTests(compiled, testsAsRead);
  if (tracksAsRead === null) return { looked: 0, found: new FoundCliffs(), inColumns: 0 };
  const { source, partners } = factsAsRead(compiled, snapshot, true);
  const { plan } = testsAsRead;
  yield* findCliffs({ plan, runner: new BlockRunner(plan, source) }, tracksAsRead, found, (row) => partners[row] as number);
  return { looked: snapshot.count - snapshot.asRead.size + partners.length, found, inColumns };
}

function* cliffsOf(shard: DecidedShard): Steps<Cliffs> {
  const { looked, found, inColumns } = yield* findIn(shard);
  // Whoever is decided partner by partner is not decided again at another tier.
  const values = new Float64Array(found.count).fill((shard.after.compiled.program.benefits ?? []).length === 0 ? 0 : Number.NaN);
  values.set(cliffValues(shard, found, inColumns));
  yield;
  return { looked, counts: countsOf(found, values), nearest: nearestOf(namedOf(shard, found, values)) };
}

/** Counts by what partners have in common. `values`: NaN where they are not known. */
function countsOf({ kinds, kindAt }: FoundCliffs, values: Float64Array): CliffCount[] {
  const [partners, sums, unknown] = [new Int32Array(kinds.length), new Float64Array(kinds.length), new Int32Array(kinds.length)];
  for (let at = 0; at < kindAt.length; at += 1) {
    const kind = kindAt[at] as number;
    const value = values[at] as number;
    partners[kind] = (partners[kind] as number) + 1;
    if (Number.isNaN(value)) unknown[kind] = (unknown[kind] as number) + 1;
    else sums[kind] = (sums[kind] as number) + value;
  }
  const counts = new Map<string, CliffCount>();
  for (const [kind, one] of kinds.entries())
    addTo(counts, {
      ...detailsOf(one),
      partners: partners[kind] as number,
      value: sums[kind] as number,
      unknown: unknown[kind] as number,
    });
  return sorted(counts);
}

/** How far away each is, in parts of the threshold. */
function distancesOf({ values, thresholds }: FoundCliffs): Float64Array {
  const distances = new Float64Array(values.length);
  for (let at = 0; at < distances.length; at += 1) {
    const threshold = thresholds[at] as number;
    distances[at] = Math.abs((values[at] as number) - threshold) / Math.abs(threshold);
  }
  return distances;
}

/** The distance of the last one that may be named: of so many the greatest, of fewer that of all. */
function lastDistance(distances: Float64Array): number {
  const least = new Float64Array(Math.min(MOST_NEAR, distances.length)).fill(Number.POSITIVE_INFINITY);
  const last = least.length - 1;
  for (let at = 0; at < distances.length; at += 1) {
    const distance = distances[at] as number;
    if (distance >= (least[last] as number)) continue;
    let place = last;
    for (; place > 0 && (least[place - 1] as number) > distance; place -= 1) least[place] = least[place - 1] as number;
    least[place] = distance;
  }
  return least[last] ?? 0;
}

/** The places of those that may be named: at most as far away as the last one, of equals those with the first ids. */
function nearPlaces({ snapshot }: DecidedShard, { rows }: FoundCliffs, distances: Float64Array): number[] {
  const most = lastDistance(distances);
  const [nearer, equal] = [placesWith(distances, most, true), placesWith(distances, most, false)];
  const wanted = MOST_NEAR - nearer.length;
  if (equal.length <= wanted) return [...nearer, ...equal];
  // Thousands may be at the threshold itself: only the first ids are kept, in order.
  const ids: string[] = [];
  for (const at of equal) {
    const id = textAt(snapshot.ids, rows[at] as number);
    if (ids.length === wanted && id >= (ids[wanted - 1] as string)) continue;
    let place = ids.length;
    for (; place > 0 && (ids[place - 1] as string) > id; place -= 1);
    ids.splice(place, 0, id);
    if (ids.length > wanted) ids.pop();
  }
  const last = ids[wanted - 1] as string;
  return [...nearer, ...equal.filter((at) => textAt(snapshot.ids, rows[at] as number) <= last)];
}

/** The places of those that are below a distance, or at it. */
function placesWith(distances: Float64Array, limit: number, isBelow: boolean): number[] {
  const places: number[] = [];
  for (let at = 0; at < distances.length; at += 1) {
    const distance = distances[at] as number;
    if (isBelow ? distance < limit : distance === limit) places.push(at);
  }
  return places;
}

function namedOf(shard: DecidedShard, found: FoundCliffs, values: Float64Array): NearPartner[] {
  const { program } = shard.after.compiled;
  const { kinds, kindAt, rows } = found;
  const distances = distancesOf(found);
  return nearPlaces(shard, found, distances).map((at): NearPartner => {
    const kind = kinds[kindAt[at] as number] as CliffKind;
    const { group } = kind.track;
    const shown = shownIn(program, kind.test.fact);
    const value = values[at] as number;
    return {
      ...detailsOf(kind),
      partner: textAt(shard.snapshot.ids, rows[at] as number),
      ...(group === null ? {} : { group }),
      is: shown(found.values[at] as number),
      at: shown(found.thresholds[at] as number),
      distance: distances[at] as number,
      value: Number.isNaN(value) ? null : value,
    };
  });
}

/** Partners near any threshold, or those of one count. */
export interface CliffsSelector {
  readonly cliff?: CliffKey;
}

/** SIM-Q9, SIM-Q10: partners of the candidate near a threshold, and what they would lose or gain. */
export const cliffs: Section<Cliffs, Cliffs, CliffsSelector> = {
  empty: () => ({ looked: 0, counts: [], nearest: [] }),
  of: (shard) => finish(cliffsOf(shard)),
  steps: cliffsOf,
  merge(parts) {
    const counts = new Map<string, CliffCount>();
    for (const part of parts) for (const count of part.counts) addTo(counts, count);
    return {
      looked: parts.reduce((sum, { looked }) => sum + looked, 0),
      counts: sorted(counts),
      nearest: nearestOf(parts.flatMap(({ nearest }) => nearest)),
    };
  },
  tell({ looked, counts, nearest }, { candidate }) {
    const major = (minor: number) => toMajor(minor, candidate.currency);
    return {
      looked,
      counts: counts
        .map((count) => ({ ...count, value: major(count.value) }))
        .sort((a, b) => b.partners - a.partners || (keyOf(a) < keyOf(b) ? -1 : 1)),
      nearest: nearest.map((near) => ({ ...near, value: near.value === null ? null : major(near.value) })),
    };
  },
  select(shard, { cliff }) {
    const { kinds, kindAt, rows } = finish(findIn(shard)).found;
    const isAsked = kinds.map((kind) => cliff === undefined || keyOf(detailsOf(kind)) === keyOf(cliff));
    return [...new Set(rows.filter((_, at) => isAsked[kindAt[at] as number] === true))].sort((a, b) => a - b);
  },
};
