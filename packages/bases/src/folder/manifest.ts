import { type Json, parseJson } from '@tierwright/program';
import { BaseRefused } from '../problems/base-refused.ts';

/** What base.json of a folder with partners.ndjson says; `loaded` and `rates` may be added by those who bring their own partners. */
export interface Manifest {
  format: 'tierwright-base/1';
  programs: { program: string; version: string; hash: string }[];
  seed: number | string;
  /** Partners. */
  size: number;
  asOf: string;
  loaded?: Record<string, string | null>;
  rates?: Json[];
}

export const BASE_FORMAT = 'tierwright-base/1';
export const MANIFEST_FILE = 'base.json';
export const PARTNERS_FILE = 'partners.ndjson';
export const MAX_MANIFEST_BYTES = 16 * 1_048_576;

export type Members = Readonly<Record<string, Json>>;
export const isMembers = (json: unknown): json is Members => typeof json === 'object' && json !== null && !Array.isArray(json);
export const isDay = (json: unknown) => typeof json === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(json);
const isProgram = (json: Json) => isMembers(json) && ['program', 'version', 'hash'].every((key) => typeof json[key] === 'string');

/** A key of base.json, what it must be, and how that is said. */
export type KeyRule = readonly [key: string, holds: (value: Json | undefined) => boolean, wanted: string];

export const SHARED_RULES: readonly KeyRule[] = [
  [
    'loaded',
    (value) => value === undefined || (isMembers(value) && Object.values(value).every((day) => day === null || isDay(day))),
    'days by record kind',
  ],
  ['rates', (value) => value === undefined || Array.isArray(value), 'a list of { on, currency, rate }'],
];

const RULES: readonly KeyRule[] = [
  ['size', (value) => Number.isInteger(value) && (value as number) >= 0, 'the number of partners'],
  ['seed', (value) => typeof value === 'number' || typeof value === 'string', 'a number or text'],
  ['asOf', isDay, 'a day, YYYY-MM-DD'],
  ['programs', (value) => Array.isArray(value) && value.every(isProgram), 'a list of { program, version, hash }'],
  ...SHARED_RULES,
];

/** Throws BaseRefused (BASE102) for the first key that is not what it must be. */
export function checkKeys(file: string, value: Members, rules: readonly KeyRule[]): void {
  for (const [key, holds, wanted] of rules) {
    if (!holds(value[key]))
      throw new BaseRefused('BASE102', `${file}: ${key} must be ${wanted}, not ${JSON.stringify(value[key]) ?? 'absent'}.`, { file });
  }
}

/** The object that base.json holds. Throws BaseRefused (BASE102). */
export function readMembers(file: string, bytes: Uint8Array): Members {
  const { document, problems } = parseJson(bytes, MAX_MANIFEST_BYTES);
  const [problem] = problems;
  if (!document || problem) {
    const listed = problems.map(({ code, message, line = 1, column }) => ({
      file,
      line,
      row: line,
      column: column === undefined ? null : String(column),
      code,
      message,
    }));
    throw new BaseRefused('BASE102', `${file} cannot be read: ${problem?.message ?? 'not JSON'}`, { file, problems: listed });
  }
  const { value } = document;
  if (!isMembers(value)) throw new BaseRefused('BASE102', `${file} is not an object.`, { file });
  return value;
}

/** base.json of a folder with partners.ndjson. Throws BaseRefused (BASE102). */
export function readManifest(file: string, value: Members): Manifest {
  checkKeys(file, value, RULES);
  return value as unknown as Manifest;
}
