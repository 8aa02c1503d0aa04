import type { Shown, ShownMoney } from '@tierwright/engine';
import { type Static, Type } from 'typebox';
import { day, hash } from './hash.ts';
import { conditionDefinition, shown, trace } from './trace.ts';

const closed = { additionalProperties: false };
const tierOrNone = Type.Union([Type.String(), Type.Null()]);
const numberOrNone = Type.Union([Type.Number(), Type.Null()]);
const byGroup = { type: 'object', additionalProperties: shown };
const amount = Type.Unsafe<ShownMoney | null>({
  anyOf: [{ type: ['number', 'null'] }, { type: 'object', additionalProperties: { type: 'number' } }],
  description: 'Major units of the program’s currency, or by currency; null is not known.',
});

const track = Type.Object(
  {
    track: Type.String(),
    title: Type.String(),
    group: Type.Optional(Type.String({ description: 'On the entries after the headline of a grouped track.' })),
    tier: tierOrNone,
    qualified: Type.Union([Type.String(), Type.Null()], { description: 'The highest tier whose conditions hold on the day.' }),
    state: Type.Union([Type.Literal('held'), Type.Literal('atRisk'), Type.Literal('none'), Type.Literal('removed')]),
    until: Type.Optional(Type.String({ description: 'atRisk: the day on which the tier is lost.' })),
    since: Type.Optional(day),
    deferred: Type.Optional(Type.Array(Type.String(), { description: 'A demotion waits for these facts to be loaded.' })),
  },
  closed,
);

const benefit = Type.Object(
  {
    benefit: Type.String(),
    title: Type.String(),
    kind: Type.String(),
    granted: Type.Boolean(),
    value: Type.Unsafe<Shown | Record<string, Shown>>({ anyOf: [shown, byGroup], description: 'By group where the benefit is.' }),
    unit: Type.Optional(Type.Union([Type.Literal('percent'), Type.Literal('money'), Type.Literal('count')])),
    amount: Type.Optional(amount),
    every: Type.Optional(Type.String()),
  },
  closed,
);

const stack = Type.Object(
  {
    stack: Type.String(),
    title: Type.String(),
    value: Type.Unsafe<number | null | Record<string, number | null>>({
      anyOf: [{ type: ['number', 'null'] }, { type: 'object', additionalProperties: { type: ['number', 'null'] } }],
    }),
    others: Type.Optional(Type.Number({ description: 'The percentage of all other groups.' })),
    amount: Type.Optional(amount),
  },
  closed,
);

const deal = Type.Object(
  {
    then: Type.Union([Type.Literal('approve'), Type.Literal('reject'), Type.Object({ route: Type.String() }, closed)]),
    by: Type.String({ description: 'The rule, otherwise, conflict.<check>, notEligible or couldNotCheck.' }),
    title: Type.Optional(Type.String()),
    chains: Type.Array(Type.String(), { description: 'Approval chains in the order in which they are asked.' }),
    place: Type.Integer(),
    band: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    registered: numberOrNone,
    percent: numberOrNone,
    protectedUntil: Type.Union([day, Type.Null()], { description: 'First day without protection.' }),
  },
  closed,
);

const exception = Type.Object(
  {
    id: Type.String(),
    effect: Type.Union([Type.Literal('keepTier'), Type.Literal('waive')]),
    item: Type.String(),
    reason: Type.String(),
    until: Type.Union([day, Type.Null()]),
    applied: Type.Boolean(),
    why: Type.Optional(Type.String()),
  },
  closed,
);

/** `tierwright decide --json` */
export const DecisionOutput = Type.Object(
  {
    program: Type.String(),
    version: Type.String(),
    hash,
    engineVersion: Type.String(),
    asOf: day,
    parametersAsOf: Type.Optional(day),
    partner: Type.String(),
    tracks: Type.Array(track),
    benefits: Type.Array(benefit),
    stacking: Type.Array(stack),
    deal: Type.Optional(deal),
    exceptions: Type.Optional(Type.Array(exception)),
    trace: Type.Optional(trace),
  },
  { ...closed, $defs: { condition: conditionDefinition } },
);
export type DecisionOutput = Static<typeof DecisionOutput>;
