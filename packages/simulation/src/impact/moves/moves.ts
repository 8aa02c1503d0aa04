import type { Standings, VersionOutcome } from '../../outcome/version-outcome.ts';
import { allTrackMoves, type TrackMoves } from '../../report/track-moves.ts';
import { addCounts } from '../counts.ts';
import type { DecidedShard, Section } from '../section.ts';

/** By track (groups of a track under `track/`), then by `from>to`, an empty word for no tier: how many partners. */
export type Moves = Record<string, Record<string, number>>;

const keyOf = ({ track, group }: Standings): string => (group === null ? track : `${track}/`);

/** Counts the pairs of places of one track; neither version has more tiers than fit in a byte. */
function countPairs(before: Int8Array | undefined, after: Int8Array | undefined, count: number): Map<number, number> {
  const pairs = new Map<number, number>();
  const cells = new Uint32Array(0x1_0000);
  for (let index = 0; index < count; index += 1) {
    const cell = ((((before?.[index] ?? -2) + 2) << 8) | ((after?.[index] ?? -2) + 2)) & 0xffff;
    cells[cell] = (cells[cell] as number) + 1;
  }
  for (const [cell, partners] of cells.entries()) if (partners > 0) pairs.set(cell, partners);
  return pairs;
}

/** SIM-M1: partners by the tiers that they have under both versions. */
export const moves: Section<Moves, TrackMoves[]> = {
  empty: () => ({}),
  of({ before, after }: DecidedShard) {
    const found: Moves = {};
    const same = (one: VersionOutcome, { track, group }: Standings) =>
      one.standings.find((other) => other.track === track && other.group === group);
    const all = [...before.standings, ...after.standings.filter((one) => same(before, one) === undefined)];
    for (const standing of all) {
      const [earlier, later] = [same(before, standing), same(after, standing)];
      const tierOf = (outcome: VersionOutcome, place: number) =>
        outcome.compiled.program.tracks?.find(({ id }) => id === standing.track)?.tiers[place]?.id ?? '';
      for (const [cell, partners] of countPairs(earlier?.tier, later?.tier, before.count)) {
        const [from, to] = [(cell >>> 8) - 2, (cell & 0xff) - 2];
        // Neither version decides the track for them.
        if (from === -2 && to === -2) continue;
        const key = keyOf(standing);
        found[key] ??= {};
        addCounts(found[key], { [`${tierOf(before, from)}>${tierOf(after, to)}`]: partners });
      }
    }
    return found;
  },
  merge(parts) {
    const merged: Moves = {};
    for (const part of parts)
      for (const [track, cells] of Object.entries(part)) {
        merged[track] ??= {};
        addCounts(merged[track], cells);
      }
    return merged;
  },
  tell: (part, { order }) => allTrackMoves({ moves: part }, order),
};
