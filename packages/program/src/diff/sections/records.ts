import type { RecordField, RecordKind } from '../../records/schema.ts';
import { type AnyShape, diffFields, type Fields, tellFields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { note, title } from '../fields/text.ts';
import { either, named, plain } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { worded } from '../fields/worded.ts';
import { quoted } from '../words/join.ts';
import { durationInWords } from '../words/terms.ts';

const fieldOfRecord: Fields<AnyShape<RecordField>> = {
  type: plain('type'),
  title,
  unit: plain('unit'),
  values: wordList<string>('allowed words', (word) => word),
  to: named('points to', 'record'),
  optional: either('may be absent', 'always there', false),
};

const recordKind: Fields<RecordKind> = {
  title,
  note,
  is: worded<string>('standard kind', (kind) => kind, { absent: 'the one of its name' }),
  fields: mapEntries<RecordField>({
    noun: 'field',
    name: (id, field) => quoted(field.title ?? id),
    details: (field, side) => tellFields<AnyShape<RecordField>>(fieldOfRecord, field, side),
    diff: (before, after, place) => diffFields<AnyShape<RecordField>>(fieldOfRecord, before, after, place),
  }),
  submittedBy: named('handed in by', 'role'),
  reviewedBy: named('reviewed by', 'role'),
  staleAfter: worded('may be late by', durationInWords, { absent: 'no day' }),
};

export const records = mapEntries<RecordKind>({
  noun: 'record kind',
  tellReach: true,
  name: (_, kind) => quoted(kind.title),
  diff: (before, after, place) => diffFields(recordKind, before, after, place),
});
