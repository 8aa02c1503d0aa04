import { type Static, Type } from 'typebox';
import { Problem } from './problem.ts';

/** What every command answers with `--json` when it ends early. */
export const FailureOutput = Type.Object(
  {
    ok: Type.Literal(false),
    error: Type.Object({
      code: Type.String({ pattern: '^TW[0-9]{3}$', description: 'Stable; docs/errors.md lists them.' }),
      message: Type.String(),
      file: Type.Optional(Type.String()),
      line: Type.Optional(Type.Integer({ minimum: 1 })),
      column: Type.Optional(Type.Integer({ minimum: 1 })),
      suggestion: Type.Optional(Type.String({ description: 'What was probably meant, or what to do.' })),
      problems: Type.Optional(Type.Array(Problem, { description: 'The findings behind it.' })),
    }),
  },
  { additionalProperties: false },
);
export type FailureOutput = Static<typeof FailureOutput>;
