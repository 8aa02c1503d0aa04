import { type Static, Type } from 'typebox';
import { hash } from './hash.ts';

/** `tierwright test --json` */
export const TestOutput = Type.Object(
  {
    ok: Type.Boolean({ description: 'Every test passes.' }),
    files: Type.Array(
      Type.Object(
        {
          file: Type.String(),
          program: Type.String(),
          version: Type.String(),
          hash,
          tests: Type.Array(
            Type.Object(
              {
                name: Type.String(),
                ok: Type.Boolean(),
                cases: Type.Integer({ minimum: 0, description: 'Steps of a timeline and single boundaries count one each.' }),
                failures: Type.Array(
                  Type.Object(
                    {
                      case: Type.String({ description: 'Which step or boundary.' }),
                      path: Type.String({ description: 'Where in `expect`, such as benefits.mdf.amount.' }),
                      expected: Type.Unknown(),
                      got: Type.Unknown(),
                    },
                    { additionalProperties: false },
                  ),
                ),
              },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type TestOutput = Static<typeof TestOutput>;
export type TestedFile = TestOutput['files'][number];
