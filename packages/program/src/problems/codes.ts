import { DATA_CODES } from './data-codes.ts';
import { MEANING_CODES } from './meaning-codes.ts';
import type { ProblemCode } from './problem-code.ts';
import { SHAPE_CODES } from './shape-codes.ts';
import { SOURCE_CODES } from './source-codes.ts';

/** Every code of the language: 1xx text and shape, 2xx meaning, 4xx partners’ data, 6xx advice. */
export const PROBLEM_CODES: Readonly<Record<string, ProblemCode>> = {
  ...SOURCE_CODES,
  ...SHAPE_CODES,
  ...MEANING_CODES,
  ...DATA_CODES,
};
