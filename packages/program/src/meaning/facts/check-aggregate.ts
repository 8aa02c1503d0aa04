import type { Aggregate, Fact, FromRecords, ValueType } from '../../facts/schema.ts';
import type { TypeOfValue, ValueInfo } from '../../types-of-values/value.ts';
import type { Examination } from '../examination.ts';
import { windowsOf } from './check-windows.ts';

interface Rule {
  /** Types of the field; none: the aggregate looks at no field. */
  of?: readonly ValueType[];
  /** Types that the fact may be declared to have. */
  gives: (field: ValueType, from: FromRecords) => readonly ValueType[];
}

const INTEGER: readonly ValueType[] = ['integer'];
const same = (field: ValueType): readonly ValueType[] => (field === 'integer' ? ['integer', 'number'] : [field]);
const mean = (field: ValueType): readonly ValueType[] => (field === 'integer' ? ['number'] : [field]);
const weighted = (field: ValueType, { times, per }: FromRecords): readonly ValueType[] => {
  if (per !== undefined) return ['number'];
  if (field !== 'integer' || !times) return same(field);
  return times.every((weight) => typeof weight === 'number' && Number.isInteger(weight)) ? ['integer', 'number'] : ['number'];
};

const NUMBERS: readonly ValueType[] = ['integer', 'number', 'money', 'percent'];
const RULES: Record<Aggregate, Rule> = {
  count: { gives: () => INTEGER },
  countDistinct: { of: ['string', 'enum', 'integer', 'date'], gives: () => INTEGER },
  sum: { of: NUMBERS, gives: weighted },
  average: { of: NUMBERS, gives: mean },
  median: { of: NUMBERS, gives: mean },
  min: { of: [...NUMBERS, 'date'], gives: same },
  max: { of: [...NUMBERS, 'date'], gives: same },
  latest: { of: [...NUMBERS, 'date', 'boolean', 'string', 'enum', 'set'], gives: same },
  exists: { gives: () => ['boolean'] },
  set: { of: ['string', 'enum'], gives: () => ['set'] },
};

/** The types of field that an aggregate can be made of; undefined of one that looks at no field. */
export const fieldTypesOf = (aggregate: Aggregate): readonly ValueType[] | undefined => RULES[aggregate].of;

/** The types that a fact made so may have, the usual one first. `field`: the type of what is aggregated. */
export const typesMadeBy = (from: FromRecords, field: ValueType | undefined): readonly ValueType[] =>
  RULES[from.aggregate].gives(field ?? 'integer', from);

/** The aggregate looks at a field that it can aggregate, and gives the type that the fact declares. */
export function checkAggregate(x: Examination, fact: Fact, from: FromRecords, field: ValueInfo | undefined, pointer: string): void {
  const { report } = x;
  const { of } = RULES[from.aggregate];
  const at = `${pointer}/from`;
  if (!of) {
    if (from.of !== undefined)
      report.add('PDL230', `${at}/of`, `\`${from.aggregate}\` looks at no field.`, { value: from.of, expected: 'no `of`' });
  } else if (!field) {
    report.add('PDL230', `${at}/aggregate`, `\`${from.aggregate}\` needs a field to look at.`, {
      value: from.aggregate,
      expected: '`of`, a field of the record',
    });
    return;
  } else if (!of.includes(field.type)) {
    report.add('PDL230', `${at}/aggregate`, `\`${from.aggregate}\` cannot be made of \`${from.of}\`, which is of type ${field.type}.`, {
      value: from.aggregate,
      expected: `a field of type ${of.join(', ')}`,
    });
    return;
  }
  if (from.aggregate === 'latest' && !windowsOf(from.window).some((window) => window.on !== undefined))
    report.add('PDL231', at, '`latest` needs to know of which date.', { expected: 'a window with `on`' });
  aggregateFits(x, fact, from, field, pointer);
}

/** The type, unit and words that the aggregate gives are those that the fact declares. */
export function aggregateFits(
  { report }: Examination,
  fact: Fact,
  from: FromRecords,
  field: TypeOfValue | undefined,
  pointer: string,
): void {
  const { of, gives } = RULES[from.aggregate];
  if (of && (!field || !of.includes(field.type))) return;
  const types = gives(field?.type ?? 'integer', from);
  if (!types.includes(fact.type)) {
    report.add('PDL230', `${pointer}/type`, `\`${from.aggregate}\` gives ${types.join(' or ')} here, not ${fact.type}.`, {
      value: fact.type,
      expected: types.join(' or '),
    });
    return;
  }
  if (!field || from.aggregate === 'countDistinct') return;
  if (from.per === undefined && !from.times && fact.unit !== undefined && field.unit !== undefined && fact.unit !== field.unit)
    report.add('PDL212', `${pointer}/unit`, `\`${from.of}\` counts ${field.unit}.`, { value: fact.unit, expected: field.unit });
  const missing = fact.values && field.values?.find((word) => !fact.values?.includes(word));
  if (missing !== undefined)
    report.add('PDL214', `${pointer}/values`, `\`${missing}\` is a word of \`${from.of}\` and none of the fact's.`, {
      value: missing,
      expected: 'every word of the field',
    });
}
