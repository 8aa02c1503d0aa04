import { type Json, parseJson } from '@tierwright/program';
import type { BaseManifest } from '@tierwright/sample-data';
import { Failure } from '../failures/failure.ts';

/** What base.json says; `loaded` and `rates` may be added by those who bring their own partners. */
export interface Manifest extends BaseManifest {
  loaded?: Record<string, string | null>;
  rates?: Json[];
}

const FORMAT = 'tierwright-base/1';
export const MANIFEST_FILE = 'base.json';
export const PARTNERS_FILE = 'partners.ndjson';
export const MAX_MANIFEST_BYTES = 16 * 1_048_576;

const isObject = (json: unknown): json is Record<string, Json> => typeof json === 'object' && json !== null && !Array.isArray(json);
const isDay = (json: unknown) => typeof json === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(json);
const isProgram = (json: Json) => isObject(json) && ['program', 'version', 'hash'].every((key) => typeof json[key] === 'string');

const RULES: readonly [key: string, holds: (value: Json | undefined) => boolean, wanted: string][] = [
  ['format', (value) => value === FORMAT, `"${FORMAT}"`],
  ['size', (value) => Number.isInteger(value) && (value as number) >= 0, 'the number of partners'],
  ['seed', (value) => typeof value === 'number' || typeof value === 'string', 'a number or text'],
  ['asOf', isDay, 'a day, YYYY-MM-DD'],
  ['programs', (value) => Array.isArray(value) && value.every(isProgram), 'a list of { program, version, hash }'],
  [
    'loaded',
    (value) => value === undefined || (isObject(value) && Object.values(value).every((day) => day === null || isDay(day))),
    'days by record kind',
  ],
  ['rates', (value) => value === undefined || Array.isArray(value), 'a list of { on, currency, rate }'],
];

/** Reads base.json. Throws a Failure (TW402). */
export function readManifest(file: string, bytes: Uint8Array): Manifest {
  const { document, problems } = parseJson(bytes, MAX_MANIFEST_BYTES);
  const [problem] = problems;
  if (!document || problem) throw new Failure('TW402', `${file} cannot be read: ${problem?.message ?? 'not JSON'}`, { file, problems });
  const { value } = document;
  if (!isObject(value)) throw new Failure('TW402', `${file} is not an object.`, { file });
  for (const [key, holds, wanted] of RULES) {
    if (!holds(value[key]))
      throw new Failure('TW402', `${file}: ${key} must be ${wanted}, not ${JSON.stringify(value[key]) ?? 'absent'}.`, { file });
  }
  return value as unknown as Manifest;
}
