import { type Json, OPERATOR_FITS, type Operator, operatorsFor, type ValueInfo, type ValueType } from '@tierwright/program';

/** The operators that fit a type, the usual ones first. */
export const operatorsOf = (type: ValueType): readonly Operator[] => {
  const fitting = operatorsFor(type);
  return [...USUAL.filter((operator) => fitting.includes(operator)), ...fitting.filter((operator) => !USUAL.includes(operator))];
};

const USUAL: readonly Operator[] = ['greaterThanInclusive', 'greaterThan', 'lessThanInclusive', 'lessThan'];
const ORDERED: ReadonlySet<ValueType> = new Set(['integer', 'number', 'money', 'percent', 'date']);

/** What a new test of a type asks: numbers for at least, sets for a word, all else for one value. */
export const usualOperator = (type: ValueType): Operator =>
  ORDERED.has(type) ? 'greaterThanInclusive' : type === 'set' ? 'contains' : 'equal';

/** What is typed on the right of a test: one value of a type, or several. */
export interface Wanted {
  readonly type: ValueType;
  readonly many: boolean;
  /** The words to choose from, where they are declared. */
  readonly words?: readonly string[];
  readonly unit?: string;
}

export function wantedOn(left: Pick<ValueInfo, 'type' | 'values' | 'unit'>, operator: Operator): Wanted {
  const { right } = OPERATOR_FITS[operator];
  const words: { words?: readonly string[] } = left.values?.length ? { words: left.values } : {};
  const unit = left.unit === undefined ? {} : { unit: left.unit };
  if (right === 'same') return { type: left.type, many: left.type === 'set', ...words, ...unit };
  const type = left.type === 'date' ? 'date' : words.words ? 'enum' : 'string';
  return { type, many: right === 'list', ...words };
}

const isNumber = (value: Json) => typeof value === 'number';
const isText = (value: Json) => typeof value === 'string';
const isDay = (value: Json) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isDuration = (value: Json) => typeof value === 'string' && /^P/.test(value);

const HAS_SHAPE: Record<ValueType, (value: Json) => boolean> = {
  integer: isNumber,
  number: isNumber,
  money: isNumber,
  percent: isNumber,
  boolean: (value) => typeof value === 'boolean',
  date: isDay,
  duration: isDuration,
  string: isText,
  enum: isText,
  set: isText,
};

/** Whether a literal can be shown and typed where this is wanted. */
export function hasShape(value: Json, { type, many, words }: Wanted): boolean {
  const fits = (one: Json) => HAS_SHAPE[type](one) && (words === undefined || words.includes(String(one)));
  return many ? Array.isArray(value) && value.every(fits) : fits(value);
}

/** A value to begin with. `day`: today, where a date is wanted. */
export function firstValue({ type, many, words }: Wanted, day: string): Json {
  const [word] = words ?? [];
  const one: Record<ValueType, Json> = {
    ...{ integer: 0, number: 0, money: 0, percent: 0, boolean: true, date: day, duration: 'P30D' },
    ...{ string: '', enum: word ?? '', set: word ?? '' },
  };
  if (!many) return one[type];
  return type === 'date' ? [day] : word === undefined ? [] : [word];
}

/** What stood there, made to fit what is wanted now: one word becomes a list, a list its first word, all else begins anew. */
export function fitted(before: Json, wanted: Wanted, day: string): Json {
  if (hasShape(before, wanted)) return before;
  const other: Json = Array.isArray(before) ? (before[0] ?? null) : [before];
  return hasShape(other, wanted) ? other : firstValue(wanted, day);
}
