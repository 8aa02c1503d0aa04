import { type Bits, newBits, wordsFor } from '../../columns/bits.ts';
import type { Line, VersionOutcome } from '../../outcome/version-outcome.ts';
import type { DecidedShard } from '../section.ts';
import { perShard } from './per-shard.ts';

/** A line of the bill under both versions; nothing where a version does not have it. */
export interface PairOfLines {
  readonly line: string;
  readonly before: Line | undefined;
  readonly after: Line | undefined;
  /** Partners whose amount is not known under one of the versions. */
  readonly unknown: Bits;
}

/** What partners get in a year under both versions, in minor units of each program's currency. */
export interface YearlyValues {
  readonly lines: readonly PairOfLines[];
  /** Sums of the lines whose amount is known under both versions. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Partners with a line that is not known under one of the versions. */
  readonly unknown: Bits;
}

/** Whose amount of a line is not known: it comes to one, and it is not known which. */
const isNotKnown = (line: Line | undefined, word: number): number =>
  line === undefined ? 0 : (line.priced[word] as number) & ~(line.known[word] as number);

function unknownOf(before: Line | undefined, after: Line | undefined, count: number): Bits {
  const unknown = newBits(count);
  for (let word = 0; word < unknown.length; word += 1) unknown[word] = isNotKnown(before, word) | isNotKnown(after, word);
  return unknown;
}

/** Adds a line to the sums of those whose amount is known under both versions. */
function addLine(sums: Float64Array, line: Line | undefined, unknown: Bits): void {
  if (line === undefined) return;
  const { priced, value } = line;
  for (let word = 0; word < unknown.length; word += 1) {
    // Who comes to no amount has none to add.
    if ((priced[word] as number) === 0) continue;
    const end = Math.min(sums.length, (word + 1) << 5);
    const not = unknown[word] as number;
    for (let index = word << 5; index < end; index += 1)
      if (not === 0 || (not & (1 << (index & 31))) === 0) sums[index] = (sums[index] as number) + (value[index] as number);
  }
}

/** Lines in the order of the baseline, then the candidate's own. */
export function pairsOfLines(before: readonly Line[], after: readonly Line[], count: number): PairOfLines[] {
  const own = after.filter(({ line }) => !before.some((one) => one.line === line));
  return [...before, ...own].map(({ line }): PairOfLines => {
    const [earlier, later] = [before.find((one) => one.line === line), after.find((one) => one.line === line)];
    return { line, before: earlier, after: later, unknown: unknownOf(earlier, later, count) };
  });
}

/** SIM-M7: values of partners. */
export const yearlyValues = perShard(({ snapshot: { count }, before, after }: DecidedShard): YearlyValues => {
  const values = { before: new Float64Array(count), after: new Float64Array(count), unknown: newBits(count) };
  const lines = pairsOfLines(before.lines, after.lines, count);
  for (const { before: earlier, after: later, unknown } of lines) {
    addLine(values.before, earlier, unknown);
    addLine(values.after, later, unknown);
    for (let word = 0; word < wordsFor(count); word += 1)
      values.unknown[word] = (values.unknown[word] as number) | (unknown[word] as number);
  }
  return { ...values, lines };
});

/** All that one partner gets under one version; null where an amount is not known. */
export function totalAt({ lines }: VersionOutcome, index: number): number | null {
  const word = index >>> 5;
  const bit = 1 << (index & 31);
  let sum = 0;
  for (const line of lines) {
    if ((isNotKnown(line, word) & bit) !== 0) return null;
    sum += line.value[index] as number;
  }
  return sum;
}
