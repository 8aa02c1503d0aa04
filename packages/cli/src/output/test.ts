import { type Static, Type } from 'typebox';
import { hash } from './hash.ts';
import { Problem } from './problem.ts';

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
          stories: Type.Array(
            Type.Object(
              {
                file: Type.String(),
                story: Type.String({ description: 'What the story tells.' }),
                ok: Type.Boolean(),
                steps: Type.Integer({ minimum: 0 }),
                failures: Type.Array(
                  Type.Object(
                    {
                      step: Type.Integer({ minimum: 1, description: 'Counted from 1.' }),
                      line: Type.Integer({ minimum: 1, description: 'The line of the step in the file.' }),
                      at: Type.String({ description: 'When, in local time of the program.' }),
                      path: Type.String({ description: 'What was looked at, such as d1.terms.percent.' }),
                      expected: Type.Unknown(),
                      got: Type.Unknown(),
                    },
                    { additionalProperties: false },
                  ),
                ),
              },
              { additionalProperties: false },
            ),
            { description: 'Stories beside the program that name its version.' },
          ),
          broken: Type.Array(Type.Object({ file: Type.String(), problems: Type.Array(Problem) }, { additionalProperties: false }), {
            description: 'Stories that cannot be run.',
          }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type TestOutput = Static<typeof TestOutput>;
export type TestedFile = TestOutput['files'][number];
export type TestedStory = TestedFile['stories'][number];
