import type { FormField, JsonSchema, Program } from '@tierwright/program';
import { ANSWER_TYPES } from './answer-types.ts';

/** A form has at most so many lines. */
export const MOST_LINES = 500;

/** Whether a form always asks for an answer: where `when` decides, a reading of facts is needed. */
export const isAlwaysAsked = (field: FormField): boolean => field.required !== false && field.when === undefined;

function objectOf(fields: readonly FormField[], currency: string): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, schemaOf(field, currency)])),
    required: fields.filter(isAlwaysAsked).map((field) => field.id),
    additionalProperties: false,
  };
}

function schemaOf(field: FormField, currency: string): JsonSchema {
  const { type, title, why } = field;
  const notes = [...(why === undefined ? [] : [why]), ...(type === 'money' ? [`In ${currency}, major units.`] : [])];
  const about = { title, ...(notes.length === 0 ? {} : { description: notes.join(' ') }) };
  if (type !== 'lines') return { ...about, ...ANSWER_TYPES[type].schema(field) };
  return { ...about, type: 'array', items: objectOf(field.of ?? [], currency), minItems: 1, maxItems: MOST_LINES };
}

/**
 * S8: the closed JSON Schema (2020-12) of a form's answers. Fields with `when` are in it and not required; `checkAnswers`
 * knows when they are.
 */
export function formSchema(fields: readonly FormField[], program: Pick<Program, 'currency'>): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...objectOf(fields, program.currency) };
}
