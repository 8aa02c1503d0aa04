import { type Bits, firstBit, hasBit } from '../../columns/bits.ts';
import type { Line } from '../../outcome/version-outcome.ts';
import { billOf } from '../../report/bill.ts';
import { emptyPair, type LinePair, type LineSum } from '../../report/line-pair.ts';
import type { Section } from '../section.ts';
import { type PairOfLines, yearlyValues } from '../shard/yearly-values.ts';
import { type Within, withinSlice } from '../slices/within.ts';
import { type Cost, kindsOf, recurringOf } from './cost-told.ts';
import { popCount } from './pop-count.ts';

/** By line of the bill: sums in minor units of each program's currency. */
export type CostPart = Record<string, LinePair>;

function sumOf(line: Line | undefined, unknown: Bits): LineSum {
  const sum: LineSum = { partners: 0, priced: 0, value: 0 };
  if (line === undefined) return sum;
  for (let word = 0; word < unknown.length; word += 1) {
    const granted = line.granted[word] as number;
    const priced = (line.priced[word] as number) & ~(unknown[word] as number);
    if (granted !== 0) sum.partners += popCount(granted);
    if (priced === 0) continue;
    sum.priced += popCount(priced);
  }
  sum.value = sumWhere(line.value, line.priced, unknown);
  return sum;
}

/** The sum of those with a flag and without another one. */
function sumWhere(values: Float64Array, has: Bits, hasNot: Bits): number {
  let sum = 0;
  for (let word = 0; word < has.length; word += 1)
    for (let rest = (has[word] as number) & ~(hasNot[word] as number); rest !== 0; rest &= rest - 1)
      sum += values[(word << 5) + firstBit(rest)] as number;
  return sum;
}

/** The sums of a line. */
export function pairOf({ before, after, unknown }: PairOfLines): LinePair {
  const pair: LinePair = { before: sumOf(before, unknown), after: sumOf(after, unknown), unknown: 0 };
  for (const word of unknown) if (word !== 0) pair.unknown += popCount(word);
  return pair;
}

/** Nobody has it, nobody may have it. */
export const isEmpty = ({ before, after, unknown }: LinePair): boolean =>
  before.partners + before.priced + after.partners + after.priced + unknown === 0;

function addSum(into: LineSum, from: LineSum): void {
  into.partners += from.partners;
  into.priced += from.priced;
  into.value += from.value;
}

/** Sums of different partners as one. */
export function mergeCost(parts: readonly CostPart[]): CostPart {
  const merged: CostPart = {};
  for (const part of parts)
    for (const [line, pair] of Object.entries(part)) {
      merged[line] ??= emptyPair();
      addSum(merged[line].before, pair.before);
      addSum(merged[line].after, pair.after);
      merged[line].unknown += pair.unknown;
    }
  return merged;
}

/** The partners of a line: who has it under a version, only under one of them, or whose amount is not known. */
export interface CostSelector {
  readonly line: string;
  readonly who: 'before' | 'after' | 'gained' | 'lost' | 'unknown';
  readonly within?: Within;
}

function whoOf({ before, after, unknown }: PairOfLines, who: CostSelector['who']): (index: number) => boolean {
  const has = (line: Line | undefined) => (index: number) => line !== undefined && hasBit(line.granted, index);
  const [earlier, later] = [has(before), has(after)];
  switch (who) {
    case 'before':
      return earlier;
    case 'after':
      return later;
    case 'gained':
      return (index) => later(index) && !earlier(index);
    case 'lost':
      return (index) => earlier(index) && !later(index);
    case 'unknown':
      return (index) => hasBit(unknown, index);
  }
}

/** SIM-M6, SIM-M7: what the benefits of all partners come to in a year, by line, by kind, and what of it recurs. */
export const cost: Section<CostPart, Cost, CostSelector> = {
  empty: () => ({}),
  of(shard) {
    const found: CostPart = {};
    for (const lines of yearlyValues(shard).lines) {
      const pair = pairOf(lines);
      if (!isEmpty(pair)) found[lines.line] = pair;
    }
    return found;
  },
  merge: mergeCost,
  tell(lines, comparison) {
    const bill = billOf(lines, comparison.baseline, comparison.candidate);
    return { ...bill, kinds: kindsOf(bill, lines, comparison), recurring: recurringOf(bill, lines, comparison) };
  },
  *select(shard, { line, who, within }) {
    const pair = yearlyValues(shard).lines.find((one) => one.line === line);
    if (!pair) return;
    const isWho = whoOf(pair, who);
    const isIn = withinSlice(shard, within);
    for (let index = 0; index < shard.snapshot.count; index += 1) if (isWho(index) && isIn(index)) yield index;
  },
};
