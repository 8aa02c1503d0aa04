import type { Program } from '../document/schema.ts';
import { ValueTypes } from '../types-of-values/value-types.ts';
import { type Names, namesOf } from './names.ts';
import { Report } from './report.ts';
import { Uses } from './uses.ts';

/** A document under examination: what its names mean, what was found, what was used. */
export interface Examination {
  program: Program;
  types: ValueTypes;
  names: Names;
  report: Report;
  uses: Uses;
}

export const examine = (program: Program): Examination => ({
  program,
  types: new ValueTypes(program),
  names: namesOf(program),
  report: new Report(),
  uses: new Uses(),
});
