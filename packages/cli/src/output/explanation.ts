import { type Static, Type } from 'typebox';
import { status } from './trace.ts';

const closed = { additionalProperties: false };

/** `tierwright explain --json` */
export const ExplanationOutput = Type.Object(
  {
    summary: Type.String(),
    tracks: Type.Array(
      Type.Object(
        {
          track: Type.String(),
          group: Type.Optional(Type.String()),
          sentence: Type.String(),
          tiers: Type.Array(
            Type.Object(
              {
                tier: Type.String(),
                title: Type.String(),
                status,
                sentence: Type.String(),
                requirements: Type.Array(
                  Type.Object(
                    {
                      requirement: Type.String({ description: 'Empty where a tier has a condition of its own.' }),
                      title: Type.String(),
                      status,
                      sentence: Type.String(),
                      details: Type.Array(Type.String({ description: 'A test behind it, with what was measured.' })),
                    },
                    closed,
                  ),
                ),
              },
              closed,
            ),
            { description: 'The tier held and the next one above.' },
          ),
        },
        closed,
      ),
    ),
    benefits: Type.Array(Type.String()),
    deal: Type.Optional(Type.Array(Type.String())),
    exceptions: Type.Array(Type.String()),
    source: Type.String({ description: 'Program, version, hash and engine version.' }),
  },
  closed,
);
export type ExplanationOutput = Static<typeof ExplanationOutput>;
