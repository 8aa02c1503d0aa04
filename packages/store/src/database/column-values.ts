import { types } from 'pg';

/** Object ids of the column types that are not read as text. */
const INT8 = 20;
const JSON_TEXT = 114;
/** Of `count(*)` over `numeric` and such: kept as text, since a float would lose digits. */

/** An int8 as a number: instants, sequences and minor units all fit; one that does not is a bug, never a rounded number. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database holds an integer that a number cannot: ${text}`);
  return value;
}

/** How values of each type are read, where not as text or as the driver does: the same on both engines. */
export const COLUMN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: safeInteger,
  [JSON_TEXT]: (text) => JSON.parse(text),
};

/** `COLUMN_PARSERS` as node-postgres asks for them. */
export const postgresTypes: typeof types = {
  ...types,
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && COLUMN_PARSERS[oid]) || types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};
