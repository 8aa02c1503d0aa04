import { type Static, Type } from 'typebox';

/** `tierwright publish --json` */
export const PublishOutput = Type.Object(
  {
    ok: Type.Literal(true),
    server: Type.String(),
    program: Type.String(),
    version: Type.String(),
    hash: Type.String({ description: 'SHA-256 of the canonical form: what is approved.' }),
    draft: Type.String(),
    review: Type.String({ description: 'Waits for people who did not write the program.' }),
  },
  { additionalProperties: false },
);
export type PublishOutput = Static<typeof PublishOutput>;
