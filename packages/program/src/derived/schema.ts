import type { TSchema } from 'typebox';
import type { Condition } from '../conditions/schema.ts';
import { type CalendarPeriod, CalendarPeriodSchema } from '../facts/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, duration, either, id, listOf, mapOf, number, text, word } from '../schema/vocabulary.ts';
import { condition, type FactRef, FactRef as FactRefSchema, type Num, note, numOf } from '../values/schema.ts';

interface Head {
  title?: string;
  why?: string;
  note?: string;
  unit?: string;
}
export type ScorePart = { per: string; full: Num; points: Num } | { when: Condition; points: Num };
export type CountOf = Head & { count: string[] };
export type ScoreOf = Head & { score: ScorePart[] };
export type RatioOf = Head & { ratio: [string, string] | string[]; onZero?: number | 'unknown'; per?: number };
export type SumOf = Head & { sum: string[]; minus?: string[] };
export type MinOf = Head & { min: string[] };
export type MaxOf = Head & { max: string[] };
export type EachOf = Head & { each: string; where: Condition };
export type HeldOf = Head & { held: string; days: 'any' | 'every'; trailing?: string | FactRef; calendar?: CalendarPeriod };
/** A computed fact of the closed set of decision 5. */
export type Derived = CountOf | ScoreOf | RatioOf | SumOf | MinOf | MaxOf | EachOf | HeldOf;
export type DerivedKind = 'count' | 'score' | 'ratio' | 'sum' | 'min' | 'max' | 'each' | 'held';
export const DERIVED_KINDS: readonly DerivedKind[] = ['count', 'score', 'ratio', 'sum', 'min', 'max', 'each', 'held'];

const head = {
  title: Type.Optional(text('What people read.')),
  why: Type.Optional(text('Why it is computed so.')),
  note,
  unit: Type.Optional(text('What the value counts, such as points.')),
};
const operands = (description: string, min = 1, max = 50): TSchema =>
  listOf(id('A fact, parameter or derived value.'), description, { min, max });

export const Derived = either<Derived>(
  'A computed fact: count, score, ratio, sum, min, max, each or held.',
  closed(
    { ...head, count: listOf(id('A requirement.'), 'How many of these requirements hold: n of m.', { min: 1, max: 100 }) },
    'How many of the named requirements hold.',
  ),
  closed(
    {
      ...head,
      score: listOf(
        either<ScorePart>(
          'A part of the score.',
          closed(
            {
              per: id('The value that earns points.'),
              full: numOf('The value that earns all points.'),
              points: numOf('The points for the full value.'),
            },
            'Partial points: value × points ÷ full, never more than points, never less than 0.',
          ),
          closed({ when: condition<Condition>(), points: numOf('The points where the condition holds.') }, 'All points or none.'),
        ),
        'Parts, added up.',
        { min: 1, max: 50 },
      ),
    },
    'A score: partial points for values and full points for conditions.',
  ),
  closed(
    {
      ...head,
      ratio: operands('Numerator and denominator.', 2, 2),
      onZero: Type.Optional(
        either<number | 'unknown'>('What holds when the denominator is 0; default unknown.', Type.Number(), word(['unknown'], 'Unknown.')),
      ),
      per: Type.Optional(number('Without it the ratio is a percentage, 100·a ÷ b; with it a number, per·a ÷ b.')),
    },
    'A ratio in percent, or per a number.',
  ),
  closed({ ...head, sum: operands('Added up.'), minus: Type.Optional(operands('Taken away.')) }, 'A sum, less another.'),
  closed({ ...head, min: operands('The smallest of these.') }, 'The smallest: caps a value.'),
  closed({ ...head, max: operands('The largest of these.') }, 'The largest: best of two.'),
  closed(
    { ...head, each: id('The group field, as in a fact’s `by`.'), where: condition<Condition>() },
    'In how many groups the condition holds.',
  ),
  closed(
    {
      ...head,
      held: id('A requirement.'),
      days: word(['any', 'every'], 'On at least one day, or on every day.'),
      trailing: Type.Optional(either<string | FactRef>('The period: days d with D − P < d ≤ D.', duration('ISO 8601.'), FactRefSchema)),
      calendar: Type.Optional(CalendarPeriodSchema),
    },
    'Whether a requirement held on any or every day of a period.',
  ),
);
export const DerivedValues = mapOf(Derived, 'Computed facts: everything a condition cannot say.');
