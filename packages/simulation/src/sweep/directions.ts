import type { Direction } from '../report/tier-move.ts';
import type { TierOrder } from '../report/tier-order.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { wordsIn } from './byte-words.ts';
import type { HeldTiers } from './held-tiers.ts';

/** Directions by their code, from 1; 0 is no move. */
export const NAMED_DIRECTIONS: readonly Direction[] = ['up', 'down', 'in', 'out', 'mixed'];

const FLAGS = { from: 1, to: 2, rise: 4, fall: 8, groupRise: 16, groupFall: 32 } as const;

/** SIM-M3, of a partner's flags over all tracks. */
function codeOf(flags: number): number {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  if (!has(FLAGS.rise | FLAGS.fall | FLAGS.groupRise | FLAGS.groupFall)) return 0;
  const named = (direction: Direction): number => NAMED_DIRECTIONS.indexOf(direction) + 1;
  if (!has(FLAGS.from) && has(FLAGS.to)) return named('in');
  if (has(FLAGS.from) && !has(FLAGS.to)) return named('out');
  const byHeadline = has(FLAGS.rise | FLAGS.fall);
  const rises = has(byHeadline ? FLAGS.rise : FLAGS.groupRise);
  const falls = has(byHeadline ? FLAGS.fall : FLAGS.groupFall);
  return named(rises && falls ? 'mixed' : rises ? 'up' : 'down');
}

const CODES = Uint8Array.from({ length: 64 }, (_, flags) => codeOf(flags));

/** Ranks by place + 2: 0 without a tier, or not in the track. */
function ranksOf({ compiled }: HeldTiers, track: string, order: TierOrder): Uint8Array {
  const tiers = compiled.program.tracks?.find(({ id }) => id === track)?.tiers ?? [];
  return Uint8Array.from([0, 0, ...tiers.map(({ id }) => order.rank(track, id))]);
}

const keyOf = ({ track, group }: HeldTiers['standings'][number]): string => JSON.stringify([track, group]);

/** Adds to each partner what a table says of its pair of places. */
function addPairs(into: Uint8Array, table: Uint8Array, width: number, before: Int8Array, after: Int8Array): void {
  // Both places begin at −2.
  const least = 2 * width + 2;
  for (let index = 0; index < into.length; index += 1) {
    const pair = (before[index] as number) * width + (after[index] as number) + least;
    into[index] = (into[index] as number) | (table[pair] as number);
  }
}

/** What two outcomes say of the same track or group; one of them may not know it. */
interface Pair {
  readonly one: Tiers | undefined;
  readonly other: Tiers | undefined;
}
type Tiers = HeldTiers['standings'][number];

function pairsIn(before: HeldTiers, after: HeldTiers): Pair[] {
  const earlier = new Map(before.standings.map((one) => [keyOf(one), one]));
  const later = new Map(after.standings.map((one) => [keyOf(one), one]));
  return [...new Set([...earlier.keys(), ...later.keys()])].map((key) => ({ one: earlier.get(key), other: later.get(key) }));
}

/** Flags of each pair of places, both from not decided on: `width` of them for each place before. */
function flagsOf({ one, other }: Pair, before: HeldTiers, after: HeldTiers, order: TierOrder): { flags: Uint8Array; width: number } {
  const { track, group } = (one ?? other) as Tiers;
  const [from, to] = [ranksOf(before, track, order), ranksOf(after, track, order)];
  const isHeadline = group === null;
  const [rise, fall] = isHeadline ? [FLAGS.rise, FLAGS.fall] : [FLAGS.groupRise, FLAGS.groupFall];
  const flags = new Uint8Array(from.length * to.length);
  for (let was = 0; was < from.length; was += 1)
    for (let is = 0; is < to.length; is += 1) {
      const [a, b] = [one === undefined ? 0 : (from[was] as number), other === undefined ? 0 : (to[is] as number)];
      const held = isHeadline ? (a > 0 ? FLAGS.from : 0) | (b > 0 ? FLAGS.to : 0) : 0;
      flags[was * to.length + is] = held | (b > a ? rise : b < a ? fall : 0);
    }
  return { flags, width: to.length };
}

/** The direction of each partner from one outcome to another, as a code. */
export function directionsOf(before: HeldTiers, after: HeldTiers, order: TierOrder): Uint8Array {
  const found = new Uint8Array(after.count);
  const nobody = (): Int8Array => new Int8Array(after.count).fill(NOT_DECIDED);
  for (const pair of pairsIn(before, after)) {
    const { flags, width } = flagsOf(pair, before, after, order);
    addPairs(found, flags, width, pair.one?.tier ?? nobody(), pair.other?.tier ?? nobody());
  }
  for (let index = 0; index < found.length; index += 1) found[index] = CODES[found[index] as number] as number;
  return found;
}

/** Partners by the tiers that they hold under two outcomes. */
export interface HeldPairs {
  /** Places of both, from not decided on: that before, times `width`, and that after. */
  readonly of: Uint8Array;
  readonly width: number;
  /** The direction of each pair, as a code. */
  readonly directions: Uint8Array;
}

/** Adds two to each byte of a word, from −2 on. */
const fromNone = (places: number): number => ((places & 0x7f7f_7f7f) + 0x0202_0202) ^ (places & 0x8080_8080);

/** Four partners at a time: no pair is above 255, so that none runs over into the next byte. */
function pairUp(of: Uint8Array, width: number, was: Int8Array, is: Int8Array): void {
  const [to, from, other] = [wordsIn(of), wordsIn(was), wordsIn(is)];
  const words = Math.min(to.length, from.length, other.length);
  for (let word = 0; word < words; word += 1) to[word] = Math.imul(fromNone(from[word] as number), width) + fromNone(other[word] as number);
  for (let index = words << 2; index < of.length; index += 1) of[index] = ((was[index] as number) + 2) * width + (is[index] as number) + 2;
}

/** Where outcomes have one track, both the same, without groups: all that there is to say of a partner is its pair. */
export function heldPairs(before: HeldTiers, after: HeldTiers, order: TierOrder): HeldPairs | null {
  const [pair, ...more] = pairsIn(before, after);
  if (!pair?.one || !pair.other || pair.one.group !== null || more.length > 0) return null;
  const { flags, width } = flagsOf(pair, before, after, order);
  if (flags.length > 256) return null;
  const of = new Uint8Array(after.count);
  pairUp(of, width, pair.one.tier, pair.other.tier);
  return { of, width, directions: flags.map((flag) => CODES[flag] as number) };
}
