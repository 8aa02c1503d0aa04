import { type Static, Type } from 'typebox';

/** A finding about a document or a partner file. */
export const Problem = Type.Object(
  {
    code: Type.String({ description: 'Stable; docs/errors.md lists them.' }),
    severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('advice')]),
    pointer: Type.String({ description: 'JSON pointer of the value; empty for the whole document.' }),
    line: Type.Optional(Type.Integer({ minimum: 1, description: 'Absent where there is no text.' })),
    column: Type.Optional(Type.Integer({ minimum: 1, description: 'In UTF-16 code units.' })),
    value: Type.Optional(Type.Unknown({ description: 'The offending value, shortened.' })),
    message: Type.String(),
    expected: Type.Optional(Type.String()),
    suggestion: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Problem = Static<typeof Problem>;
