import type { FormField } from '../../forms/schema.ts';
import type { FieldType } from '../../records/schema.ts';
import type { Literal } from '../../values/schema.ts';
import type { Side } from '../side.ts';
import { joined, quoted } from './join.ts';
import { amountInWords, countInWords, numberInWords } from './numbers.ts';
import { durationInWords } from './terms.ts';

/** As much of a value's type as its words need. */
export interface Typing {
  type?: string;
  unit?: string;
}

/** The type and unit of a fact, parameter, derived value or answer of a form. */
export function typingOf(side: Side, id: string, depth = 0): Typing {
  const { facts, parameters, derived, dealRegistration } = side.program;
  const declared = facts?.[id] ?? parameters?.[id];
  if (declared !== undefined) return declared;
  const value = derived?.[id];
  if (value === undefined) return typingOfAnswer(dealRegistration?.form, id);
  if ('ratio' in value) return value.per === undefined ? { type: 'percent' } : { type: 'number', ...unitOf(value.unit) };
  if ('held' in value) return { type: 'boolean' };
  const operands = 'sum' in value ? value.sum : 'min' in value ? value.min : 'max' in value ? value.max : [];
  const [first] = operands;
  return first === undefined || depth > 20 ? { type: 'number', ...unitOf(value.unit) } : typingOf(side, first, depth + 1);
}

function typingOfAnswer(form: FormField[] | undefined, id: string): Typing {
  const field = form?.find((other) => `deal.${other.id}` === id);
  if (id === 'request.amount') return { type: 'money' };
  if (id.endsWith('.idleDays')) return { type: 'integer', unit: 'days' };
  return field === undefined ? {} : { type: field.type };
}

const unitOf = (unit: string | undefined) => (unit === undefined ? {} : { unit });

/** The type of a record's field, or of `ref.field`. */
export function typingOfField(side: Side, kind: string, path: string): Typing {
  const [head = '', tail] = path.split('.');
  const field = side.program.records?.[kind]?.fields?.[head];
  if (field === undefined) return {};
  if (field.type === 'ref') return tail === undefined ? { type: 'string' } : typingOfField(side, field.to, tail);
  const type: FieldType = field.type;
  return 'unit' in field && field.unit !== undefined ? { type, unit: field.unit } : { type };
}

/** A value as people write it: "50,000 USD", "70 %", "10 users", "yes", "90 days", "APAC or LATAM". */
export function literalInWords(value: Literal, typing: Typing, currency: string, list: 'and' | 'or' = 'and'): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : joined(value, list);
  if (typeof value === 'object') {
    return joined(
      Object.entries(value).map(([code, amount]) => amountInWords(amount, code)),
      'or',
    );
  }
  if (typeof value === 'string') {
    if (typing.type === 'duration') return durationInWords(value);
    return typing.type === 'string' || typing.type === 'text' ? quoted(value) : value;
  }
  if (typing.type === 'money') return amountInWords(value, currency);
  if (typing.type === 'percent') return `${numberInWords(value)} %`;
  return typing.unit === undefined ? numberInWords(value) : countInWords(value, typing.unit);
}
