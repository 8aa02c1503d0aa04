import { decimalSum } from '../arithmetic/decimal-sum.ts';
import type { FactContext } from '../facts/context.ts';
import type { RecordPlan } from '../facts/fact-plan.ts';
import type { FieldPath } from '../records/field-path.ts';
import type { Cell, RecordRow } from '../records/record-row.ts';
import { averageOf, medianOf } from './numbers.ts';
import { weightedSum } from './weighted-sum.ts';

/** What is made of the rows that count; there is at least one. Null is unknown: no rate, no weight. */
export function aggregate(plan: RecordPlan, rows: readonly RecordRow[], currency: string, context: FactContext): Cell {
  const { of } = plan;
  if (plan.aggregate === 'count') return rows.length;
  if (plan.aggregate === 'exists') return true;
  if (of === null) return null;
  switch (plan.aggregate) {
    case 'countDistinct':
      return distinct(of, rows).size;
    case 'set':
      return [...distinct(of, rows)].map(String).sort();
    case 'latest': {
      const row = latestRow(plan, rows);
      return row ? cellOf(plan, row, context) : null;
    }
    default:
      return numeric(plan, rows, currency, context);
  }
}

function numeric(plan: RecordPlan, rows: readonly RecordRow[], currency: string, context: FactContext): Cell {
  const values: number[] = [];
  for (const row of rows) {
    const value = cellOf(plan, row, context);
    if (typeof value !== 'number') return null;
    values.push(value);
  }
  const money = plan.of?.type === 'money';
  switch (plan.aggregate) {
    case 'sum':
      return plan.weights.length === 0 && plan.per === null ? decimalSum(values) : weightedSum(plan, rows, values, currency, context);
    case 'average':
      return averageOf(values, money);
    case 'median':
      return medianOf(values, money);
    case 'min':
      return values.reduce((least, value) => Math.min(least, value));
    case 'max':
      return values.reduce((most, value) => Math.max(most, value));
    default:
      return null;
  }
}

/** The aggregated value of a row; money in the program's currency, null where there is no rate for it. */
function cellOf({ of, dated }: RecordPlan, row: RecordRow, context: FactContext): Cell {
  if (of === null) return null;
  const cell = of.read(row);
  return of.type === 'money' ? inProgramCurrency(cell, of, dated, row, context) : cell;
}

/** Money converted at the rate of the record's own date; without one at the rate of the day. */
export function inProgramCurrency(cell: Cell, of: FieldPath, dated: FieldPath | null, row: RecordRow, context: FactContext): Cell {
  const currency = of.currency(row);
  if (currency === null || typeof cell !== 'number') return cell;
  const on = dated?.read(row);
  return context.partner.rates.convert(cell, currency, typeof on === 'number' ? on : context.day, context.knownOn);
}

function distinct(of: FieldPath, rows: readonly RecordRow[]): Set<Cell> {
  const values = new Set<Cell>();
  for (const row of rows) {
    const cell = of.read(row);
    if (Array.isArray(cell)) for (const member of cell) values.add(member);
    else {
      const currency = of.currency(row);
      values.add(currency === null ? cell : `${cell} ${currency}`);
    }
  }
  return values;
}

/** The row of the greatest date; the last in file order where several have it. */
function latestRow({ latestBy }: RecordPlan, rows: readonly RecordRow[]): RecordRow | undefined {
  let latest: RecordRow | undefined;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const on = latestBy?.read(row);
    if (typeof on !== 'number' || on < greatest) continue;
    greatest = on;
    latest = row;
  }
  return latest;
}
