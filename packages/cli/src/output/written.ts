import { type Static, Type } from 'typebox';

/** `tierwright schema --out FILE --json`; without `--out` the answer is the schema itself. */
export const WrittenOutput = Type.Object({ ok: Type.Literal(true), file: Type.String() }, { additionalProperties: false });
export type WrittenOutput = Static<typeof WrittenOutput>;
