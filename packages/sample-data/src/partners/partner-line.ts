import type { Json } from '@tierwright/program';
import type { BasePlan } from '../base/base-plan.ts';
import { writeDay } from '../days/day.ts';
import { exponentOf, POWERS_OF_TEN } from '../money/currency.ts';
import { monthStart } from '../money/rates.ts';
import type { RawRecord } from '../records/raw-record.ts';
import type { Scalar } from '../values/scalar.ts';
import type { MadePartner } from './make-partner.ts';

/** A partner of a base, one line of partners.ndjson. Money in major units, dates YYYY-MM-DD; keys in fixed order. */
export interface PartnerLine {
  id: string;
  title: string;
  /** The partner whose family this one belongs to. */
  parent?: string;
  attributes: Record<string, Json>;
  records: Record<string, PartnerRecord[]>;
}
export type PartnerRecord = { id?: string } & { [field: string]: Json };

/** Pads the number so that ids of a base sort as partners do. */
function partnerId(index: number): string {
  return `P${String(index + 1).padStart(6, '0')}`;
}

function writeScalar(value: Scalar, type: string, exponent: number): Json {
  if (typeof value === 'number') {
    if (type === 'date') return writeDay(value);
    return type === 'money' ? value / (POWERS_OF_TEN[exponent] ?? 1) : value;
  }
  return Array.isArray(value) ? [...value] : (value as Json);
}

function writeRecord(record: RawRecord, exponent: number): PartnerRecord {
  const written: PartnerRecord = { id: record.id };
  for (const field of record.kind.fields) {
    const target = record.refs[field.index];
    if (target) written[field.name] = target.id;
    const value = record.values[field.index];
    if (value === undefined) continue;
    const foreign = record.foreign?.get(field.index);
    if (foreign !== undefined && record.currency !== undefined)
      written[field.name] = { [record.currency]: foreign / (POWERS_OF_TEN[exponentOf(record.currency)] ?? 1) };
    else written[field.name] = writeScalar(value, field.type, exponent);
  }
  return written;
}

/** The rates that a partner's amounts need: the first of the month of every date of a record in another currency. */
function writeRates(plan: BasePlan, records: readonly RawRecord[]): PartnerRecord[] {
  const months = new Map<string, Set<number>>();
  for (const record of records) {
    if (record.currency === undefined || !record.foreign) continue;
    const days = months.get(record.currency) ?? new Set<number>();
    months.set(record.currency, days);
    days.add(monthStart(record.day ?? plan.settings.day));
    for (const field of record.kind.fields) {
      const day = record.values[field.index];
      if (field.type === 'date' && typeof day === 'number' && day <= plan.settings.day) days.add(monthStart(day));
    }
  }
  return [...months].flatMap(([currency, days]) =>
    [...days].sort((a, b) => a - b).map((day): PartnerRecord => ({ on: writeDay(day), currency, rate: plan.rates.at(currency, day) })),
  );
}

/** A partner as it stands in partners.ndjson: keys in fixed order, kinds without records left out. */
export function writePartner(plan: BasePlan, index: number, { title, parent, draft, maker }: MadePartner): PartnerLine {
  const attributes: Record<string, Json> = {};
  for (const attribute of plan.attributes) {
    const value = draft.attributes.get(attribute.name);
    if (value !== undefined) attributes[attribute.name] = writeScalar(value, attribute.type, plan.exponent);
  }
  const records: Record<string, PartnerRecord[]> = {};
  for (const kind of plan.kinds) {
    const pool = maker.pool(kind);
    if (pool.length > 0) records[kind.kind.id] = pool.map((record) => writeRecord(record, plan.exponent));
  }
  const rates = maker.ordinary.currency === undefined ? [] : writeRates(plan, maker.pools.flat());
  if (rates.length > 0) records[plan.rateKind] = rates;
  const id = partnerId(index);
  return parent === undefined ? { id, title, attributes, records } : { id, title, parent: partnerId(parent), attributes, records };
}
