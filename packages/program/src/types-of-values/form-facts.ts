import type { ValueType } from '../facts/schema.ts';
import type { FormField, FormFieldType } from '../forms/schema.ts';
import type { RecordField } from '../records/schema.ts';
import type { TypeOfValue } from './value.ts';

const TYPES: Record<Exclude<FormFieldType, 'lines'>, ValueType> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  money: 'money',
  percent: 'percent',
  date: 'date',
  boolean: 'boolean',
  choice: 'enum',
  country: 'string',
  file: 'string',
  customer: 'string',
  product: 'string',
  products: 'set',
  partner: 'string',
};

/** The form of a deal registration that names none. */
export const DEFAULT_DEAL_FORM: readonly FormField[] = [
  { id: 'customer', title: 'End customer', type: 'customer' },
  { id: 'products', title: 'Products', type: 'products' },
  { id: 'amount', title: 'Amount', type: 'money' },
  { id: 'closeOn', title: 'Expected order date', type: 'date' },
];

/** The type of an answer; lines are records of kind dealLine and no value. */
export function typeOfAnswer(field: FormField): TypeOfValue | undefined {
  if (field.type === 'lines') return undefined;
  return {
    type: TYPES[field.type],
    ...(field.values === undefined ? {} : { values: field.values }),
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
  };
}

/** The fields that a form's lines give to records of kind dealLine. */
export function lineFields(form: readonly FormField[] | undefined): Record<string, RecordField> | undefined {
  const lines = form?.find((field) => field.type === 'lines');
  if (!lines) return undefined;
  const fields: Record<string, RecordField> = {};
  for (const field of lines.of ?? []) {
    const optional = field.required === false || field.when !== undefined ? { optional: true } : {};
    const type = field.type === 'lines' ? undefined : TYPES[field.type];
    if (type === 'enum') fields[field.id] = { type, values: field.values ?? [], ...optional };
    else if (type === 'set') fields[field.id] = { type, ...optional };
    else if (type !== undefined && type !== 'duration') fields[field.id] = { type, ...optional };
  }
  return fields;
}
