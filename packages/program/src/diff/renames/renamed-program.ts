import type { Program } from '../../document/schema.ts';
import { referencesOf } from '../../references/references.ts';
import { applyRenames } from './apply-renames.ts';
import { findRenames, type Rename } from './find-renames.ts';

/** Renames are found in rounds, because an entry may be equal only once what it names has its new id. */
const rounds = 8;

/** The earlier program under the ids of the later one, and the renames that led there, so that nothing else is told twice. */
export function renamedProgram(before: Program, after: Program): { program: Program; renames: Rename[] } {
  let program = before;
  const renames: Rename[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const found = findRenames(program, after);
    if (found.length === 0) break;
    program = applyRenames(program, referencesOf(program), found);
    renames.push(...found);
  }
  return { program, renames };
}
