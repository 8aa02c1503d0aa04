import type { Direction } from '../report/tier-move.ts';
import type { TierOrder } from '../report/tier-order.ts';
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

function addFlags(flags: Uint8Array, pairs: Uint8Array, width: number, before: Int8Array | undefined, after: Int8Array | undefined): void {
  for (let index = 0; index < flags.length; index += 1) {
    const was = before === undefined ? 0 : (before[index] as number) + 2;
    const is = after === undefined ? 0 : (after[index] as number) + 2;
    flags[index] = (flags[index] as number) | (pairs[was * width + is] as number);
  }
}

/** The direction of each partner from one outcome to another, as a code. */
export function directionsOf(before: HeldTiers, after: HeldTiers, order: TierOrder): Uint8Array {
  const flags = new Uint8Array(after.count);
  const earlier = new Map(before.standings.map((one) => [keyOf(one), one]));
  const later = new Map(after.standings.map((one) => [keyOf(one), one]));
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [one, other] = [earlier.get(key), later.get(key)];
    const { track, group } = (one ?? other) as HeldTiers['standings'][number];
    const [from, to] = [ranksOf(before, track, order), ranksOf(after, track, order)];
    const isHeadline = group === null;
    const [rise, fall] = isHeadline ? [FLAGS.rise, FLAGS.fall] : [FLAGS.groupRise, FLAGS.groupFall];
    // Of each pair of places, from not decided on.
    const pairs = new Uint8Array(from.length * to.length);
    for (let was = 0; was < from.length; was += 1)
      for (let is = 0; is < to.length; is += 1) {
        const [a, b] = [one === undefined ? 0 : (from[was] as number), other === undefined ? 0 : (to[is] as number)];
        const held = isHeadline ? (a > 0 ? FLAGS.from : 0) | (b > 0 ? FLAGS.to : 0) : 0;
        pairs[was * to.length + is] = held | (b > a ? rise : b < a ? fall : 0);
      }
    addFlags(flags, pairs, to.length, one?.tier, other?.tier);
  }
  for (let index = 0; index < flags.length; index += 1) flags[index] = CODES[flags[index] as number] as number;
  return flags;
}
