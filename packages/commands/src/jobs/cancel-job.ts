import { cancelJob as askToStop, dropParts, findJob } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { stopImport } from '../partners/imports/stop-import.ts';
import { SIMULATE_RIGHTS } from './job-rights.ts';
import type { JobShown } from './job-shapes.ts';
import { noJob } from './read-jobs.ts';
import { shownJob } from './shown-job.ts';

/** Stops a job: at once where it waits, within a second where it runs. An import that has begun and waits is ended by a runner. */
export const cancelJob: Command<{ readonly job: string }, JobShown> = {
  name: 'job.cancel',
  rights: SIMULATE_RIGHTS,
  async run({ tx, now, about }, { job: id }) {
    const job = await findJob(tx, id, 'lock');
    if (!job) return noJob(id);
    if (job.state !== 'queued' && job.state !== 'running') return refuse('CMD504', `The job is ${job.state}.`);
    const isToEnd = job.kind === 'import' && job.started_at !== null;
    await askToStop(tx, id, now, isToEnd ? 'isToEnd' : 'isOver');
    await dropParts(tx, id);
    if (job.kind === 'import' && !isToEnd) await stopImport(tx, (job.input as unknown as { readonly import: string }).import);
    about(`job/${id}`);
    return { ok: true, status: 202, body: shownJob((await findJob(tx, id)) ?? job) };
  },
};
