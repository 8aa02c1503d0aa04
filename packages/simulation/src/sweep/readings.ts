import { hasBit } from '../columns/bits.ts';
import type { Line, VersionOutcome } from '../outcome/version-outcome.ts';
import type { TierOrder } from '../report/tier-order.ts';
import { directionsOf, NAMED_DIRECTIONS } from './directions.ts';
import type { HeldTiers } from './held-tiers.ts';

/** What each partner is counted under, as a place in `names`; an empty name is not counted. */
interface Codes {
  readonly names: readonly string[];
  readonly of: Uint8Array;
}

/** What is summed of each partner. */
interface Amounts {
  readonly name: string;
  readonly of: Float64Array;
}

/** What is counted and summed of the partners that a version decides. */
export interface Readings {
  readonly codes: readonly Codes[];
  readonly amounts: readonly Amounts[];
}

/** Names of what is counted: `tier track tier`, `direction up`, `line id`, `unknown id`. */
export const tierName = (track: string, tier: string): string => `tier ${track} ${tier}`;
export const directionName = (direction: string): string => `direction ${direction}`;
export const lineName = (line: string): string => `line ${line}`;
export const unknownName = (line: string): string => `unknown ${line}`;

/** Which names are wanted; null: all. */
export type Wanted = ReadonlySet<string> | null;

const isWanted = (wanted: Wanted, names: readonly string[]): boolean => wanted === null || names.some((name) => wanted.has(name));

function unknownOf({ priced, known }: Line, count: number): Uint8Array {
  const of = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) if (hasBit(priced, index) && !hasBit(known, index)) of[index] = 1;
  return of;
}

/** Places of tiers from 1 on; 0 without one. */
function shifted(tiers: Int8Array): Uint8Array {
  const of = new Uint8Array(tiers.length);
  for (let index = 0; index < of.length; index += 1) {
    const place = tiers[index] as number;
    of[index] = place < 0 ? 0 : place + 1;
  }
  return of;
}

/** SIM-Q5: what a curve counts of an outcome: tiers of headlines, directions against the baseline, lines of the bill. */
export function readingsOf(outcome: HeldTiers, before: VersionOutcome | null, order: TierOrder, wanted: Wanted): Readings {
  const { compiled, count } = outcome;
  const codes: Codes[] = [];
  for (const { track, group, tier } of outcome.standings) {
    if (group !== null) continue;
    const tiers = compiled.program.tracks?.find(({ id }) => id === track)?.tiers ?? [];
    const names = ['', ...tiers.map(({ id }) => tierName(track, id))];
    if (isWanted(wanted, names)) codes.push({ names, of: shifted(tier) });
  }
  const names = ['', ...NAMED_DIRECTIONS.map(directionName)];
  if (before !== null && isWanted(wanted, names)) codes.push({ names, of: directionsOf(before, outcome, order) });
  const lines = outcome.lines.filter(({ line }) => isWanted(wanted, [lineName(line), unknownName(line)]));
  for (const line of lines) codes.push({ names: ['', unknownName(line.line)], of: unknownOf(line, count) });
  return { codes, amounts: lines.map(({ line, value }) => ({ name: lineName(line), of: value })) };
}
