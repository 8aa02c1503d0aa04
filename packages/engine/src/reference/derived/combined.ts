import type { MaxOf, MinOf, SumOf } from '@tierwright/program';
import type { Context } from '../context.ts';
import { exactSum } from '../exact.ts';
import { exactNumber, exactValue, type Reading, unknownOf } from '../reading.ts';
import type { Session } from '../session.ts';

const readAll = (session: Session, ids: readonly string[], context: Context) => Promise.all(ids.map((id) => session.read(id, context)));

const isKnown = (numbers: readonly (number | null)[]): numbers is number[] => !numbers.includes(null);
const sumOf = (numbers: readonly (number | null)[]): number | null => (isKnown(numbers) ? exactSum(numbers) : null);

/** ENG-D4: added, then taken away, in declared order. */
export async function sumReading(session: Session, { sum, minus = [] }: SumOf, context: Context): Promise<Reading> {
  const added = await readAll(session, sum, context);
  const taken = await readAll(session, minus, context);
  const taking = taken.map(exactNumber).map((number) => (number === null ? null : -number));
  return { type: added[0]?.type ?? 'number', value: sumOf([...added.map(exactNumber), ...taking]) };
}

/** ENG-D4: the smallest or the largest, all being known. */
export async function extremeReading(session: Session, derived: MinOf | MaxOf, context: Context): Promise<Reading> {
  const readings = await readAll(session, 'min' in derived ? derived.min : derived.max, context);
  const type = readings[0]?.type ?? 'number';
  const values = readings.map(exactValue);
  if (values.includes(null)) return unknownOf(type);
  const known = values as (number | string)[];
  return { type, value: known.reduce((best, value) => (('min' in derived ? value < best : value > best) ? value : best)) };
}
