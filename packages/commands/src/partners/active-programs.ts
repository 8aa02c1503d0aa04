import type { LifecycleProgram } from '@tierwright/lifecycle';
import { listPrograms, type Tx } from '@tierwright/store';
import type { ProgramShelf } from '../command/program-shelf.ts';

const MOST_PROGRAMS = 200;

/** The versions that decide now, one for each program that has one. */
export async function activePrograms(shelf: ProgramShelf, tx: Tx): Promise<readonly LifecycleProgram[]> {
  const found: LifecycleProgram[] = [];
  for (const { active_hash: hash } of await listPrograms(tx, undefined, MOST_PROGRAMS)) {
    if (hash !== null) found.push(await shelf.byHash(tx, hash));
  }
  return found;
}
