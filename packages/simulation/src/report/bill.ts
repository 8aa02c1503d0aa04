import { type Program, toMajor } from '@tierwright/program';
import type { LinePair, LineSum } from './line-pair.ts';

interface BillSide {
  /** Partners who have it. */
  partners: number;
  /** A year, major units of the program's currency; null where the benefit has no amounts. */
  value: number | null;
}

/** A benefit (or a stacking in place of its members) in the bill of a year. A fee is negative. */
export interface BillLine {
  /** A benefit's id, or `stacking.` and a stacking's. */
  line: string;
  title: string;
  kind: string;
  before: BillSide;
  after: BillSide;
  /** Partners whose amount is not known under one of the versions; they are in neither sum. */
  unknown: number;
  /** Null where there are no amounts, or the currencies differ. */
  difference: number | null;
}

export interface Bill {
  lines: BillLine[];
  total: {
    currency: { before: string; after: string };
    before: number;
    after: number;
    difference: number | null;
    /** Partners with an amount that is not known, in the line that has most of them. */
    unknown: number;
  };
}

const STACKING = 'stacking.';

function nameOf(line: string, programs: readonly Program[]): { title: string; kind: string } {
  for (const { benefits = [], stacking = {} } of programs) {
    const found = line.startsWith(STACKING) ? stacking[line.slice(STACKING.length)] : benefits.find(({ id }) => id === line);
    if (found) return { title: found.title, kind: 'kind' in found ? found.kind : 'stacking' };
  }
  return { title: line, kind: 'stacking' };
}

/** Lines in the order of the candidate's document, then those that only the baseline has; stackings last. */
function orderOf(programs: readonly Program[]): string[] {
  const benefits = programs.flatMap((program) => (program.benefits ?? []).map(({ id }) => id));
  const stackings = programs.flatMap((program) => Object.keys(program.stacking ?? {}).map((id) => STACKING + id));
  return [...new Set([...benefits, ...stackings])];
}

const isPriced = ({ before, after, unknown }: LinePair) => before.priced + after.priced + unknown > 0;

/** What the benefits of all partners come to in a year, under both versions. */
export function billOf(pairs: Readonly<Record<string, LinePair>>, baseline: Program, candidate: Program): Bill {
  const programs = [candidate, baseline];
  const isComparable = baseline.currency === candidate.currency;
  const differenceOf = (before: number, after: number) => (isComparable ? toMajor(after - before, candidate.currency) : null);
  const total = { before: 0, after: 0, unknown: 0 };
  const lines = orderOf(programs).flatMap((line): BillLine[] => {
    const pair = pairs[line];
    if (!pair) return [];
    const { before, after, unknown } = pair;
    total.before += before.value;
    total.after += after.value;
    total.unknown = Math.max(total.unknown, unknown);
    const side = ({ partners, value }: LineSum, { currency }: Program): BillSide => ({
      partners,
      value: isPriced(pair) ? toMajor(value, currency) : null,
    });
    const difference = isPriced(pair) ? differenceOf(before.value, after.value) : null;
    return [{ line, ...nameOf(line, programs), before: side(before, baseline), after: side(after, candidate), unknown, difference }];
  });
  return {
    lines,
    total: {
      currency: { before: baseline.currency, after: candidate.currency },
      before: toMajor(total.before, baseline.currency),
      after: toMajor(total.after, candidate.currency),
      difference: differenceOf(total.before, total.after),
      unknown: total.unknown,
    },
  };
}
