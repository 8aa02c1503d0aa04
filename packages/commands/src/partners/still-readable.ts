import type { LifecycleProgram } from '@tierwright/lifecycle';
import { UnusablePartner } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { versionsRunning } from '@tierwright/store';
import type { Work } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';

const keyOf = ({ code, pointer, message }: Problem): string => `${code} ${pointer} ${message}`;

/** What a version, under which something of a partner runs, cannot read of it today. */
async function unreadable({ tx, now }: Work, partner: string, version: LifecycleProgram): Promise<readonly Problem[]> {
  const { partners } = bookOf(tx);
  try {
    await whenLoaded(() => partners.reading(version, partner, version.baseCalendar.dayOf(now)));
    return [];
  } catch (error) {
    if (!(error instanceof UnusablePartner)) throw error;
    const { program, version: label } = version.program;
    const where = `Version ${label} of ${program}, under which something of the partner runs, reads it.`;
    return error.problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => ({ ...problem, message: `${problem.message} ${where}` }));
  }
}

/**
 * Looks at a partner before it changes, by the versions under which something of it runs. What is given is asked afterwards,
 * and tells what they could read and cannot any more: nothing of the partner could be decided, and its deadlines would hang.
 */
export async function readableBefore(work: Work, partner: string): Promise<() => Promise<readonly Problem[]>> {
  const versions: LifecycleProgram[] = [];
  for (const hash of await versionsRunning(work.tx, partner)) versions.push(await work.service.programs.byHash(work.tx, hash));
  const all = async () => {
    const found: Problem[] = [];
    for (const version of versions) found.push(...(await unreadable(work, partner, version)));
    return found;
  };
  const before = new Set((await all()).map(keyOf));
  return async () => {
    bookOf(work.tx).partners.forget();
    return (await all()).filter((problem) => !before.has(keyOf(problem)));
  };
}
