import { readType } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import { type Program, toMajor } from '@tierwright/program';
import { factsOn } from '../../benefits/facts-on.ts';
import { columnsOfVersion } from '../../snapshot/fact-columns.ts';
import { factsAsRead } from '../../snapshot/facts-as-read.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import { textAt } from '../../snapshot/texts.ts';
import { finish, type Steps } from '../../steps/steps.ts';
import type { DecidedShard, Section } from '../section.ts';
import { cliffValues } from './cliff-values.ts';
import { type FoundCliff, findCliffs } from './find-cliffs.ts';
import { type TierTest, tierTests } from './tier-tests.ts';

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
function detailsOf({ track: { track }, test, from, to }: FoundCliff): Omit<CliffCount, 'partners' | 'value' | 'unknown'> {
  const named = (place: number): string | null => track.tiers[place]?.id ?? null;
  const { requirement, fact, threshold } = test;
  return { track: track.id, side: to < from ? 'lose' : 'gain', from: named(from), to: named(to), requirement, fact, threshold };
}

/** Cliffs of a shard, those of partners in columns first, and of how many partners the tests were looked at. */
interface FoundInShard {
  readonly looked: number;
  readonly inColumns: readonly FoundCliff[];
  readonly asRead: readonly FoundCliff[];
}

function* findIn(shard: DecidedShard): Steps<FoundInShard> {
  const { snapshot, after } = shard;
  const { compiled } = after;
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const days = { day: asOf, parametersOn: parametersAsOf };
  const inColumns = tierTests(compiled, days, columnsOfVersion(compiled));
  const asRead = tierTests(compiled, days, (fact) => fact);
  if (inColumns === null || asRead === null) return { looked: 0, inColumns: [], asRead: [] };
  const found: FoundCliff[] = [];
  if (snapshot.asRead.size < snapshot.count) {
    const source = factsOn(snapshot, rowsOnDay(snapshot.rows, toDay(asOf)));
    yield* findCliffs(inColumns.plan, source, inColumns.tracks, (cliff) => {
      if (!snapshot.asRead.has(cliff.row)) found.push(cliff);
    });
  }
  const kept: FoundCliff[] = [];
  const { source, partners } = factsAsRead(compiled, snapshot, true);
  yield* findCliffs(asRead.plan, source, asRead.tracks, (cliff) => kept.push({ ...cliff, row: partners[cliff.row] as number }));
  return { looked: snapshot.count - snapshot.asRead.size + partners.length, inColumns: found, asRead: kept };
}

function* cliffsOf(shard: DecidedShard): Steps<Cliffs> {
  const { looked, inColumns, asRead } = yield* findIn(shard);
  // Whoever is decided partner by partner is not decided again at another tier.
  const other = (shard.after.compiled.program.benefits ?? []).length === 0 ? 0 : null;
  const values = [...cliffValues(shard, inColumns), ...asRead.map(() => other)];
  yield;
  const found = [...inColumns, ...asRead];
  return { looked, counts: countsOf(found, values), nearest: nearestOf(namedOf(shard, found, values)) };
}

/** Counts by what partners have in common: there are few of those. */
function countsOf(found: readonly FoundCliff[], values: readonly (number | null)[]): CliffCount[] {
  const known = new Map<TierTest, Map<number, CliffCount>>();
  for (const [index, cliff] of found.entries()) {
    const ofTest = known.get(cliff.test) ?? new Map<number, CliffCount>();
    known.set(cliff.test, ofTest);
    const tiers = cliff.from * 256 + cliff.to;
    const count = ofTest.get(tiers) ?? { ...detailsOf(cliff), partners: 0, value: 0, unknown: 0 };
    ofTest.set(tiers, count);
    const value = values[index] ?? null;
    count.partners += 1;
    count.value += value ?? 0;
    if (value === null) count.unknown += 1;
  }
  const counts = new Map<string, CliffCount>();
  for (const ofTest of known.values()) for (const count of ofTest.values()) addTo(counts, count);
  return sorted(counts);
}

const distanceOf = ({ value, threshold }: FoundCliff): number => Math.abs(value - threshold) / Math.abs(threshold);

/** The places of those that may be named: at most as far away as the last one, of equals those with the first ids. */
function nearPlaces({ snapshot }: DecidedShard, found: readonly FoundCliff[]): number[] {
  const distances = new Float64Array(found.length);
  for (let at = 0; at < found.length; at += 1) distances[at] = distanceOf(found[at] as FoundCliff);
  const most = distances.slice().sort()[Math.min(MOST_NEAR, distances.length) - 1] ?? 0;
  const nearer: number[] = [];
  const equal: { readonly at: number; readonly id: string }[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const distance = distances[at] as number;
    if (distance < most) nearer.push(at);
    else if (distance === most) equal.push({ at, id: textAt(snapshot.ids, (found[at] as FoundCliff).row) });
  }
  equal.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const last = equal[MOST_NEAR - nearer.length - 1]?.id;
  return [...nearer, ...equal.filter(({ id }) => last === undefined || id <= last).map(({ at }) => at)];
}

function namedOf(shard: DecidedShard, found: readonly FoundCliff[], values: readonly (number | null)[]): NearPartner[] {
  const { program } = shard.after.compiled;
  return nearPlaces(shard, found).flatMap((at): NearPartner[] => {
    const cliff = found[at];
    if (cliff === undefined) return [];
    const { group } = cliff.track;
    const shown = shownIn(program, cliff.test.fact);
    return [
      {
        ...detailsOf(cliff),
        partner: textAt(shard.snapshot.ids, cliff.row),
        ...(group === null ? {} : { group }),
        is: shown(cliff.value),
        at: shown(cliff.threshold),
        distance: distanceOf(cliff),
        value: values[at] ?? null,
      },
    ];
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
    const { inColumns, asRead } = finish(findIn(shard));
    const asked = [...inColumns, ...asRead].filter((one) => cliff === undefined || keyOf(detailsOf(one)) === keyOf(cliff));
    return [...new Set(asked.map(({ row }) => row))].sort((a, b) => a - b);
  },
};
