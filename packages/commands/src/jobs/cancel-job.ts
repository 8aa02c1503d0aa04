import { cancelJob as askToStop, changeImport, dropParts, findJob, type Tx } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { stopImport } from '../partners/imports/stop-import.ts';
import { SIMULATE_RIGHTS } from './job-rights.ts';
import type { JobShown } from './job-shapes.ts';
import { noJob } from './read-jobs.ts';
import { shownJob } from './shown-job.ts';

/** Stops a job: at once where it waits, within a second where it runs. */
export const cancelJob: Command<{ readonly job: string }, JobShown> = {
  name: 'job.cancel',
  rights: SIMULATE_RIGHTS,
  async run({ tx, now, about }, { job: id }) {
    const job = await findJob(tx, id, 'lock');
    if (!job) return noJob(id);
    if (job.state !== 'queued' && job.state !== 'running') return refuse('CMD504', `The job is ${job.state}.`);
    await askToStop(tx, id, now);
    await dropParts(tx, id);
    if (job.kind === 'import' && job.state === 'queued') await endImport(tx, (job.input as unknown as { readonly import: string }).import);
    about(`job/${id}`);
    return { ok: true, status: 202, body: shownJob((await findJob(tx, id)) ?? job) };
  },
};

/** The import of a job that waits, and will not run again. */
async function endImport(tx: Tx, id: string): Promise<void> {
  if ((await stopImport(tx, id)) === 'ending') await changeImport(tx, id, { state: 'applied' });
}
