import type { Program } from '../document/schema.ts';
import type { Effect, Part } from '../references/part.ts';
import { type References, referencesOf } from '../references/references.ts';

/** One of the two programs, with who names whom in it. */
export interface Side {
  readonly program: Program;
  readonly references: References;
  /** What more of a part does for partners, as far as it was asked: parts share users, so each is followed once. */
  readonly effects: Map<Part, Effect | undefined>;
}

export function sideOf(program: Program): Side {
  return { program, references: referencesOf(program), effects: new Map() };
}
