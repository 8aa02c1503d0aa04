import { type Period, type Program, toMajor } from '@tierwright/program';
import type { Bill, BillLine } from '../../report/bill.ts';
import type { Comparison } from '../../report/comparison.ts';
import type { LinePair } from '../../report/line-pair.ts';

/** A sum of lines in a year, major units of each program's currency. */
interface SumOfLines {
  before: number;
  after: number;
  /** Null where the currencies differ. */
  difference: number | null;
  /** Partners with an amount that is not known, in the line that has most of them. */
  unknown: number;
}

/** What benefits of one kind come to in a year; a stacking is of the kind that its members have in common. */
export interface KindSum extends SumOfLines {
  kind: string;
}

/** What comes again each month, quarter or year, for one such period; `null`: what the document gives no period. */
export interface RecurringSum extends SumOfLines {
  every: Period | null;
}

/** What the candidate costs, compared with the baseline. A fee is negative; what is not known is in no sum, and told. */
export interface Cost extends Bill {
  kinds: KindSum[];
  recurring: RecurringSum[];
}

const STACKING = 'stacking.';

/** The benefits that a line stands for. */
function benefitsOf(line: string, { benefits = [], stacking = {} }: Program) {
  const members = line.startsWith(STACKING) ? (stacking[line.slice(STACKING.length)]?.of ?? []) : [line];
  return members.flatMap((id) => benefits.find((benefit) => benefit.id === id) ?? []);
}

const inBoth = ({ baseline, candidate }: Comparison, line: string) => [candidate, baseline].flatMap((program) => benefitsOf(line, program));

function kindOf({ line, kind }: BillLine, comparison: Comparison): string {
  const kinds = new Set(inBoth(comparison, line).map((benefit) => benefit.kind));
  const [only] = kinds;
  return only !== undefined && kinds.size === 1 ? only : kind;
}

type Lines = Readonly<Record<string, LinePair>>;

/** Sums in minor units, whole numbers: they are exact. */
type MinorSum = Record<'before' | 'after' | 'unknown', number>;

/** Sums of the lines that have amounts, by what is asked of each line, in the order in which it occurs. */
function sumsBy<K>({ lines: told }: Bill, lines: Lines, keyOf: (line: BillLine) => K): [K, MinorSum][] {
  const sums = new Map<K, MinorSum>();
  for (const line of told) {
    const pair = lines[line.line];
    if (!pair || (line.before.value === null && line.after.value === null)) continue;
    const key = keyOf(line);
    const sum = sums.get(key) ?? { before: 0, after: 0, unknown: 0 };
    sum.before += pair.before.value;
    sum.after += pair.after.value;
    sum.unknown = Math.max(sum.unknown, pair.unknown);
    sums.set(key, sum);
  }
  return [...sums];
}

function shownSum({ before, after, unknown }: MinorSum, times: number, { baseline, candidate }: Comparison): SumOfLines {
  return {
    before: toMajor(before / times, baseline.currency),
    after: toMajor(after / times, candidate.currency),
    difference: baseline.currency === candidate.currency ? toMajor((after - before) / times, candidate.currency) : null,
    unknown,
  };
}

/** By kind, in the order of the document. */
export const kindsOf = (bill: Bill, lines: Lines, comparison: Comparison): KindSum[] =>
  sumsBy(bill, lines, (line) => kindOf(line, comparison)).map(([kind, sum]) => ({ kind, ...shownSum(sum, 1, comparison) }));

const TIMES = { month: 12, quarter: 4, year: 1 } as const;
const PERIODS: readonly (Period | null)[] = ['month', 'quarter', 'year', null];

/** By period: of a line whose period changes, that of the candidate. */
export function recurringOf(bill: Bill, lines: Lines, comparison: Comparison): RecurringSum[] {
  const everyOf = ({ line }: BillLine): Period | null => inBoth(comparison, line)[0]?.every ?? null;
  const sums = new Map(sumsBy(bill, lines, everyOf));
  return PERIODS.flatMap((every) => {
    const sum = sums.get(every);
    return sum ? [{ every, ...shownSum(sum, every === null ? 1 : TIMES[every], comparison) }] : [];
  });
}
