import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, either, id, listOf, mapOf, text, word } from '../schema/vocabulary.ts';
import {
  condition,
  type FactRef,
  FactRef as FactRefSchema,
  MoneyLiteral,
  type MoneyLiteral as MoneyLiteralType,
  named,
  note,
  numOf,
} from '../values/schema.ts';

export const BENEFIT_KINDS = ['discount', 'rebate', 'commission', 'mdfAccrual', 'count', 'access', 'serviceLevel', 'fee'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];
export type Period = 'month' | 'quarter' | 'year';

export interface BenefitCap {
  where?: Condition;
  amount: MoneyLiteralType | FactRef;
  per?: string;
  every?: Period;
}
export interface Benefit {
  id: string;
  title: string;
  why?: string;
  note?: string;
  kind: BenefitKind;
  track?: string;
  atLeast?: string;
  when?: Condition;
  value?: number | string | Record<string, number> | FactRef;
  basis?: string;
  tierAt?: string | { every: Period };
  caps?: BenefitCap[];
  every?: Period;
}
export interface Stack {
  title: string;
  why?: string;
  of: string[];
  how: 'add' | 'compound' | 'higher';
  max?: number | FactRef;
}

const every = Type.Optional(word(['month', 'quarter', 'year'], 'The period.'));

export const Benefit = Type.Unsafe<Benefit>(
  closed(
    {
      ...named,
      note,
      kind: word(
        BENEFIT_KINDS,
        'discount, rebate, commission, mdfAccrual, count, access, serviceLevel or fee (a fee counts against the partner).',
      ),
      track: Type.Optional(id('Only in this track.')),
      atLeast: Type.Optional(id('From this tier on.')),
      when: Type.Optional(condition<Condition>()),
      value: Type.Optional(
        either<number | string | Record<string, number> | FactRef>(
          'A percentage, a number, money or a word; or { "fact": … } for a parameter, whose tiers without a value do not have the benefit.',
          Type.Number(),
          Type.String({ maxLength: 400 }),
          MoneyLiteral,
          FactRefSchema,
        ),
      ),
      basis: Type.Optional(id('The fact that the value is applied to: amount = value × basis.')),
      tierAt: Type.Optional(
        either<string | { every: Period }>(
          'Whose tier sets the value: a date field (each record at the tier held that day) or a period (the tier at its start). Default: the tier held now.',
          id('A date field of the basis’ records.'),
          closed(
            { every: word(['month', 'quarter', 'year'], 'The tier at the start of this period.') },
            'The tier at the start of the period.',
          ),
        ),
      ),
      caps: Type.Optional(
        listOf(
          closed(
            {
              where: Type.Optional(condition<Condition>()),
              amount: either<MoneyLiteralType | FactRef>('The most that is paid.', MoneyLiteral, FactRefSchema),
              per: Type.Optional(id('A record field: the cap holds for each of its values.')),
              every,
            },
            'A cap on the amount, for each period and each value of `per`.',
          ),
          'Caps; each record falls under the first whose `where` holds.',
          { max: 20 },
        ),
      ),
      every,
    },
    'What a partner gets.',
  ),
);
export const Benefits = listOf(Benefit, 'What partners get, by tier or by condition.', { max: 200 });

export const Stack = Type.Unsafe<Stack>(
  closed(
    {
      title: text('What people read.'),
      why: Type.Optional(text('Why they are combined so.')),
      of: listOf(id('A benefit.'), 'The benefits that are combined, in order.', { min: 2, max: 20 }),
      how: word(['add', 'compound', 'higher'], 'Added up, one after the other (20 % and 5 % are 24 %), or only the higher.'),
      max: Type.Optional(numOf('The most that comes out, in percent.')),
    },
    'How several percentages become one.',
  ),
);
export const Stacking = mapOf(Stack, 'How benefits add up.', 50);
