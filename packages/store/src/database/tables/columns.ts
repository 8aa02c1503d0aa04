import type { Json } from '@tierwright/program';
import type { ColumnType } from 'kysely';

/** JSON, kept as it was written: text in, value out. */
export type JsonColumn = ColumnType<Json, string, string>;
export type JsonOrNull = ColumnType<Json | null, string | null, string | null>;
/** Given by the database, never set. */
export type Given<T> = ColumnType<T, never, never>;
