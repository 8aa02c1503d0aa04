import type { FormField } from '../../forms/schema.ts';
import { quoted } from '../words/join.ts';
import { condition } from './condition.ts';
import { type EntryKind, entries } from './entries.ts';
import { diffFields, type Field, type Fields, tellFields } from './field.ts';
import { title, why } from './text.ts';
import { either, numeric, plain } from './values.ts';
import { wordList } from './word-list.ts';

const fieldOfForm: Fields<FormField> = {
  id: plain('id', undefined, { silent: true }),
  title,
  why,
  type: plain(''),
  values: wordList<string>('choices', (word) => word),
  // A line's fields are form fields themselves, so the list is made when it is needed.
  of: { diff: (before, after, place) => form('column').diff(before, after, place) },
  min: numeric('at least'),
  max: numeric('at most'),
  required: either('must be filled in', 'may be left empty', true),
  when: condition('its condition'),
};

const kind = (noun: string, absent: string | undefined): EntryKind<FormField> => ({
  noun,
  keys: [(field) => field.id],
  order: 'free',
  name: (field) => quoted(field.title),
  details: (field, side) => tellFields(fieldOfForm, field, side),
  diff: (before, after, place) => diffFields(fieldOfForm, before, after, place),
  ...(absent === undefined ? {} : { absent }),
});

/** The fields of a form, or of a line in it. */
export function form(noun = 'form field', absent?: string): Field<readonly FormField[]> {
  return entries(kind(noun, absent));
}
