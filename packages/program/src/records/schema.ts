import { Type } from '../schema/type.ts';
import { closed, either, flag, id, listOf, mapOf, text, word } from '../schema/vocabulary.ts';
import { note } from '../values/schema.ts';

/** Record kinds the language knows; a document may give a kind its own name with `is`. */
export const STANDARD_RECORD_KINDS = [
  'order',
  'invoice',
  'deal',
  'dealLine',
  'registration',
  'directOpportunity',
  'contract',
  'namedAccount',
  'tender',
  'lead',
  'person',
  'certificate',
  'training',
  'survey',
  'evidence',
  'activity',
  'customer',
  'asset',
  'fundClaim',
  'rate',
  'exception',
] as const;
export type StandardRecordKind = (typeof STANDARD_RECORD_KINDS)[number];

export const FIELD_TYPES = ['integer', 'number', 'money', 'percent', 'boolean', 'date', 'string', 'enum', 'set', 'ref'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A field of a record: its type, and whether it may be absent. */
export type RecordField =
  | { type: 'enum' | 'set'; values?: string[]; optional?: boolean; title?: string }
  | { type: 'ref'; to: string; optional?: boolean; title?: string }
  | { type: 'integer' | 'number' | 'money' | 'percent' | 'boolean' | 'date' | 'string'; unit?: string; optional?: boolean; title?: string };

const common = {
  title: Type.Optional(text('What people read.')),
  optional: Type.Optional(flag('True where a record may lack the field.')),
};

export const RecordField = either<RecordField>(
  'A field that the program reads: { "type": "date" }, { "type": "enum", "values": [ … ] }, { "type": "ref", "to": "person" }.',
  closed(
    {
      ...common,
      type: word(['integer', 'number', 'money', 'percent', 'boolean', 'date', 'string'], 'The type of the value.'),
      unit: Type.Optional(text('What is counted, such as users; compared values must agree.')),
    },
    'A plain field.',
  ),
  closed(
    {
      ...common,
      type: word(['enum', 'set'], 'One word of a list, or a set of them.'),
      values: Type.Optional(listOf(Type.String({ minLength: 1, maxLength: 200 }), 'The words allowed.', { min: 1 })),
    },
    'A field with a fixed vocabulary.',
  ),
  closed(
    { ...common, type: word(['ref'], 'Points to another record.'), to: id('The record kind it points to.') },
    'A field that points to another record by its id.',
  ),
);

export interface RecordKind {
  is?: StandardRecordKind;
  title: string;
  note?: string;
  fields?: Record<string, RecordField>;
  submittedBy?: string;
  reviewedBy?: string;
  staleAfter?: string;
}

export const RecordKind = Type.Unsafe<RecordKind>(
  closed(
    {
      is: Type.Optional(word(STANDARD_RECORD_KINDS, 'The standard kind this is, where its id is a name of your own.')),
      title: text('What people read.'),
      note,
      fields: Type.Optional(
        mapOf(RecordField, 'The fields that the program reads. Evidence also has submittedOn, acceptedOn, rejectedOn, expiresOn.', 100),
      ),
      submittedBy: Type.Optional(id('Evidence: who hands it in, "partner", "vendor" or a role.')),
      reviewedBy: Type.Optional(id('Evidence: the role that accepts or rejects it.')),
      staleAfter: Type.Optional(
        Type.String({ pattern: '^P[0-9]+[DWM]$', description: 'A feed older than this defers demotion, such as P7D.' }),
      ),
    },
    'A kind of record: what happened or is held, dated, with a source. Declare each field that a fact reads.',
  ),
);
export const Records = mapOf(RecordKind, 'The record kinds that facts read.', 100);
