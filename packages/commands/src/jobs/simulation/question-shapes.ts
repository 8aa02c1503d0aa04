import { GOAL_MEASURES } from '@tierwright/simulation';
import { type Static, Type } from 'typebox';
import { closed, id, word } from '../../shapes/vocabulary.ts';

const threshold = closed(
  {
    parameter: id('Of the candidate.'),
    tier: Type.Optional(id('Whose value; for a parameter by tier.')),
    variant: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000, description: 'Its place among the variants.' })),
    from: Type.Optional(Type.Number({ description: 'The first value, major units; without it what follows from the present one.' })),
    to: Type.Optional(Type.Number({ description: 'The last value.' })),
    step: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  },
  'A threshold, and the values that it is moved over.',
);

const goal = closed({
  measure: word([...GOAL_MEASURES]),
  track: Type.Optional(id('For `partners`.')),
  tier: Type.Optional(id('For `partners`.')),
  line: Type.Optional(id('For `cost`: a line of the bill; without it all of it.')),
  atMost: Type.Optional(Type.Number({ description: 'Amounts in major units a year.' })),
  atLeast: Type.Optional(Type.Number()),
});

/** What is asked beside the report. */
export const questionShapes = {
  sweeps: Type.Optional(
    Type.Array(threshold, { minItems: 1, maxItems: 8, description: 'What comes of other values: a curve for each, in `curves`.' }),
  ),
  seek: Type.Optional(
    closed(
      { thresholds: Type.Array(threshold, { minItems: 1, maxItems: 4 }), goal: Type.Array(goal, { minItems: 1, maxItems: 8 }) },
      'Which values of thresholds meet the goals; in `sought`.',
    ),
  ),
  attribution: Type.Optional(Type.Boolean({ description: 'Which change of the candidate moves how many partners; in `attribution`.' })),
};
const shape = closed(questionShapes);
export type QuestionsAsked = Static<typeof shape>;
