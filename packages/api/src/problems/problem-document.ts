import type { Problem } from '@tierwright/program';
import { type Static, Type } from 'typebox';
import type { HttpFailure } from './request-refused.ts';
import { shownValue } from './shown-value.ts';

const found = Type.Object(
  {
    code: Type.String({ description: 'Stable.' }),
    pointer: Type.String({ description: 'JSON pointer into the body, the query or the document.' }),
    message: Type.String(),
    value: Type.Optional(Type.Unknown({ description: 'What stood there, cut; never a secret.' })),
    expected: Type.Optional(Type.String()),
    suggestion: Type.Optional(Type.String()),
    severity: Type.Optional(Type.Unsafe<Problem['severity']>({ type: 'string', enum: ['error', 'warning', 'advice'] })),
    line: Type.Optional(Type.Integer({ description: 'From 1, where there is a text.' })),
    column: Type.Optional(Type.Integer()),
    row: Type.Optional(Type.Integer({ description: 'From 1, of an import.' })),
  },
  { additionalProperties: false },
);

/** RFC 9457. */
export const problemSchema = Type.Object(
  {
    type: Type.String({ description: 'Where the code is explained.' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable: what programs look at.' }),
    detail: Type.String(),
    trace: Type.String({ description: 'W3C trace id, as in the log.' }),
    errors: Type.Array(found, { maxItems: 1000 }),
    current: Type.Optional(Type.Unknown({ description: 'What is there now (409, 412).' })),
  },
  { additionalProperties: false },
);

export type ProblemDocument = Static<typeof problemSchema>;

const MOST = 1000;

type Row = Problem & { readonly row?: number };

const foundOf = ({
  code,
  pointer,
  message,
  value,
  expected,
  suggestion,
  severity,
  line,
  column,
  row,
}: Row): ProblemDocument['errors'][number] => ({
  code,
  pointer: pointer.slice(0, 500),
  message,
  ...shownValue(pointer, value),
  ...(expected === undefined ? {} : { expected }),
  ...(suggestion === undefined ? {} : { suggestion }),
  severity,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
  ...(row === undefined ? {} : { row }),
});

/** The body of an answer that refuses. */
export function problemDocument(failure: HttpFailure, trace: string): ProblemDocument {
  const { status, code, title, problems, current } = failure;
  return {
    type: `/api/problems#${code}`,
    title,
    status,
    code,
    detail: problems[0]?.message ?? title,
    trace,
    errors: problems.slice(0, MOST).map(foundOf),
    ...(current === undefined ? {} : { current }),
  };
}
