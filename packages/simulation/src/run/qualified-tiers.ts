import { type Bits, firstBit, hasBit, wordsFor } from '../columns/bits.ts';
import type { FactColumns } from '../columns/partner-columns.ts';
import type { Plan } from '../plan/plan.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { BLOCK } from './block.ts';
import { BlockRunner } from './block-runner.ts';
import { ofColumns } from './column-source.ts';

/** The track does not apply to the partner. */
export const NOT_DECIDED = -2;

/** The tier of each partner in a track, or in a group of it: from 0 for the lowest, −1 for none, `NOT_DECIDED`. */
export interface QualifiedTiers {
  readonly track: string;
  readonly group: string | null;
  readonly tiers: Int8Array;
}

/** The tiers that partners qualify for in tracks of one or more versions that share a plan. */
export function qualifiedTiers(plan: Plan, columns: FactColumns, tracks: readonly TrackPlan[]): QualifiedTiers[] {
  const found = tracks.map(({ track, group }) => ({ track, group, tiers: new Int8Array(columns.count) }));
  const runner = new BlockRunner(plan, ofColumns(columns));
  for (let from = 0; from < columns.count; from += BLOCK) {
    runner.enter(from);
    for (const [index, track] of tracks.entries()) {
      const { tiers } = found[index] as QualifiedTiers;
      decideBlock(runner, track, tiers.subarray(from, from + runner.count));
    }
  }
  return found;
}

function decideBlock(runner: BlockRunner, track: TrackPlan, out: Int8Array): void {
  const { applies, tiers } = track;
  out.fill(-1);
  const held = tiers.map(({ qualify }) => (qualify === null ? null : runner.status(qualify).met));
  if (track.award === 'ladder') climb(held, out);
  else for (const [rank, met] of held.entries()) award(met, rank, out);
  if (applies === null) return;
  const { met } = runner.status(applies);
  for (let index = 0; index < out.length; index += 1) if (!hasBit(met, index)) out[index] = NOT_DECIDED;
}

/** The tier to all who have it; later ones are higher. */
function award(met: Bits | null, rank: number, out: Int8Array): void {
  if (met === null) {
    out.fill(rank);
    return;
  }
  const words = wordsFor(out.length);
  for (let word = 0; word < words; word += 1) {
    // Most words of a high tier are empty.
    for (let bits = met[word] as number; bits !== 0; bits &= bits - 1) {
      const index = (word << 5) + firstBit(bits);
      if (index < out.length) out[index] = rank;
    }
  }
}

/** ENG-T2: as high as every tier below is had as well. */
function climb(held: readonly (Bits | null)[], out: Int8Array): void {
  for (const [rank, met] of held.entries())
    for (let index = 0; index < out.length; index += 1)
      if (out[index] === rank - 1 && (met === null || hasBit(met, index))) out[index] = rank;
}
