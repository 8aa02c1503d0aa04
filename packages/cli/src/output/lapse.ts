import { type Static, Type } from 'typebox';
import { day, hash } from './hash.ts';
import { shown } from './trace.ts';

const closed = { additionalProperties: false };
const dayOrNone = (description: string) => Type.Union([day, Type.Null()], { description });
const ids = (description: string) => Type.Array(Type.String(), { description });
const valueOfParameter = Type.Unsafe<null | boolean | number | string | readonly string[] | Record<string, number>>({
  anyOf: [shown, { type: 'object', additionalProperties: { type: 'number' } }],
});

const reason = Type.Object(
  {
    requirement: Type.Optional(Type.String()),
    title: Type.String(),
    facts: Type.Array(
      Type.Object(
        {
          fact: Type.String(),
          group: Type.Optional(Type.String()),
          title: Type.String(),
          unit: Type.Optional(Type.String()),
          now: shown,
          before: shown,
          then: shown,
          left: ids('Records that count on the day asked about, and no longer then.'),
          last: ids('Those of them that go on the day itself.'),
        },
        closed,
      ),
      { description: 'Values that change: on the day asked about, on the day before, on the day.' },
    ),
    parameters: Type.Array(
      Type.Object({ parameter: Type.String(), title: Type.String(), from: valueOfParameter, to: valueOfParameter }, closed),
      { description: 'Thresholds that change on the day.' },
    ),
    sentence: Type.String(),
  },
  closed,
);

const tier = Type.Object(
  {
    track: Type.String(),
    trackTitle: Type.String(),
    group: Type.Optional(Type.String()),
    tier: Type.String({ description: 'The tier held on the day.' }),
    tierTitle: Type.String(),
    state: Type.Union([Type.Literal('held'), Type.Literal('atRisk'), Type.Literal('none'), Type.Literal('removed')]),
    isMet: Type.Boolean({ description: 'Whether it or a higher one is met on the day.' }),
    unmetOn: dayOrNone('The first day on which neither it nor a higher one is met.'),
    atRiskOn: dayOrNone('The first day at risk.'),
    lostOn: dayOrNone('The first day on which it is no longer held.'),
    becomes: Type.Union([Type.String(), Type.Null()], { description: 'The tier held then.' }),
    leavesTrack: Type.Boolean({ description: 'Whether it is the track that no longer applies.' }),
    reasons: Type.Array(reason, { description: 'What is no longer met on the day.' }),
    sentence: Type.String(),
  },
  closed,
);

/** `tierwright lapse --json` */
export const LapseOutput = Type.Object(
  {
    program: Type.String(),
    version: Type.String(),
    hash,
    engineVersion: Type.String(),
    partner: Type.String(),
    asOf: day,
    through: Type.String({ description: 'The last day that was looked at.' }),
    tiers: Type.Array(tier),
    sentence: Type.String(),
  },
  closed,
);
export type LapseOutput = Static<typeof LapseOutput>;
