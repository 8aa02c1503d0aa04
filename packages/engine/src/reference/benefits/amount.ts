import type { CountedRecord } from '@tierwright/facts';
import type { Benefit } from '@tierwright/program';
import type { Context } from '../context.ts';
import { roundedProduct } from '../exact.ts';
import { exactNumber, type Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import { typeOfValue } from '../value-type.ts';
import { basisOf, recordsOf } from './basis.ts';
import { capOf, type Pot, paid, potOf } from './caps.ts';
import { type Grant, isHighEnough, valueFor, valueTypeOf } from './grant.ts';
import { type Purse, purseOf, together } from './money.ts';

/** Whether amounts are computed record by record: asked for, and there are records (ENG-B6, ENG-B7). */
export async function looksAtRecords(session: Session, benefit: Benefit, headline: Context): Promise<boolean> {
  const { tierAt, caps = [] } = benefit;
  const asked = typeof tierAt === 'string' || caps.some(({ where, per }) => where !== undefined || per !== undefined);
  if (!asked || valueTypeOf(session, benefit) !== 'percent') return false;
  return (await recordsOf(session, benefit, headline)) !== undefined;
}

/** ENG-B6: a percentage of a basis, or money. */
export const hasAmount = (session: Session, benefit: Benefit): boolean => {
  const type = valueTypeOf(session, benefit);
  return type === 'money' || (type === 'percent' && benefit.basis !== undefined);
};

/** The value applied to an amount of money in minor units, or to a number. */
function applied(value: Reading, basis: number): number | null {
  const factor = exactNumber(value);
  if (factor === null) return null;
  return value.type === 'percent' ? roundedProduct(basis, factor, 100) : roundedProduct(factor, basis, 1);
}

/** The amount of one grant out of its whole basis, in minor units of the program's currency. */
async function wholeAmount(session: Session, benefit: Benefit, { granted, value, context }: Grant): Promise<Purse | null> {
  const { currency } = session.program;
  if (!granted || !value) return purseOf(0, currency);
  if (benefit.basis === undefined || (value.type === 'money' && typeOfValue(session.program, benefit.basis).type === 'money')) {
    return purseOf(exactNumber(value) ?? 0, currency);
  }
  const basis = await basisOf(session, benefit.basis, context);
  const minor = basis === null ? null : applied(value, basis);
  return minor === null ? null : purseOf(minor, currency);
}

/** ENG-B7: the total cut at the first cap, where there are no records the first without `where` and `per`. */
async function cutTotal(session: Session, { caps = [] }: Benefit, total: Purse | null, headline: Context): Promise<Purse | null> {
  const cap = caps.find(({ where, per }) => where === undefined && per === undefined);
  if (total === null || caps.length === 0) return total;
  if (!cap) return null;
  return paid(
    session,
    [...total].map(([currency, minor]) => ({ cap, currency, minor })),
    headline,
  );
}

/** The value that a record earns: that of the tier held on its day, or of the tier held now; `null` where it is unknown. */
async function valueOfRecord(
  session: Session,
  benefit: Benefit,
  { holder, context, granted, whenMet, value, open }: Grant,
  record: CountedRecord,
) {
  if (typeof benefit.tierAt !== 'string') return open ? null : granted ? value : undefined;
  if (!whenMet) return undefined;
  const day = record.field(benefit.tierAt);
  const tier = typeof day === 'string' ? holder.tierOn(day) : undefined;
  if (tier === undefined) return null;
  if (!isHighEnough(benefit, holder, tier)) return undefined;
  const then = await valueFor(session, benefit, context, tier);
  if (typeof then === 'string') return then === 'unknown' ? null : undefined;
  return then.value;
}

/** ENG-B6, ENG-B7: amounts record by record, those that share a cap put together. */
async function amountByRecord(session: Session, benefit: Benefit, grants: readonly Grant[], headline: Context): Promise<Purse | null> {
  const pots = new Map<string, Pot>();
  for (const grant of grants) {
    const records = (await recordsOf(session, benefit, grant.context)) ?? [];
    for (const record of records) {
      const value = await valueOfRecord(session, benefit, grant, record);
      if (value === null) return null;
      if (!value) continue;
      const minor = record.amount === null ? null : applied(value, record.amount.minor);
      const index = await capOf(session, benefit, record, headline);
      if (record.amount === null || minor === null || index === null) return null;
      const { currency } = record.amount;
      const key = potOf(session, benefit, index, record, currency);
      const pot = pots.get(key) ?? { cap: benefit.caps?.[index], currency, minor: 0 };
      pots.set(key, { ...pot, minor: pot.minor + minor });
    }
  }
  return paid(session, pots.values(), headline);
}

/** The grants whose records may earn something. */
const mayEarn = (benefit: Benefit, grants: readonly Grant[]): Grant[] =>
  grants.filter(({ granted, whenMet, open }) => granted || open || (typeof benefit.tierAt === 'string' && whenMet));

/** Whether records may be missing that would earn something. */
async function mayLackRecords(session: Session, { basis, tierAt }: Benefit, grants: readonly Grant[], { day }: Context): Promise<boolean> {
  const { notLoaded } = await session.factsOn(day);
  return notLoaded.has(basis ?? '') && (typeof tierAt === 'string' || grants.some(({ granted, open }) => granted || open));
}

/** The amount of a benefit over its grants; `headline` is where the caps' parameters are read. */
export async function amountOf(session: Session, benefit: Benefit, grants: readonly Grant[], headline: Context): Promise<Purse | null> {
  if (await looksAtRecords(session, benefit, headline)) {
    if (await mayLackRecords(session, benefit, grants, headline)) return null;
    return amountByRecord(session, benefit, mayEarn(benefit, grants), headline);
  }
  if (grants.some(({ open }) => open)) return null;
  if (grants.every(({ granted }) => !granted)) return purseOf(0, session.program.currency);
  return cutTotal(session, benefit, together(await Promise.all(grants.map((grant) => wholeAmount(session, benefit, grant)))), headline);
}
