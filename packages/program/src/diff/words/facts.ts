import type { Aggregate, Fact, FromRecords, FromWithin } from '../../facts/schema.ts';
import { isFactRef } from '../../references/condition-uses.ts';
import { recordOfFact } from '../../references/record-fields.ts';
import { valueName } from '../names.ts';
import type { Side } from '../side.ts';
import { conditionInWords } from './conditions.ts';
import { fieldName } from './field-names.ts';
import { joined, quoted } from './join.ts';
import { numberInWords } from './numbers.ts';
import { windowInWords } from './windows.ts';

/** What a fact measures: "the sum of “amount” of “Deal” records, the last 12 months by “wonOn”". */
export function factInWords(id: string, fact: Fact, side: Side): string {
  const by = fact.by === undefined ? [] : [`for each ${quoted(fact.by)}`];
  const family = fact.over === 'family' ? ['with all partners under the same parent'] : [];
  if (fact.from === undefined) return [`the partner’s attribute ${quoted(fact.attribute ?? id)}`, ...by].join(', ');
  const kind = recordOfFact(side.program, id);
  const made = 'record' in fact.from ? fromRecords(fact.from, side) : `those records of ${valueName(side, fact.from.within)}`;
  return [made, ...windows(fact.from, side, kind), ...where(fact.from, side, kind), ...by, ...family].join(', ');
}

const aggregates: Record<Aggregate, (field: string, records: string) => string> = {
  count: (_, records) => `the number of ${records}`,
  countDistinct: (field, records) => `the number of different ${field} in ${records}`,
  sum: (field, records) => `the sum of ${field} of ${records}`,
  average: (field, records) => `the average of ${field} of ${records}`,
  median: (field, records) => `the median of ${field} of ${records}`,
  min: (field, records) => `the smallest ${field} of ${records}`,
  max: (field, records) => `the largest ${field} of ${records}`,
  latest: (field, records) => `the latest ${field} of ${records}`,
  exists: (_, records) => `whether there are ${records}`,
  set: (field, records) => `every ${field} found in ${records}`,
};

function fromRecords(from: FromRecords, side: Side): string {
  const records = `${quoted(side.program.records?.[from.record]?.title ?? from.record)} records`;
  const made = aggregates[from.aggregate](from.of === undefined ? 'value' : fieldName(side, from.record, from.of), records);
  const weights = (from.times ?? []).map((weight) => (isFactRef(weight) ? valueName(side, weight.fact) : numberInWords(weight)));
  const times = weights.length === 0 ? '' : `, each times ${joined(weights)}`;
  return `${made}${times}${from.per === undefined ? '' : `, divided by ${numberInWords(from.per)}`}`;
}

function windows({ window }: FromRecords | FromWithin, side: Side, kind: string | undefined): string[] {
  return (window === undefined ? [] : Array.isArray(window) ? window : [window]).map((each) => windowInWords(each, side, kind));
}

function where(from: FromRecords | FromWithin, side: Side, kind: string | undefined): string[] {
  return from.where === undefined ? [] : [`where ${conditionInWords(from.where, side, kind === undefined ? [] : [kind])}`];
}
