import { mergeSums, type SparseSums } from './sums.ts';

/** What the partners of a shard add to each cell of a grid of thresholds, by name (`tierName` and so on): parts add up. */
export interface SweepPart {
  partners: number;
  sums: Record<string, SparseSums>;
}

export const emptySweep = (): SweepPart => ({ partners: 0, sums: {} });

export function mergeSweeps(parts: readonly SweepPart[]): SweepPart {
  const names = [...new Set(parts.flatMap(({ sums }) => Object.keys(sums)))].sort();
  const sums = names.map((name) => [name, mergeSums(parts.flatMap((part) => part.sums[name] ?? []))] as const);
  return {
    partners: parts.reduce((sum, { partners }) => sum + partners, 0),
    sums: Object.fromEntries(sums.filter(([, { at }]) => at.length > 0)),
  };
}
