import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeMemoryImage } from '../../packages/store/src/testing/index.ts';
import { asksFor } from './asks-for.ts';
import { keptFolder } from './kept-folder.ts';

/** What there is nothing to take away of. */
const nothing = async () => undefined;

/** Of the conformance tests few ask for a database, and of those in a browser some; of the others most. */
const ASKS: Readonly<Record<string, RegExp>> = { conformance: /@tierwright\/store/, browser: /product\.fixture/ };

/** An embedded database that tests begin with, since making one takes seconds; gives what takes it away. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Another project of the same run has it already.
  if (process.env.TIERWRIGHT_TEST_PGLITE !== undefined || !(await asksFor(project, ASKS[project.name] ?? /./))) return nothing;
  const { folder, forget } = keptFolder('image');
  const file = join(folder, 'image.tar');
  if (!existsSync(file)) {
    // Under its name when it is whole: a tier that was ended meanwhile leaves nothing that others would take.
    const unfinished = join(folder, 'unfinished.tar');
    await writeMemoryImage(unfinished);
    renameSync(unfinished, file);
  }
  process.env.TIERWRIGHT_TEST_PGLITE = file;
  return async () => forget();
}
