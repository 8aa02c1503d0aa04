import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, duration, either, id, integer, listOf, mapOf, number, text, word } from '../schema/vocabulary.ts';
import { condition, type FactRef, FactRef as FactRefSchema, type Literal, Literal as LiteralSchema, note } from '../values/schema.ts';

export const VALUE_TYPES = ['integer', 'number', 'money', 'percent', 'boolean', 'date', 'duration', 'string', 'enum', 'set'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export const AGGREGATES = ['count', 'countDistinct', 'sum', 'average', 'median', 'min', 'max', 'latest', 'exists', 'set'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export interface CalendarPeriod {
  unit: 'month' | 'quarter' | 'year';
  complete?: number;
  current?: boolean;
}
/** Which records count: a date in a period, or an interval touching it. See FACT-W rules. */
export interface Window {
  on?: string;
  span?: [string, string] | string[];
  trailing?: string;
  calendar?: CalendarPeriod;
  ago?: string;
}
export interface FromRecords {
  record: string;
  where?: Condition;
  aggregate: Aggregate;
  of?: string;
  window?: Window | Window[];
  times?: (number | FactRef)[];
  per?: number;
}
export interface FromWithin {
  within: string;
  where?: Condition;
  window?: Window | Window[];
}
export interface Fact {
  title: string;
  why?: string;
  note?: string;
  type: ValueType;
  unit?: string;
  values?: string[];
  min?: number;
  max?: number;
  by?: string;
  over?: 'family';
  scope?: 'deal';
  actionable?: { costPerUnit: number; step?: number };
  attribute?: string;
  from?: FromRecords | FromWithin;
  onMissing?: Literal;
}

export const CalendarPeriodSchema = closed(
  {
    unit: word(['month', 'quarter', 'year'], 'The period; quarters and years follow calendar.yearStarts.'),
    complete: Type.Optional(integer('How many complete periods before the current one.', { minimum: 1, maximum: 120 })),
    current: Type.Optional(Type.Boolean({ description: 'Whether the current period counts, up to the date.' })),
  },
  'Calendar periods: the last n complete ones, the current one, or both.',
);

const WindowSchema = closed(
  {
    on: Type.Optional(id('The date field, or "ref.field", that must lie in the period.')),
    span: Type.Optional(
      listOf(
        id('A date field, or "ref.field".'),
        'From and until: the interval must touch the period. An absent end is open; an end is the first day outside.',
        {
          min: 2,
          max: 2,
        },
      ),
    ),
    trailing: Type.Optional(duration('P on date D means D − P < d ≤ D.')),
    calendar: Type.Optional(CalendarPeriodSchema),
    ago: Type.Optional(duration('Moves the period back, such as P1Y for the year before.')),
  },
  'Which records count on a date: { "on": "wonOn", "trailing": "P12M" } or { "span": ["issuedOn", "expiresOn"] }. Without a period: up to the date.',
);
const Windows = either<Window | Window[]>(
  'One window, or a list of windows that must all hold.',
  WindowSchema,
  listOf(WindowSchema, 'Windows that must all hold.', { min: 1, max: 6 }),
);

const From = either<FromRecords | FromWithin>(
  'How the value is made from records.',
  closed(
    {
      record: id('The record kind.'),
      where: Type.Optional(condition<Condition>()),
      aggregate: word(AGGREGATES, 'What is made of the records that count.'),
      of: Type.Optional(id('The field, or "ref.field", that is aggregated.')),
      window: Type.Optional(Windows),
      times: Type.Optional(
        listOf(
          either<number | FactRef>('A weight.', Type.Number(), FactRefSchema),
          'Weights: each record’s value is multiplied by these.',
          { min: 1, max: 6 },
        ),
      ),
      per: Type.Optional(number('Divides the weighted sum, such as 100 for points per 100 of money; the result is a number.')),
    },
    'Made from records of a kind.',
  ),
  closed(
    { within: id('The fact whose records are narrowed.'), where: Type.Optional(condition<Condition>()), window: Type.Optional(Windows) },
    'A subset of the records of another fact, with the same aggregate: sub-quotas, shares, cohorts.',
  ),
);

export const Fact = Type.Unsafe<Fact>(
  closed(
    {
      title: text('What people read.'),
      why: Type.Optional(text('Why it is measured so.')),
      note,
      type: word(VALUE_TYPES, 'integer, number, money, percent (70 is 70 %), boolean, date, duration, string, enum or set.'),
      unit: Type.Optional(text('What is counted, such as people. Compared values must have the same unit.')),
      values: Type.Optional(listOf(Type.String({ minLength: 1, maxLength: 200 }), 'The words of an enum or set.', { min: 1 })),
      min: Type.Optional(number('The smallest possible value.')),
      max: Type.Optional(number('The largest possible value.')),
      by: Type.Optional(id('One value for each group: an enum, string or ref field of the record, such as area.')),
      over: Type.Optional(word(['family'], 'Counts the records of the partner and of all partners under the same parent.')),
      scope: Type.Optional(word(['deal'], 'Belongs to a deal, not to the partner.')),
      actionable: Type.Optional(
        closed(
          {
            costPerUnit: number('What one more unit costs the partner, in a unit of your own.', { minimum: 0 }),
            step: Type.Optional(number('The smallest sensible change.', { minimum: 0 })),
          },
          'A partner can move this value; paths to a tier are made of such facts.',
        ),
      ),
      attribute: Type.Optional(id('The attribute of the partner that holds the value.')),
      from: Type.Optional(From),
      onMissing: Type.Optional(
        either<Literal>(
          'What holds without data: "unknown", "error", or a value. Default: counts and sums 0, exists false, set empty, all else unknown.',
          LiteralSchema,
        ),
      ),
    },
    'A typed value computed from records over a window, or read from an attribute of the partner.',
  ),
);
export const Facts = mapOf(Fact, 'What the program measures.');
