import type { Condition } from '../conditions/schema.ts';
import { VALUE_TYPES, type ValueType } from '../facts/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, date, either, id, listOf, mapOf, text, word } from '../schema/vocabulary.ts';
import { condition, type Literal, Literal as LiteralSchema, note } from '../values/schema.ts';

export interface DatedEntry {
  from?: string;
  value: Literal;
}
/** A literal, or a history: `[{ from?, value }]`, the latest `from` on or before the date holds. */
export type Dated = Literal | DatedEntry[];
export interface ParameterValues {
  value?: Dated;
  byTier?: Record<string, Dated>;
  byBand?: Record<string, Dated>;
}
export interface ParameterVariant extends ParameterValues {
  title?: string;
  when: Condition;
}
export interface Parameter extends ParameterValues {
  title?: string;
  why?: string;
  note?: string;
  type: ValueType;
  unit?: string;
  values?: string[];
  variants?: ParameterVariant[];
  records?: string[];
  at?: string;
  placeholder?: string;
}

const DatedSchema = either<Dated>(
  'A value, or its history: [{ "from": "2026-01-01", "value": 50000 }, { "from": "2027-01-01", "value": 75000 }]. An entry without `from` holds from the beginning.',
  LiteralSchema,
  listOf(
    closed(
      { from: Type.Optional(date('First day on which the value holds.')), value: LiteralSchema },
      'A value and the day from which it holds.',
    ),
    'The history of a value.',
    { min: 1, max: 200 },
  ),
);
const values = {
  value: Type.Optional(DatedSchema),
  byTier: Type.Optional(mapOf(DatedSchema, 'A value for each tier. A tier without one has no value.', 50)),
  byBand: Type.Optional(mapOf(DatedSchema, 'A value for each band of a deal.', 50)),
};

export const Parameter = Type.Unsafe<Parameter>(
  closed(
    {
      title: Type.Optional(text('What people read.')),
      why: Type.Optional(text('Why it is this number.')),
      note,
      type: word(VALUE_TYPES, 'The type of the value.'),
      unit: Type.Optional(text('What is counted; must agree with what it is compared with.')),
      values: Type.Optional(listOf(Type.String({ minLength: 1, maxLength: 200 }), 'The words of an enum or set.', { min: 1 })),
      ...values,
      variants: Type.Optional(
        listOf(
          closed(
            { title: Type.Optional(text('What people read.')), when: condition<Condition>(), ...values },
            'Other values for some partners, groups or records. The first variant that holds and names the tier decides.',
          ),
          'Other values for some.',
          { max: 50 },
        ),
      ),
      records: Type.Optional(
        listOf(id('A record kind.'), 'Looked up for each record of these kinds; variants may read its fields.', { min: 1, max: 20 }),
      ),
      at: Type.Optional(
        id('The date whose value holds: a date field of the record with `records`, else a date fact such as partner.joinedOn.'),
      ),
      placeholder: Type.Optional(
        text('Marks a number that nobody published, and says why. Its value may be null: unknown until a test sets it.'),
      ),
    },
    'A threshold, rate or cap: one value, or by tier or band, each with its history.',
  ),
);
export const Parameters = mapOf(Parameter, 'Thresholds, rates and caps. Changing a number never changes a rule.');
