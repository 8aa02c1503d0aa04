import { closed, either, id, listOf, ref, word } from '../schema/vocabulary.ts';
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

const part = ref<Condition>('conditionPart');

const groups = [
  closed({ all: listOf(part, 'Every one of these must hold.', { min: 1 }) }, 'Holds when every part holds.'),
  closed({ any: listOf(part, 'At least one of these must hold.', { min: 1 }) }, 'Holds when at least one part holds.'),
  closed({ not: part }, 'Holds when the part is known not to hold. Unknown is never yes.'),
  closed({ condition: id('The requirement meant.') }, 'The named requirement.'),
];

/** What a leaf is compared with. */
export const LeafValue = either<Literal | FactRef>(
  'A literal, or { "fact": … } for a parameter or another fact.',
  LiteralSchema,
  FactRefSchema,
);

/** A whole condition: a group or a reference, as json-rules-engine asks of a rule's root; a single test needs an `all` around it. */
export const conditionDefinition = either<Condition>(
  'A condition in json-rules-engine’s own format: { "all": [ … ] }, { "any": [ … ] }, { "not": … } or { "condition": "requirementId" }; tests of facts stand inside.',
  ...groups,
);

/** A part of a condition: a group, a reference, or a test of one fact. */
export const conditionPartDefinition = either<Condition>(
  'A part of a condition: a group, a reference to a requirement, or a test of one fact.',
  ...groups,
  closed(
    {
      fact: id('The fact, parameter, derived value or record field that is tested.'),
      operator: word(OPERATORS, 'How the two are compared.'),
      value: LeafValue,
    },
    'A test of one fact: { "fact": "bookings.t12m", "operator": "greaterThanInclusive", "value": { "fact": "min.bookings" } }.',
  ),
);
