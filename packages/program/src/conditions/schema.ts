import { Type } from 'typebox';
import { closed, either, id, listOf, ref } from '../schema/vocabulary.ts';
import type { FactRef, Literal } from '../values/schema.ts';
import { FactRef as FactRefSchema, Literal as LiteralSchema } from '../values/schema.ts';

/** The ten operators of json-rules-engine and the two decorated ones the language allows. */
export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'someValue:contains',
  'everyValue:contains',
] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Leaf {
  fact: string;
  operator: Operator;
  value: Literal | FactRef;
}
export interface AllOf {
  all: Condition[];
}
export interface AnyOf {
  any: Condition[];
}
export interface NotOf {
  not: Condition;
}
export interface ConditionRef {
  condition: string;
}
/** json-rules-engine's condition format, unchanged and closed (decision 1 of the language). */
export type Condition = AllOf | AnyOf | NotOf | ConditionRef | Leaf;

const self = ref<Condition>('condition');

export const conditionDefinition = either<Condition>(
  'A condition in json-rules-engine’s own format: { "all": [ … ] }, { "any": [ … ] }, { "not": … }, { "condition": "requirementId" } or a test of one fact.',
  closed({ all: listOf(self, 'Every one of these must hold.', { min: 1 }) }, 'Holds when every part holds.'),
  closed({ any: listOf(self, 'At least one of these must hold.', { min: 1 }) }, 'Holds when at least one part holds.'),
  closed({ not: self }, 'Holds when the part is known not to hold. Unknown is never yes.'),
  closed({ condition: id('The requirement meant.') }, 'The named requirement.'),
  closed(
    {
      fact: id('The fact, parameter, derived value or record field that is tested.'),
      operator: Type.Unsafe<Operator>({ type: 'string', enum: [...OPERATORS], description: 'How the two are compared.' }),
      value: either<Literal | FactRef>('A literal, or { "fact": … } for a parameter or another fact.', LiteralSchema, FactRefSchema),
    },
    'A test of one fact: { "fact": "bookings.t12m", "operator": "greaterThanInclusive", "value": { "fact": "min.bookings" } }.',
  ),
);
