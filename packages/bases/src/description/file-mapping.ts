import { type Mapping, mappingProblems, type RowKind } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { isMembers, type KeyRule } from '../folder/manifest.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { FILE_ROW_CODES } from '../problems/file-problem.ts';

type FileType = 'csv' | 'ndjson' | 'parquet';

/** A file of a base, and how it is read. */
export interface MappedFile {
  /** As it is written: relative to the folder. */
  readonly file: string;
  readonly type: FileType;
  readonly kind: RowKind;
  readonly mapping: Mapping;
  /** What each row needs a value for, as the mapping names it: `attribute.type`. */
  readonly required: readonly string[];
  /** Amounts that are never below zero: `field.amount`. */
  readonly notNegative: readonly string[];
}

const ENDINGS: Readonly<Record<string, FileType>> = { csv: 'csv', tsv: 'csv', ndjson: 'ndjson', jsonl: 'ndjson', parquet: 'parquet' };
const oneOf =
  (...words: string[]) =>
  (value: Json | undefined) =>
    value === undefined || (typeof value === 'string' && words.includes(value));
const isTexts = (value: Json | undefined) =>
  value === undefined || (Array.isArray(value) && value.every((text) => typeof text === 'string'));

const RULES: readonly KeyRule[] = [
  ['file', (value) => typeof value === 'string' && value !== '', 'the name of a file'],
  ['type', oneOf('csv', 'ndjson', 'parquet'), 'csv, ndjson or parquet'],
  ['preset', oneOf('hubspot', 'salesforce'), 'hubspot or salesforce'],
  [
    'columns',
    (value) => value === undefined || (isMembers(value) && Object.values(value).every((one) => one === null || typeof one === 'string')),
    'an object: a column, and where it goes (or null)',
  ],
  ['others', oneOf('refuse', 'ignore'), 'refuse or ignore'],
  ['kind', (value) => value === undefined || (typeof value === 'string' && value !== ''), 'a record kind'],
  ['delimiter', oneOf(',', ';', '\t', '|'), 'one of , ; | and tab'],
  ['encoding', oneOf('utf-8', 'windows-1252', 'utf-16le'), 'utf-8, windows-1252 or utf-16le'],
  ['decimal', oneOf('.', ','), 'a point or a comma'],
  ['dates', oneOf('ymd', 'dmy', 'mdy'), 'ymd, dmy or mdy'],
  ['required', isTexts, 'a list such as ["attribute.type"]'],
  ['notNegative', isTexts, 'a list such as ["field.amount"]'],
];
const KEYS = new Set(RULES.map(([key]) => key));

/** Reads how a file is read, from base.json. Throws BaseRefused (BASE102, BASE103, BASE106). */
export function fileMapping(manifest: string, pointer: string, value: Json | undefined, kind: RowKind): MappedFile {
  const refused = (why: string) => new BaseRefused('BASE102', `${manifest}: ${pointer}${why}`, { file: manifest });
  if (!isMembers(value)) throw refused(' must be an object with a `file`.');
  for (const key of Object.keys(value)) if (!KEYS.has(key)) throw refused(`/${key} is no key there: ${[...KEYS].join(', ')}.`);
  for (const [key, holds, wanted] of RULES)
    if (!holds(value[key])) throw refused(`/${key} must be ${wanted}, not ${JSON.stringify(value[key]) ?? 'absent'}.`);
  const { file: name, type: told, required = [], notNegative = [], ...mapping } = value;
  const file = String(name);
  const type = (told as FileType | undefined) ?? ENDINGS[file.slice(file.lastIndexOf('.') + 1).toLowerCase()];
  if (type === undefined) throw new BaseRefused('BASE103', `${manifest}: nobody knows what ${file} is; add "type".`, { file: manifest });
  const [problem] = mappingProblems(kind, mapping as Mapping, FILE_ROW_CODES.mapping);
  if (problem)
    throw new BaseRefused('BASE106', `${manifest}: ${pointer}${problem.pointer.replace('/mapping', '')}: ${problem.message}`, {
      file: manifest,
    });
  return { file, type, kind, mapping: mapping as Mapping, required: required as string[], notNegative: notNegative as string[] };
}
