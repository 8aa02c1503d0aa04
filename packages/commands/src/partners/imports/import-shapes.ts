import type { Json } from '@tierwright/program';
import { type Static, Type } from 'typebox';
import { programHash } from '../../decisions/question-shapes.ts';
import { closed, count, day, id, instant, listOf, orNull, word } from '../../shapes/vocabulary.ts';

const importId = Type.String({ format: 'uuid', description: 'Of the import.' });

const header = Type.String({ minLength: 1, maxLength: 200 });

const mappingShape = closed({
  preset: Type.Optional(word(['hubspot', 'salesforce'], 'Columns as they are called there; `columns` wins over it.')),
  columns: Type.Optional(
    Type.Record(header, orNull(Type.String({ minLength: 1, maxLength: 200 })), {
      maxProperties: 500,
      description:
        'By the column’s name: of partners `id`, `title`, `parent`, `attribute.<name>`, `fact.<id>`; of records `partner`, `kind`, `id`, `sourceRef`, `field.<name>`, `currency.<money field>`. Null: passed over.',
    }),
  ),
  others: Type.Optional(word(['refuse', 'ignore'], 'Columns that are not named: refused (default), or passed over (with a preset).')),
  kind: Type.Optional(id('The record kind of every row.')),
  delimiter: Type.Optional(word([',', ';', '\t', '|'], 'Between cells; a comma if it is not given.')),
  encoding: Type.Optional(word(['utf-8', 'windows-1252', 'utf-16le'], 'Of the text; UTF-8 if it is not given.')),
  decimal: Type.Optional(word(['.', ','], 'The decimal sign of numbers; a point if it is not given.')),
  dates: Type.Optional(word(['ymd', 'dmy', 'mdy'], 'How days are written; `2026-03-31` if it is not given, an instant is read always.')),
});
export type Mapping = Static<typeof mappingShape>;

const source = Type.String({ minLength: 1, maxLength: 120, description: 'Where it comes from, such as `crm`.' });
export const newImportShape = closed({
  kind: word(['partners', 'records'], 'What the rows are.'),
  source,
  format: word(['csv', 'ndjson'], 'CSV with a header, or a JSON object a line.'),
  program: Type.Optional(id('Whose fields say how cells are read; not needed where there is one program.')),
  mapping: Type.Optional(mappingShape),
  loaded: Type.Optional(
    Type.Record(Type.String({ minLength: 1, maxLength: 200 }), orNull(day('Loaded through this day.')), {
      maxProperties: 200,
      description: 'How far record kinds are loaded when the import is applied.',
    }),
  ),
});
export type NewImport = Static<typeof newImportShape>;

const rowProblemShape = closed({
  line: count('Of the file, from 1; where the row begins.'),
  row: count('From 1, the header not counted.'),
  column: orNull(Type.String({ maxLength: 200, description: 'Its name; of NDJSON a pointer. Null: the row as a whole.' })),
  code: id('Stable.'),
  message: Type.String({ maxLength: 2000 }),
  value: Type.Optional(Type.Unsafe<Json>({ description: 'What stands there, shortened.' })),
  expected: Type.Optional(Type.String({ maxLength: 4000 })),
});

export const MOST_PROBLEMS = 1000;
export const importShape = closed({
  id: importId,
  kind: word(['partners', 'records']),
  source,
  format: word(['csv', 'ndjson']),
  program: orNull(programHash('The version by whose fields it is read.')),
  state: word(['open', 'receiving', 'ready', 'applying', 'applied']),
  rows: count('Sent.'),
  valid: count('That can be applied.'),
  wrong: count('With problems.'),
  problems: listOf(rowProblemShape, MOST_PROBLEMS, 'The first of them.'),
  applied: count('Applied through this row.'),
  result: orNull(Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'What became of the rows.' })),
  job: orNull(Type.String({ format: 'uuid', description: 'That applies it.' })),
  askedBy: id('The account.'),
  createdAt: instant('Opened.'),
});
export type ImportShown = Static<typeof importShape>;

export const applyShape = closed({ rows: word(['all', 'valid'], '`all` is refused where a row is wrong; `valid` leaves those out.') });
