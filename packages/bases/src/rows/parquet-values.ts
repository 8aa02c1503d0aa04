import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Json } from '@tierwright/program';
import type { Compressors, ParquetParsers, SchemaElement } from 'hyparquet';

const MS_PER_DAY = 86_400_000;
const isoDay = (days: number): string => new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
const isoInstant = (ms: number): string => new Date(ms).toISOString();

/** Days and instants as the text that a program reads; the library's own objects forget which of the two they were. */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => (days === null || days === undefined ? null : isoDay(days)),
  timestampFromMilliseconds: (ms) => (ms === null || ms === undefined ? null : isoInstant(Number(ms))),
  timestampFromMicroseconds: (us) => (us === null || us === undefined ? null : isoInstant(Number(us / 1000n))),
  timestampFromNanoseconds: (ns) => (ns === null || ns === undefined ? null : isoInstant(Number(ns / 1_000_000n))),
};

/** What the library has not itself: gzip and Brotli are Node's. */
export const COMPRESSORS: Compressors = { GZIP: (input) => gunzipSync(input), BROTLI: (input) => brotliDecompressSync(input) };

/** A value of a column as JSON has it; nothing for what no field takes. */
export type ValueReader = (value: unknown) => Json | undefined;

function plain(value: unknown): Json | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  if (!Array.isArray(value)) return undefined;
  const list = value.map(plain);
  return list.every((one) => typeof one === 'string') ? (list as string[]) : undefined;
}

/** How values of a column are read: decimals keep their digits, times of no zone are days. */
export function valueReader({ converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement): ValueReader {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const digits = logical?.type === 'DECIMAL' ? logical.scale : scale;
    return (value) => (typeof value === 'number' ? Number(value.toFixed(digits)) : plain(value));
  }
  if (logical?.type === 'TIMESTAMP' && !logical.isAdjustedToUTC)
    return (value) => (typeof value === 'string' ? value.slice(0, 10) : plain(value));
  return plain;
}
