/** What moving some things adds to a value at most: `rate` for each unit of cost, never more than `most`. */
export interface Gain {
  rate: number;
  most: number;
  reads: bigint;
}

/** A bound on a value: `at` plus (or, downwards, minus) what the gains add for the cost that goes into each. */
export interface Reach {
  at: number;
  gains: readonly Gain[];
  /** How large the numbers are that `at` is made of, for the room that rounding is left. */
  size: number;
}

export const fixedReach = (at: number): Reach => ({ at, gains: [], size: Math.abs(at) });

/** Bounds added up, some taken away. */
export function addedReach(plus: readonly Reach[], minus: readonly Reach[]): Reach {
  const all = [...plus, ...minus];
  return {
    at: plus.reduce((sum, { at }) => sum + at, 0) - minus.reduce((sum, { at }) => sum + at, 0),
    gains: all.flatMap(({ gains }) => gains),
    size: all.reduce((sum, { size }) => sum + size, 0),
  };
}

/** A bound times something above 0; with 0 nothing is left to gain. */
export function scaledReach({ at, gains, size }: Reach, factor: number): Reach {
  if (factor === 0) return fixedReach(0);
  return {
    at: at * factor,
    gains: gains.map(({ rate, most, reads }) => ({ rate: rate * factor, most: most * factor, reads })),
    size: size * factor,
  };
}

/** Gains that share a movable are had at one cost, so they add up in rate and in what they give at most. */
export function joined(gains: readonly Gain[]): Gain[] {
  const apart: Gain[] = [];
  for (const gain of gains) {
    let merged = gain;
    for (let index = apart.length - 1; index >= 0; index -= 1) {
      const other = apart[index] as Gain;
      if ((other.reads & merged.reads) === 0n) continue;
      merged = { rate: other.rate + merged.rate, most: other.most + merged.most, reads: other.reads | merged.reads };
      apart.splice(index, 1);
    }
    apart.push(merged);
  }
  return apart;
}

/** Doubles are rounded: a bound must never be too strict for that. */
const SLACK = 1e-12;

/** What it costs at least to gain so much, with the best rates first; Infinity where all gains together do not. */
export function costOfGap(gap: number, { gains, size }: Reach): number {
  let rest = gap - SLACK * (size + gap);
  if (rest <= 0) return 0;
  let cost = 0;
  const best = joined(gains).sort((a, b) => (a.rate === b.rate ? 0 : b.rate - a.rate));
  for (const { rate, most } of best) {
    if (!(rate > 0)) break;
    const taken = Math.min(most, rest);
    cost += taken / rate;
    rest -= taken;
    if (rest <= 0) return cost * (1 - SLACK);
  }
  return Number.POSITIVE_INFINITY;
}
