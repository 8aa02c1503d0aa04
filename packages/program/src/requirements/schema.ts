import type { Static } from 'typebox';
import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, mapOf, text } from '../schema/vocabulary.ts';
import { condition, note } from '../values/schema.ts';

export const Requirement = closed(
  {
    title: text('What people read.'),
    why: Type.Optional(text('Why partners are asked for it.')),
    note,
    when: condition<Condition>(),
  },
  'A named condition, written once; tiers refer to it.',
);
export type Requirement = Static<typeof Requirement>;
export const Requirements = mapOf(Requirement, 'Named conditions. Requirements × tiers is the matrix that a designer sees.');
