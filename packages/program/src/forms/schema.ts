import type { TSchema } from 'typebox';
import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, flag, listOf, number, ref, word } from '../schema/vocabulary.ts';
import { condition, named } from '../values/schema.ts';

export const FORM_FIELD_TYPES = [
  'text',
  'integer',
  'number',
  'money',
  'percent',
  'date',
  'boolean',
  'choice',
  'country',
  'file',
  'customer',
  'product',
  'products',
  'lines',
  'partner',
] as const;
export type FormFieldType = (typeof FORM_FIELD_TYPES)[number];

export interface FormField {
  id: string;
  title: string;
  why?: string;
  type: FormFieldType;
  values?: string[];
  of?: FormField[];
  min?: number;
  max?: number;
  required?: boolean;
  when?: Condition;
}

export const formFieldDefinition: TSchema = Type.Unsafe<FormField>(
  closed(
    {
      ...named,
      type: word(FORM_FIELD_TYPES, 'What is asked for. A form generates a closed JSON Schema; `customer` counts as two inputs.'),
      values: Type.Optional(listOf(Type.String({ minLength: 1, maxLength: 200 }), 'The choices.', { min: 1 })),
      of: Type.Optional(listOf(ref<FormField>('formField'), 'The fields of a line.', { min: 1, max: 30 })),
      min: Type.Optional(number('The smallest value.')),
      max: Type.Optional(number('The largest value.')),
      required: Type.Optional(flag('Whether it must be filled in; default true.')),
      when: Type.Optional(condition<Condition>()),
    },
    'A field of a form; its answer is a fact.',
  ),
);
const formField = ref<FormField>('formField');
/** A form: at most ten mandatory inputs (PDL219). */
export const Form = listOf(formField, 'The fields of a form, at most 10 of them mandatory.', { max: 60 });
