import type { Program } from '../document/schema.ts';
import { type References, referencesOf } from '../references/references.ts';

/** One of the two programs, with who names whom in it. */
export interface Side {
  readonly program: Program;
  readonly references: References;
}

export function sideOf(program: Program): Side {
  return { program, references: referencesOf(program) };
}
