import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, either, id, listOf, number, word } from '../schema/vocabulary.ts';
import { condition, type Term, termOf } from '../values/schema.ts';

export const LIMIT_MEASURES = ['demotedWithoutGracePercent', 'benefitCostRisePercent', 'runningDealsChanged', 'noticesPerDay'] as const;
export interface Limit {
  measure: (typeof LIMIT_MEASURES)[number];
  atMost: number;
}
export type Invariant =
  | { kind: 'nested' | 'reachable'; track?: string }
  | { kind: 'monotone'; fact: string }
  | {
      kind: 'decides' | 'steps' | 'neverApproves' | 'answersWithin' | 'discount';
      section: string;
      when?: Condition;
      atMost?: Term | number;
    };

export const Invariants = listOf(
  either<Invariant>(
    'What must always hold.',
    closed(
      {
        kind: word(['nested', 'reachable'], 'nested: a higher tier implies the lower. reachable: each tier can be reached.'),
        track: Type.Optional(id('Only this track.')),
      },
      'About tiers.',
    ),
    closed({ kind: word(['monotone'], 'More of the fact never costs a tier.'), fact: id('The fact.') }, 'About a fact.'),
    closed(
      {
        kind: word(['decides', 'steps', 'neverApproves', 'answersWithin', 'discount'], 'What is promised of the section.'),
        section: id('dealRegistration, onboarding, funds or leads.'),
        when: Type.Optional(condition<Condition>()),
        atMost: Type.Optional(either<Term | number>('The bound.', number('A number.'), termOf('A time.'))),
      },
      'About a section of operations.',
    ),
  ),
  'What must always hold; proved before release.',
  { max: 100 },
);
export const Limits = listOf(
  Type.Unsafe<Limit>(
    closed(
      { measure: word(LIMIT_MEASURES, 'What is measured.'), atMost: number('The most a release may do.', { minimum: 0 }) },
      'A limit.',
    ),
  ),
  'What a release may do at most.',
  { max: 20 },
);
