import { addToOutbox, type StoredRelease } from '@tierwright/store';
import type { Work } from '../command/command.ts';

/** How often a release can change: its workflow is told with the number of the change. */
const NUMBER = { scheduled: 1, active: 2, superseded: 3, cancelled: 3, suspended: 3 } as const;

/** The rollout of a release is told after the commit: to come at its instant, to go on, or to look at the row again. `tellAt`: when partners are told of it ahead. */
export async function hintRelease({ tx, now }: Pick<Work, 'tx' | 'now'>, release: StoredRelease, tellAt?: number): Promise<void> {
  const { id, state, effective_at } = release;
  const body = { release: id, at: effective_at, state, ...(tellAt === undefined ? {} : { tellAt }) };
  await addToOutbox(tx, { subject: `release/${id}`, revision: NUMBER[state], kind: 'release', body }, now);
}
