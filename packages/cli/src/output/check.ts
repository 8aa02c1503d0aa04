import { type Static, Type } from 'typebox';
import { Problem } from './problem.ts';

/** `tierwright check --json` */
export const CheckOutput = Type.Object(
  {
    ok: Type.Boolean({ description: 'No file has an error; with --strict, no warning either.' }),
    files: Type.Array(
      Type.Object(
        {
          file: Type.String({ description: 'As given; `-` is standard input.' }),
          program: Type.Union([Type.String(), Type.Null()], { description: 'The program’s id, where it can be read.' }),
          version: Type.Union([Type.String(), Type.Null()]),
          hash: Type.Union([Type.String(), Type.Null()], {
            description: 'SHA-256 of the canonical form; null for a document with errors.',
          }),
          problems: Type.Array(Problem, { description: 'All at once, by place in the text.' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type CheckOutput = Static<typeof CheckOutput>;
export type CheckedFile = CheckOutput['files'][number];
