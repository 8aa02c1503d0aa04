import { type CountedRecord, fromDay, periodGrid, startOfPeriod, toDay } from '@tierwright/facts';
import { type Benefit, type BenefitCap, type Literal, toMinor } from '@tierwright/program';
import type { Context } from '../context.ts';
import { recordKindOf } from '../groups.ts';
import { lookUp } from '../parameter.ts';
import type { Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import { fieldsOf } from '../value-type.ts';
import type { Purse } from './money.ts';

/** The most that a cap pays in a currency; `null` where it is unknown. */
async function capIn(session: Session, { amount }: BenefitCap, currency: string, context: Context): Promise<number | null> {
  const refers = typeof amount === 'object' && 'fact' in amount;
  const answer = refers ? await lookUp(session, (amount as { fact: string }).fact, context) : { value: amount as Literal };
  const literal = typeof answer === 'string' ? null : answer.value;
  if (literal === null) return null;
  const major =
    typeof literal === 'object'
      ? (literal as Record<string, number>)[currency]
      : currency === session.program.currency
        ? literal
        : undefined;
  return typeof major === 'number' ? (toMinor(major, currency) ?? null) : null;
}

/** The fields of a record of the basis, so that conditions and parameters can be asked of the record. */
function fieldsOfRecord({ program }: Session, { basis }: Benefit, record: CountedRecord): ReadonlyMap<string, Reading> {
  const fact = program.facts?.[basis ?? ''];
  const kind = fact && recordKindOf(program, fact);
  const fields = kind === undefined ? [] : [...fieldsOf(program, kind)];
  // A literal is in the program's currency: money in another cannot be compared with it.
  const isForeign = (id: string, type: string) => type === 'money' && record.currency(id) !== program.currency;
  return new Map(
    fields.map(([id, { type }]) => [id, { type: type === 'ref' ? 'string' : type, value: isForeign(id, type) ? null : record.field(id) }]),
  );
}

/** ENG-B7: the number of the first cap whose `where` is met, -1 for none, `null` where that is unknown. */
export async function capOf(session: Session, benefit: Benefit, record: CountedRecord, context: Context): Promise<number | null> {
  for (const [index, cap] of (benefit.caps ?? []).entries()) {
    if (!cap.where) return index;
    const builtIns = fieldsOfRecord(session, benefit, record);
    const { status } = await session.evaluate(cap.where, { ...context, builtIns, ofRecord: true });
    if (status === 'met') return index;
    if (status === 'unknown') return null;
  }
  return -1;
}

/** ENG-B7: what a record shares a cap with, as a key. */
export function potOf(session: Session, benefit: Benefit, index: number, record: CountedRecord, currency: string): string {
  const cap = benefit.caps?.[index];
  const date = typeof benefit.tierAt === 'string' ? record.field(benefit.tierAt) : record.date;
  const grid = cap?.every === undefined ? undefined : periodGrid(cap.every, session.program.calendar?.yearStarts);
  const period = grid && typeof date === 'string' ? fromDay(startOfPeriod(grid, toDay(date))) : null;
  return JSON.stringify([index, currency, cap?.per === undefined ? null : record.field(cap.per), period]);
}

export interface Pot {
  cap: BenefitCap | undefined;
  currency: string;
  minor: number;
}

/** What pots pay, each no more than its cap; `null` where a cap is unknown. */
export async function paid(session: Session, pots: Iterable<Pot>, context: Context): Promise<Purse | null> {
  const purse = new Map<string, number>();
  for (const { cap, currency, minor } of pots) {
    const most = cap ? await capIn(session, cap, currency, context) : minor;
    if (most === null) return null;
    purse.set(currency, (purse.get(currency) ?? 0) + Math.min(minor, most));
  }
  return purse;
}
