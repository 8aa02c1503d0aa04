import type { Condition } from '../conditions/schema.ts';
import { Form, type FormField } from '../forms/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, id, integer, listOf, word } from '../schema/vocabulary.ts';
import { condition, type Num, numOf, type Term, termOf } from '../values/schema.ts';

export interface Leads {
  form?: FormField[];
  eligible: Condition;
  rank?: { fact: string; order: 'highest' | 'lowest' }[];
  capacity?: Num;
  accept?: Term;
  rounds?: number;
  otherwise: string;
  feedback?: { first?: Term; every?: Term; onMissed?: 'remind' | 'recall' };
}

export const Leads = Type.Unsafe<Leads>(
  closed(
    {
      form: Type.Optional(Form),
      eligible: condition<Condition>(),
      rank: Type.Optional(
        listOf(
          closed({ fact: id('What is compared.'), order: word(['highest', 'lowest'], 'Which comes first.') }, 'A ranking.'),
          'Rankings in order; without them round robin.',
          {
            max: 10,
          },
        ),
      ),
      capacity: Type.Optional(numOf('How many open leads a partner may have.')),
      accept: Type.Optional(termOf('The time to accept; default one business day.')),
      rounds: Type.Optional(integer('How many partners are asked; default 5.', { minimum: 1, maximum: 100 })),
      otherwise: id('The role that takes a lead nobody accepts.'),
      feedback: Type.Optional(
        closed(
          {
            first: Type.Optional(termOf('The time to the first report; default two business days.')),
            every: Type.Optional(termOf('How often a report is due after that; default 14 days.')),
            onMissed: Type.Optional(word(['remind', 'recall'], 'What missed feedback does; default remind.')),
          },
          'What the partner reports.',
        ),
      ),
    },
    'Which partner gets a lead.',
  ),
);
