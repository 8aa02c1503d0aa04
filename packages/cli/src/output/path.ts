import { type Static, Type } from 'typebox';
import { day, hash } from './hash.ts';
import { shown } from './trace.ts';

const closed = { additionalProperties: false };
const tierOrNone = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const dayOrNone = (description: string) => Type.Union([day, Type.Null()], { description });

const what = {
  fact: Type.String(),
  group: Type.Optional(Type.String()),
  member: Type.Optional(Type.String({ description: 'The word of a set that is there or not.' })),
  title: Type.String(),
  unit: Type.Optional(Type.String()),
};

const change = Type.Object(
  {
    ...what,
    from: shown,
    to: shown,
    change: Type.Optional(Type.Number({ description: 'How much more of a number (below 0: less); days of a date.' })),
    cost: Type.Number(),
    by: Type.Optional(Type.String({ description: 'The last day on which it counts for the next review.' })),
    sentence: Type.String(),
  },
  closed,
);

const margin = Type.Object(
  {
    ...what,
    actionable: Type.Boolean(),
    value: shown,
    keeps: shown,
    lost: shown,
    sentence: Type.String(),
  },
  { ...closed, description: '`keeps` is the last value with which the tier is met, `lost` the nearest with which it is not.' },
);

const blocker = Type.Object(
  {
    requirement: Type.Optional(Type.String()),
    title: Type.String(),
    unknown: Type.Array(Type.String(), { description: 'Facts that it reads and that are unknown.' }),
    sentence: Type.String(),
  },
  closed,
);

const path = Type.Object(
  {
    program: Type.String(),
    version: Type.String(),
    hash,
    engineVersion: Type.String(),
    partner: Type.String(),
    asOf: day,
    parametersAsOf: Type.Optional(day),
    track: Type.String(),
    trackTitle: Type.String(),
    group: Type.Optional(Type.String()),
    tier: Type.String({ description: 'The tier that was asked for.' }),
    tierTitle: Type.String(),
    held: tierOrNone('The tier held on the day.'),
    qualified: tierOrNone('The highest tier whose conditions hold on the day.'),
    outcome: Type.Union([Type.Literal('met'), Type.Literal('path'), Type.Literal('blocked')]),
    sentence: Type.String(),
    cost: Type.Union([Type.Number(), Type.Null()], { description: 'In the unit of the program’s costs; null where it is blocked.' }),
    changes: Type.Array(change),
    reaches: tierOrNone('The highest tier that is met after the changes.'),
    reachedOn: dayOrNone('The day on which the review gives the tier if the changes were there today.'),
    by: Type.Optional(Type.String({ description: 'The earliest of the last days of the changes.' })),
    margins: Type.Array(margin, { description: 'Where it is met: how far each value alone may move.' }),
    blockers: Type.Array(blocker, { description: 'Where it is blocked: what stands in the way.' }),
  },
  closed,
);

/** `tierwright path --json` */
export const PathOutput = Type.Object(
  { paths: Type.Array(path, { description: 'One, or in a track by group one for each group that was asked about.' }) },
  closed,
);
export type PathOutput = Static<typeof PathOutput>;
