import type { Standings, VersionOutcome } from '../../outcome/version-outcome.ts';
import type { DecidedShard } from '../section.ts';
import { perShard } from './per-shard.ts';

/** What a partner can hold under one version: at place 0 nothing is decided, at 1 it has no tier, from 2 on the version's tiers. */
interface Side {
  readonly places: Int8Array | null;
  readonly tiers: readonly (string | null)[];
  /** In the order of both versions (SIM-M2), 0 without a tier. */
  readonly ranks: readonly number[];
}

/** A cell of the matrix of a track. */
export interface Cell {
  readonly from: string | null;
  readonly to: string | null;
  /** Of the tiers; the same rank is the same tier. */
  readonly ranks: readonly [from: number, to: number];
  readonly isDecided: readonly [before: boolean, after: boolean];
}

/** A track, or a group of one, under both versions: each partner is in one cell. */
export interface TrackPair {
  readonly track: string;
  readonly group: string | null;
  readonly before: Side;
  readonly after: Side;
  /** Cells by number: `cellAt` gives that of a partner. */
  readonly cells: readonly Cell[];
}

/** Places are from −2 on: not decided, no tier, the lowest tier. */
const NOT_DECIDED_PLACE = -2;

function sideOf(outcome: VersionOutcome, { track, group }: Standings, rank: (tier: string | null) => number): Side {
  const standings = outcome.standings.find((one) => one.track === track && one.group === group);
  const declared = outcome.compiled.program.tracks?.find(({ id }) => id === track)?.tiers ?? [];
  const tiers = [null, null, ...declared.map(({ id }) => id)];
  return { places: standings?.tier ?? null, tiers, ranks: tiers.map(rank) };
}

function pairOf({ before, after, comparison: { order } }: DecidedShard, standings: Standings): TrackPair {
  const { track, group } = standings;
  const rank = (tier: string | null) => order.rank(track, tier);
  const [earlier, later] = [sideOf(before, standings, rank), sideOf(after, standings, rank)];
  const cells = earlier.tiers.flatMap((from, first) =>
    later.tiers.map(
      (to, second): Cell => ({
        from,
        to,
        ranks: [earlier.ranks[first] as number, later.ranks[second] as number],
        isDecided: [first > 0, second > 0],
      }),
    ),
  );
  return { track, group, before: earlier, after: later, cells };
}

/** Every track and group that either version has: those of the baseline in its order, then the candidate's own. */
export const trackPairs = perShard((shard): readonly TrackPair[] => {
  const { before, after } = shard;
  const own = after.standings.filter((one) => !before.standings.some(({ track, group }) => track === one.track && group === one.group));
  return [...before.standings, ...own].map((standings) => pairOf(shard, standings));
});

/** The number of the cell that a partner is in. */
export function cellAt({ before, after }: TrackPair, index: number): number {
  const from = before.places === null ? 0 : (before.places[index] as number) - NOT_DECIDED_PLACE;
  const to = after.places === null ? 0 : (after.places[index] as number) - NOT_DECIDED_PLACE;
  return from * after.tiers.length + to;
}

const known = new WeakMap<TrackPair, Uint16Array>();

/** The number of each partner's cell; several sections ask for it. */
export function cellsOf(pair: TrackPair, count: number): Uint16Array {
  let cells = known.get(pair);
  if (cells === undefined) {
    const { before, after } = pair;
    cells = new Uint16Array(count);
    if (before.places !== null) addPlaces(before.places, after.tiers.length, cells);
    if (after.places !== null) addPlaces(after.places, 1, cells);
    known.set(pair, cells);
  }
  return cells;
}

function addPlaces(places: Int8Array, width: number, cells: Uint16Array): void {
  for (let index = 0; index < cells.length; index += 1)
    cells[index] = (cells[index] as number) + ((places[index] as number) - NOT_DECIDED_PLACE) * width;
}

/** The partners in one of some cells. */
export function partnersIn(cells: Uint16Array, isWanted: readonly boolean[]): number[] {
  const wanted = Uint8Array.from(isWanted, Number);
  const partners: number[] = [];
  for (let index = 0; index < cells.length; index += 1) if (wanted[cells[index] as number] === 1) partners.push(index);
  return partners;
}

/** SIM-M1: either version decides the track for whoever is in the cell. */
export const isTold = ({ isDecided: [before, after] }: Cell): boolean => before || after;
export const isMoved = ({ ranks: [from, to] }: Cell): boolean => from !== to;
