import type { ValueType } from '@tierwright/program';
import type { ColumnKind } from './column.ts';

/** How values of a type of the language lie in a column. */
export const KIND_OF_TYPE: Readonly<Record<ValueType, ColumnKind>> = {
  boolean: 'flag',
  integer: 'number',
  number: 'number',
  money: 'number',
  percent: 'number',
  date: 'word',
  enum: 'word',
  string: 'word',
  duration: 'word',
  set: 'set',
};
