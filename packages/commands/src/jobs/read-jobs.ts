import { findJob, type KeptJob, listJobs } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { badCursor, cursorOf, newestAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { READ_JOBS_RIGHTS } from './job-rights.ts';
import type { JobShown } from './job-shapes.ts';
import { shownJob } from './shown-job.ts';

export const noJob = (id: string) => refuse('CMD102', 'There is no such job.', { value: id });

/** A job, with its result when it is done. */
export const jobFor = (service: Service, caller: Caller, id: string): Promise<Answer<JobShown & { readonly result: object | null }>> =>
  reading(service, READ_JOBS_RIGHTS, caller, async (tx) => {
    const job = await findJob(tx, id);
    if (!job) return noJob(id);
    return { ok: true, status: 200, body: { ...shownJob(job), result: job.result as object | null } };
  });

/** Jobs, the newest first. */
export const jobsFor = (
  service: Service,
  caller: Caller,
  { kind, cursor, limit = USUAL_LIMIT }: { readonly kind?: string } & PageAsked,
): Promise<Answer<Page<JobShown>>> =>
  reading(service, READ_JOBS_RIGHTS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    const rows = await listJobs(tx, kind === undefined ? {} : { kind }, from.before, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next = rows.length > limit && last ? cursorOf(last.created_at, last.id) : null;
    return { ok: true, status: 200, body: { items: items.map(shownJob), next } };
  });

/** How a job goes, as it goes: each change until it is over, then `end`. */
export async function* jobEvents(
  service: Service,
  { tenant, job: id, signal }: { readonly tenant: string; readonly job: string; readonly signal: AbortSignal },
): AsyncGenerator<{ readonly event: string; readonly data: JobShown }> {
  let told = '';
  while (!signal.aborted) {
    const job = await service.store.read(tenant, (tx) => findJob(tx, id));
    if (!job) return;
    const data = shownJob(job);
    const now = JSON.stringify(data);
    if (now !== told) yield { event: isOver(job) ? 'end' : 'progress', data };
    if (isOver(job)) return;
    told = now;
    await later(signal);
  }
}

const isOver = ({ state }: KeptJob) => state !== 'queued' && state !== 'running';
const BETWEEN = 300;

const later = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, BETWEEN);
    signal.addEventListener('abort', over);
  });
