import type { Condition } from '../conditions/schema.ts';
import { Form, type FormField } from '../forms/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, duration, either, id, integer, listOf, word } from '../schema/vocabulary.ts';
import { condition, type Num, named, numOf, type Term, termOf } from '../values/schema.ts';

export interface Fund {
  id: string;
  title: string;
  why?: string;
  kind: 'request' | 'accrual';
  eligible?: Condition;
  currency?: string;
  period?: 'month' | 'quarter' | 'halfYear' | 'year';
  budget?: Num;
  perPartner?: Num;
  share?: Num;
  accrue?: { benefit: string; lasts?: string };
  activities: { id: string; title: string; why?: string }[];
  plan?: FormField[];
  ahead?: Term;
  approval?: string;
  claim?: { within?: Term; remind?: Term[]; proof?: string[]; approval?: string; times?: number };
  pay?: { as?: 'credit' | 'transfer'; sla?: Term };
  unused?: 'forfeit' | { carry: Term };
}

export const Funds = listOf(
  Type.Unsafe<Fund>(
    closed(
      {
        ...named,
        kind: word(['request', 'accrual'], 'Asked for out of a budget, or earned by a benefit.'),
        eligible: Type.Optional(condition<Condition>()),
        currency: Type.Optional(id('Currency of the fund; default the program’s.')),
        period: Type.Optional(word(['month', 'quarter', 'halfYear', 'year'], 'The budget’s period; default quarter.')),
        budget: Type.Optional(numOf('The most that all partners together may reserve in a period.')),
        perPartner: Type.Optional(numOf('The most that one partner may reserve in a period.')),
        share: Type.Optional(numOf('Percent of the cost that is paid; default 50.')),
        accrue: Type.Optional(
          closed(
            { benefit: id('The benefit that is paid in.'), lasts: Type.Optional(duration('How long accrued money lasts; default P12M.')) },
            'What is accrued.',
          ),
        ),
        activities: listOf(closed(named, 'An activity the fund pays for.'), 'Activities.', { min: 1, max: 50 }),
        plan: Type.Optional(Form),
        ahead: Type.Optional(termOf('How long before the activity it must be asked for.')),
        approval: Type.Optional(id('The chain that approves; default review.')),
        claim: Type.Optional(
          closed(
            {
              within: Type.Optional(termOf('The time to hand in proof after the activity; default 30 days.')),
              remind: Type.Optional(listOf(termOf('How long before the end.'), 'Reminders, counted back.', { max: 10 })),
              proof: Type.Optional(listOf(id('A kind of proof, such as invoice.'), 'What proves the activity.', { min: 1, max: 20 })),
              approval: Type.Optional(id('The chain that reads the proof.')),
              times: Type.Optional(integer('How often a claim may be made; default 1.', { minimum: 1, maximum: 20 })),
            },
            'How money is claimed.',
          ),
        ),
        pay: Type.Optional(
          closed(
            {
              as: Type.Optional(word(['credit', 'transfer'], 'How it is paid; default credit.')),
              sla: Type.Optional(termOf('The time in which it is paid; default 30 days.')),
            },
            'How it is paid.',
          ),
        ),
        unused: Type.Optional(
          either<'forfeit' | { carry: Term }>(
            'What happens to money not used; default forfeit.',
            word(['forfeit'], 'Lost.'),
            closed({ carry: termOf('How long it may still be used.') }, 'Carried on.'),
          ),
        ),
      },
      'Market development funds: by request or by accrual.',
    ),
  ),
  'Market development funds.',
  { max: 50 },
);
