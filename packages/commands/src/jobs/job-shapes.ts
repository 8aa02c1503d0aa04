import type { Selector } from '@tierwright/simulation';
import { type Static, Type } from 'typebox';
import { programHash } from '../decisions/question-shapes.ts';
import { partnerId } from '../partners/partner-shapes.ts';
import { closed, count, day, id, instant, orNull, word } from '../shapes/vocabulary.ts';
import { questionShapes } from './simulation/question-shapes.ts';

const jobId = Type.String({ format: 'uuid', description: 'Of the job.' });

const STEPS = ['month', 'quarter', 'year'] as const;

export const simulationShape = closed({
  program: Type.Optional(id('The program, where there are several.')),
  baseline: Type.Optional(programHash('The version that is compared with; without it the one in force.')),
  candidate: Type.Optional(programHash('The version that is tried; either this or `draft`.')),
  draft: Type.Optional(Type.String({ format: 'uuid', description: 'A draft to be tried, as it is now.' })),
  asOf: Type.Optional(day('The day decided; today if it is not given.')),
  from: Type.Optional(day('The first day of a range: what partners hold on its days under both versions, in `timeline`.')),
  to: Type.Optional(day('The last day of the range; the same as `asOf`.')),
  step: Type.Optional(word([...STEPS], 'Partners are counted at the end of each such period of the range; `quarter` if it is not given.')),
  parametersAsOf: Type.Optional(day('The day whose thresholds and rates hold.')),
  asKnownOn: Type.Optional(day('Only what was recorded by this day counts.')),
  partners: Type.Optional(
    closed(
      {
        search: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        parent: Type.Optional(partnerId()),
        attributes: Type.Optional(
          Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Type.String({ maxLength: 400 }), { maxProperties: 20 }),
        ),
        ids: Type.Optional(Type.Array(partnerId(), { minItems: 1, maxItems: 10_000 })),
      },
      'Only these partners; all of them if it is not given.',
    ),
  ),
  notices: Type.Optional(
    Type.Boolean({
      description:
        'Tell which notices partners without memberships would get too: as members with the tiers of the baseline. Not with `asKnownOn`.',
    }),
  ),
  ...questionShapes,
});
export type SimulationAsked = Static<typeof simulationShape>;

const PARTS = ['moves', 'slices', 'changes', 'bands', 'cost', 'cliffs', 'limits'] as const;

export const behindShape = closed({
  selector: Type.Unsafe<Selector>({
    type: 'object',
    required: ['part'],
    properties: { part: { type: 'string', enum: [...PARTS] } },
    additionalProperties: true,
    maxProperties: 12,
    description: 'The number: its part of the report, and what tells it there from others, such as `track`, `from` and `to` of moves.',
  }),
  after: Type.Optional(partnerId()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'Partners at most; 100 if it is not given.' })),
});
export type BehindAsked = Static<typeof behindShape>;

export const jobShape = closed({
  id: jobId,
  kind: word(['simulation', 'partners', 'import']),
  state: word(['queued', 'running', 'done', 'failed', 'cancelled']),
  done: count('Partners, or rows, so far.'),
  total: orNull(count('Of so many; null while that is not known.')),
  problem: orNull(Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'Why it failed.' })),
  askedBy: id('The account that asked for it.'),
  createdAt: instant('Asked for.'),
  startedAt: orNull(instant('Begun.')),
  endedAt: orNull(instant('Over.')),
  cancelAskedAt: orNull(instant('To stop was asked for.')),
});
export type JobShown = Static<typeof jobShape>;

export const jobWithResultShape = closed({
  ...jobShape.properties,
  result: orNull(Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'The report, when it is done.' })),
});
