import type { Then } from '../deal-registration/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, date, either, id, integer, listOf, mapOf, text, word } from '../schema/vocabulary.ts';
import { note } from '../values/schema.ts';

/** Any JSON value: what partners’ data and expectations are made of; checked against the declared types, not the schema. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type TierState = 'held' | 'atRisk' | 'none' | 'removed';
export interface ExpectedDeal {
  then?: Then;
  by?: string;
  place?: number;
  registered?: number | null;
  percent?: number | null;
  protectedUntil?: string | null;
}
export interface Expectation {
  track?: string | null;
  tier?: string | null;
  groups?: Record<string, string | null>;
  state?: TierState;
  until?: string | null;
  facts?: Record<string, Json>;
  unknown?: string[];
  missed?: Record<string, string[]>;
  benefits?: Record<string, boolean | { value?: Json; amount?: Json }>;
  stacking?: Record<string, { value?: Json; amount?: Json }>;
  deal?: ExpectedDeal;
}
export interface Previous {
  on: string;
  tier?: string | null;
  groups?: Record<string, string | null>;
  /** Since when the tier has been held; before that day it is unknown. */
  since?: string;
  state?: TierState;
  until?: string;
}
interface FamilyMember {
  id: string;
  attributes?: Record<string, Json>;
  records?: Record<string, Json>;
}
export interface ProgramTest {
  name: string;
  why?: string;
  note?: string;
  asOf?: string;
  attributes?: Record<string, Json>;
  records?: Record<string, Json>;
  facts?: Record<string, Json>;
  set?: Record<string, Json>;
  /** Watermarks by record kind; without it every kind counts as loaded. */
  loaded?: Record<string, string | null>;
  /** Other partners under the same parent, for facts over the family. */
  family?: FamilyMember[];
  previous?: Previous;
  timeline?: { on: string; facts?: Record<string, Json>; expect?: Expectation }[];
  expect?: Expectation;
  instead?: { facts: Record<string, Json>; expect: Expectation }[];
}

const anything = Type.Unsafe<Json>({});
const data = (description: string) => Type.Optional(mapOf(anything, description, 400));
const tierOrNone = either<string | null>('A tier, or null for none.', Type.Null(), id('A tier.'));

const Expect = closed(
  {
    track: Type.Optional(either<string | null>('The track, or null for none.', Type.Null(), id('A track.'))),
    tier: Type.Optional(tierOrNone),
    groups: Type.Optional(
      Type.Unsafe<Record<string, string | null>>({
        type: 'object',
        additionalProperties: tierOrNone,
        description: 'The tier of each group.',
      }),
    ),
    state: Type.Optional(word(['held', 'atRisk', 'none', 'removed'], 'The state of the tier.')),
    until: Type.Optional(either<string | null>('At risk until.', Type.Null(), date('The day on which the tier is lost.'))),
    facts: data('Values of facts and derived values.'),
    unknown: Type.Optional(listOf(id('A fact, parameter or derived value.'), 'These are unknown.')),
    missed: Type.Optional(
      mapOf(listOf(id('A requirement.'), 'All of the tier’s innermost requirements that do not hold.'), 'By tier.', 50),
    ),
    benefits: data('true, false, or { value, amount } by benefit.'),
    stacking: data('{ value, amount } by stacking.'),
    deal: Type.Optional(
      closed(
        {
          then: Type.Optional(
            either<Then>('What is decided.', word(['approve', 'reject'], 'By rule.'), closed({ route: id('A chain.') }, 'By people.')),
          ),
          by: Type.Optional(id('The rule or check that decided.')),
          place: Type.Optional(integer('The place.', { minimum: 1 })),
          registered: Type.Optional(either<number | null>('Registered percentage.', Type.Null(), Type.Number())),
          percent: Type.Optional(either<number | null>('Percentage all in all.', Type.Null(), Type.Number())),
          protectedUntil: Type.Optional(either<string | null>('First day without protection.', Type.Null(), date('A day.'))),
        },
        'The outcome of the deal rules.',
      ),
    ),
  },
  'What must come out; only what is named is compared.',
);

export const ProgramTests = listOf(
  Type.Unsafe<ProgramTest>(
    closed(
      {
        name: text('What the test shows.'),
        why: Type.Optional(text('Why it matters.')),
        note,
        asOf: Type.Optional(date('The date of the decision.')),
        attributes: data('Attributes of the partner.'),
        records: data('Records by kind; `copies: n` repeats a record, a list in one field makes a record for each entry.'),
        facts: data('Given facts; they win over records and attributes.'),
        set: data('Fixes parameters, such as placeholders and switches.'),
        loaded: Type.Optional(
          mapOf(
            either<string | null>('Loaded through this day; null: not loaded.', Type.Null(), date('A day.')),
            'Watermarks by record kind: a kind that is not named is not loaded. Without it every kind counts as loaded.',
            100,
          ),
        ),
        family: Type.Optional(
          listOf(
            closed(
              { id: id('The partner.'), attributes: data('Its attributes.'), records: data('Its records by kind.') },
              'Another partner under the same parent.',
            ),
            'The other partners of the family, whose records facts over the family count too.',
            { max: 50 },
          ),
        ),
        previous: Type.Optional(
          closed(
            {
              on: date('The day of the state.'),
              tier: Type.Optional(tierOrNone),
              groups: Type.Optional(
                Type.Unsafe<Record<string, string | null>>({
                  type: 'object',
                  additionalProperties: tierOrNone,
                  description: 'The tier of each group.',
                }),
              ),
              since: Type.Optional(date('Held since this day.')),
              state: Type.Optional(word(['held', 'atRisk', 'none', 'removed'], 'The state on that day.')),
              until: Type.Optional(date('At risk until.')),
            },
            'The state before.',
          ),
        ),
        timeline: Type.Optional(
          listOf(
            closed(
              {
                on: date('The day.'),
                facts: data('Given facts from this day on, in place of the step before’s.'),
                expect: Type.Optional(Expect),
              },
              'A day of the timeline.',
            ),
            'Days in rising order.',
            { min: 1, max: 400 },
          ),
        ),
        expect: Type.Optional(Expect),
        instead: Type.Optional(
          listOf(
            closed(
              { facts: mapOf(anything, 'Each of these facts alone replaces the given one.', 400), expect: Expect },
              'One case for each fact.',
            ),
            'Boundaries: each fact alone replaced.',
            { min: 1, max: 400 },
          ),
        ),
      },
      'A test of the document.',
    ),
  ),
  'Tests of the document: given facts or records at a date, expected track, tier, benefits, routing, reasons.',
  { max: 2000 },
);
