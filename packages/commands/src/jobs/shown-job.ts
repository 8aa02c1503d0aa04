import { formatInstant } from '@tierwright/lifecycle';
import type { KeptJob } from '@tierwright/store';
import type { JobShown } from './job-shapes.ts';

const instantOrNull = (at: number | null) => (at === null ? null : formatInstant(at));

export function shownJob(job: Omit<KeptJob, 'input' | 'result'>): JobShown {
  return {
    id: job.id,
    kind: job.kind as JobShown['kind'],
    state: job.state,
    done: job.done,
    total: job.total,
    problem: job.problem as object | null,
    askedBy: job.asked_by,
    createdAt: formatInstant(job.created_at),
    startedAt: instantOrNull(job.started_at),
    endedAt: instantOrNull(job.ended_at),
    cancelAskedAt: instantOrNull(job.cancel_asked_at),
  };
}
