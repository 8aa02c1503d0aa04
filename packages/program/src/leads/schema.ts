import { Type } from 'typebox';
import type { Condition } from '../conditions/schema.ts';
import { Form, type FormField } from '../forms/schema.ts';
import { closed, id, integer, listOf, word } from '../schema/vocabulary.ts';
import { condition, Num, type Num as NumType, Term, type Term as TermType } from '../values/schema.ts';

export interface Leads {
  form?: FormField[];
  eligible: Condition;
  rank?: { fact: string; order: 'highest' | 'lowest' }[];
  capacity?: NumType;
  accept?: TermType;
  rounds?: number;
  otherwise: string;
  feedback?: { first?: TermType; every?: TermType; onMissed?: 'remind' | 'recall' };
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
      capacity: Type.Optional(Num),
      accept: Type.Optional(Term),
      rounds: Type.Optional(integer('How many partners are asked; default 5.', { minimum: 1, maximum: 100 })),
      otherwise: id('The role that takes a lead nobody accepts.'),
      feedback: Type.Optional(
        closed(
          {
            first: Type.Optional(Term),
            every: Type.Optional(Term),
            onMissed: Type.Optional(word(['remind', 'recall'], 'What missed feedback does; default remind.')),
          },
          'What the partner reports.',
        ),
      ),
    },
    'Which partner gets a lead.',
  ),
);
