import { type Static, Type } from 'typebox';
import { day, hash } from './hash.ts';

/** `tierwright generate base --json`: the manifest, base.json, with the folder. */
export const GenerateOutput = Type.Object(
  {
    ok: Type.Literal(true),
    folder: Type.String(),
    format: Type.Literal('tierwright-base/1'),
    programs: Type.Array(Type.Object({ program: Type.String(), version: Type.String(), hash }, { additionalProperties: false })),
    seed: Type.Union([Type.Number(), Type.String()]),
    size: Type.Integer({ minimum: 1 }),
    asOf: day,
  },
  { additionalProperties: false },
);
export type GenerateOutput = Static<typeof GenerateOutput>;
