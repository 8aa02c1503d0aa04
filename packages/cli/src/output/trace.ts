import type { ConditionTrace, Shown } from '@tierwright/engine';
import { Type } from 'typebox';

const closed = { additionalProperties: false };
export const status = Type.Union([Type.Literal('met'), Type.Literal('missed'), Type.Literal('unknown')]);
/** A value for people: money in major units, null where it is unknown. */
export const shown = Type.Unsafe<Shown>({
  anyOf: [{ type: ['null', 'boolean', 'number', 'string'] }, { type: 'array', items: { type: 'string' } }],
  description: 'Money in major units; null is unknown.',
});
const number = Type.Number();

const leaf = {
  type: 'object',
  required: ['fact', 'operator', 'measured', 'threshold', 'status'],
  properties: {
    fact: { type: 'string' },
    operator: { type: 'string' },
    measured: shown,
    threshold: shown,
    of: { type: 'string', description: 'The id on the right where it is not a literal.' },
    status,
    shortfall: { ...number, description: 'How much is missing, in the fact’s unit.' },
  },
  ...closed,
};
const node = { $ref: '#/$defs/condition' };
const group = (key: 'all' | 'any') => ({
  type: 'object',
  required: [key, 'status'],
  properties: { [key]: { type: 'array', items: node }, status },
  ...closed,
});

/** Held once under `$defs`, since conditions contain conditions. */
export const conditionDefinition = Type.Unsafe<ConditionTrace>({
  anyOf: [
    group('all'),
    group('any'),
    { type: 'object', required: ['not', 'status'], properties: { not: node, status }, ...closed },
    {
      type: 'object',
      required: ['requirement', 'title', 'status', 'when'],
      properties: {
        requirement: { type: 'string' },
        title: { type: 'string' },
        status,
        when: node,
        waived: { type: 'string', description: 'The exception that waives it.' },
      },
      ...closed,
    },
    leaf,
  ],
});
const condition = Type.Unsafe<ConditionTrace>(node);

const factTrace = Type.Object(
  {
    fact: Type.String(),
    group: Type.Optional(Type.String()),
    title: Type.String(),
    type: Type.String(),
    unit: Type.Optional(Type.String()),
    value: shown,
    atMost: Type.Optional(Type.Number({ description: 'The value is a lower bound; it is at most this.' })),
    given: Type.Optional(Type.Literal(true)),
    notLoaded: Type.Optional(Type.Literal(true)),
    windows: Type.Optional(
      Type.Array(Type.Object({ from: Type.Optional(Type.String()), through: Type.Optional(Type.String()) }, closed), {
        description: 'First and last day that count.',
      }),
    ),
    records: Type.Optional(Type.Object({ ids: Type.Array(Type.String()), total: Type.Integer() }, closed)),
  },
  closed,
);

const parameterTrace = Type.Object(
  {
    parameter: Type.String(),
    tier: Type.Optional(Type.String()),
    value: Type.Unsafe<Shown | Record<string, number>>({ anyOf: [shown, { type: 'object', additionalProperties: number }] }),
    from: Type.Optional(Type.String({ description: 'First day of the value.' })),
    variant: Type.Optional(Type.String()),
  },
  closed,
);

const tierTrace = Type.Object(
  {
    tier: Type.String(),
    title: Type.String(),
    status,
    missed: Type.Array(Type.String(), { description: 'Innermost requirements that do not hold.' }),
    unknown: Type.Array(Type.String(), { description: 'Facts, parameters and derived values that are unknown.' }),
    parameters: Type.Array(parameterTrace),
    derived: Type.Array(factTrace),
    qualify: Type.Union([condition, Type.Null()]),
  },
  closed,
);

export const trace = Type.Object(
  {
    facts: Type.Array(factTrace),
    applies: Type.Array(Type.Object({ track: Type.String(), status, when: Type.Union([condition, Type.Null()]) }, closed)),
    tracks: Type.Array(Type.Object({ track: Type.String(), group: Type.Optional(Type.String()), tiers: Type.Array(tierTrace) }, closed)),
  },
  closed,
);
