import type { Json } from '@tierwright/program';
import { checkKeys, isDay, type KeyRule, type Members, SHARED_RULES } from '../folder/manifest.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { fileMapping, type MappedFile } from './file-mapping.ts';

export const FILES_FORMAT = 'tierwright-files/1';

/** What base.json says of a base in files of their own: which they are, and where their columns go. */
export interface DescribedBase {
  readonly format: typeof FILES_FORMAT;
  /** The day on which the files are a whole picture; decisions are made on it where nobody names another. */
  readonly asOf?: string;
  readonly partners: MappedFile;
  readonly records: readonly MappedFile[];
  readonly loaded?: Record<string, string | null>;
  readonly rates?: Json[];
}

const RULES: readonly KeyRule[] = [
  ['asOf', (value) => value === undefined || isDay(value), 'a day, YYYY-MM-DD'],
  ['records', (value) => value === undefined || Array.isArray(value), 'a list of files'],
  ...SHARED_RULES,
];
const KEYS = new Set(['format', 'partners', ...RULES.map(([key]) => key)]);

/** Reads base.json of a base in files. Throws BaseRefused (BASE102, BASE103, BASE106). */
export function describedBase(file: string, value: Members): DescribedBase {
  for (const key of Object.keys(value))
    if (!KEYS.has(key)) throw new BaseRefused('BASE102', `${file}: ${key} is no key there: ${[...KEYS].join(', ')}.`, { file });
  checkKeys(file, value, RULES);
  const { partners, records = [], ...rest } = value;
  return {
    ...rest,
    format: FILES_FORMAT,
    partners: fileMapping(file, '/partners', partners, 'partners'),
    records: (records as Json[]).map((one, index) => fileMapping(file, `/records/${index}`, one, 'records')),
  };
}
