import { type Static, Type } from 'typebox';
import { hash } from './hash.ts';

const closed = { additionalProperties: false };
const instant = Type.Integer({ description: 'Milliseconds since 1970-01-01T00:00Z.' });
const state = Type.String({ description: 'A stage of a registration, such as approved or expired.' });
const percent = Type.Union([Type.Number(), Type.Null()], { description: 'Null is unknown.' });
const reasons = Type.Array(
  Type.Object(
    {
      by: Type.String({ description: 'The rule, or conflict.<check>, notEligible, couldNotCheck, notDecided and so on.' }),
      title: Type.String(),
      note: Type.Optional(Type.String()),
    },
    closed,
  ),
);

/** `tierwright dry-run --json` */
export const DryRunOutput = Type.Object(
  {
    program: Type.String(),
    version: Type.String(),
    hash,
    partner: Type.String(),
    people: Type.Union([Type.Literal('prompt'), Type.Literal('atDue'), Type.Literal('never')]),
    submittedAt: instant,
    first: state,
    reasons,
    asked: Type.Array(
      Type.Object({ chain: Type.String(), title: Type.String(), purpose: Type.String() }, { ...closed, description: 'In order.' }),
    ),
    terms: Type.Union([
      Type.Object(
        {
          registered: percent,
          percent,
          band: Type.Union([Type.String(), Type.Null()]),
          model: Type.Union([Type.Literal('oneTier'), Type.Literal('twoTier')]),
          place: Type.Integer({ minimum: 1 }),
        },
        closed,
      ),
      Type.Null(),
    ]),
    protectedUntil: Type.Union([instant, Type.Null()], { description: 'The first instant outside.' }),
    calendar: Type.Array(
      Type.Object(
        {
          at: instant,
          local: Type.String({ description: 'In `timeZone`.' }),
          what: Type.String({ description: 'reminder, escalation, warning, end and so on.' }),
          event: Type.String(),
          who: Type.Array(Type.String({ description: 'Titles of roles.' })),
          until: Type.Optional(instant),
          times: Type.Optional(Type.Integer({ minimum: 2, description: 'The same again, until then.' })),
          sentence: Type.String(),
        },
        closed,
      ),
    ),
    end: Type.Object({ state, since: instant, reasons }, closed),
    timeZone: Type.String(),
    sentences: Type.Array(Type.String()),
  },
  closed,
);
export type DryRunOutput = Static<typeof DryRunOutput>;
