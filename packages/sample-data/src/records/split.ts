import type { Random } from '../random/random.ts';

/** Cuts an integer amount into uneven integer parts, each at least 1 where the amount allows. They add up to it exactly. */
export function splitAmount(random: Random, amount: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => 0.25 + random.next() * random.next() * 2);
  let weight = weights.reduce((sum, own) => sum + own, 0);
  let rest = amount;
  return weights.map((own, index) => {
    const left = parts - index;
    const part =
      index === parts - 1
        ? rest
        : Math.min(Math.max(Math.round((rest * own) / weight), rest >= left ? 1 : 0), Math.max(0, rest - (left - 1)));
    rest -= part;
    weight -= own;
    return part;
  });
}

/** How many records an amount is spread over: few for small partners, more for large ones, 60 at most. */
export function seriesLength(random: Random, amount: number, ordinary: number): number {
  return Math.min(60, 1 + random.below(3) + Math.floor(Math.sqrt(amount / Math.max(1, ordinary))));
}
