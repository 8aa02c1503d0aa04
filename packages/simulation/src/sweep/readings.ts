import type { CompiledProgram } from '@tierwright/engine';
import { hasBit } from '../columns/bits.ts';
import type { Line, VersionOutcome } from '../outcome/version-outcome.ts';
import type { TierOrder } from '../report/tier-order.ts';
import { directionsOf, heldPairs, NAMED_DIRECTIONS } from './directions.ts';
import type { HeldTiers } from './held-tiers.ts';

/** What each partner is counted under, as a place in `names`. */
interface Codes {
  readonly names: readonly (readonly string[])[];
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

/** Places of tiers as they are: without a tier, and outside of the track, the places are the last two of a byte. */
const placesOf = (tiers: Int8Array): Uint8Array => new Uint8Array(tiers.buffer, tiers.byteOffset, tiers.length);

/** Tiers of headlines, each track for itself. */
const tierCodes = ({ compiled, standings }: HeldTiers): Codes[] =>
  standings.flatMap(({ track, group, tier }) => (group === null ? [{ names: tierNames(compiled, track), of: placesOf(tier) }] : []));

const tierNames = ({ program }: CompiledProgram, track: string): string[][] =>
  (program.tracks?.find(({ id }) => id === track)?.tiers ?? []).map(({ id }) => [tierName(track, id)]);

const DIRECTION_NAMES: readonly (readonly string[])[] = [[], ...NAMED_DIRECTIONS.map((one) => [directionName(one)])];

/** Tiers and directions: as one code where there is one track, which is looked through once then. */
function moveCodes(outcome: HeldTiers, before: VersionOutcome, order: TierOrder): Codes[] {
  const pairs = heldPairs(before, outcome, order);
  if (pairs === null) return [...tierCodes(outcome), { names: DIRECTION_NAMES, of: directionsOf(before, outcome, order) }];
  const [standing] = outcome.standings;
  const tiers = standing ? tierNames(outcome.compiled, standing.track) : [];
  const names = Array.from(pairs.directions, (direction, pair) => [
    ...(tiers[(pair % pairs.width) - 2] ?? []),
    ...(DIRECTION_NAMES[direction] ?? []),
  ]);
  return [{ names, of: pairs.of }];
}

/** SIM-Q5: what a curve counts of an outcome: tiers of headlines, directions against the baseline, lines of the bill. */
export function readingsOf(outcome: HeldTiers, before: VersionOutcome | null, order: TierOrder, wanted: Wanted): Readings {
  const asksDirections = before !== null && isWanted(wanted, DIRECTION_NAMES.flat());
  const moves = asksDirections ? moveCodes(outcome, before, order) : tierCodes(outcome);
  const lines = outcome.lines.filter(({ line }) => isWanted(wanted, [lineName(line), unknownName(line)]));
  const unknown = lines.map((line) => ({ names: [[], [unknownName(line.line)]], of: unknownOf(line, outcome.count) }));
  const codes = [...moves.filter(({ names }) => isWanted(wanted, names.flat())), ...unknown];
  return { codes, amounts: lines.map(({ line, value }) => ({ name: lineName(line), of: value })) };
}
