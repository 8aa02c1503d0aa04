// What runs in a thread: one job at a time, answered when it is done.

import { parentPort } from 'node:worker_threads';
import { type ImpactJob, THREAD_JOBS } from '@tierwright/simulation';
import { BaseRefused } from '../problems/base-refused.ts';
import { FILE_JOB, type FileJob, impactOfShard } from './file-job.ts';
import type { ThreadAnswer, ThreadAsked } from './messages.ts';

async function done({ job, input }: ThreadAsked): Promise<ThreadAnswer> {
  try {
    if (job === FILE_JOB) return { ok: true, result: await impactOfShard(input as FileJob) };
    if (job === 'impact') return { ok: true, result: THREAD_JOBS.impact(input as ImpactJob) };
    throw new Error(`There is no job ${job}`);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const refused = error instanceof BaseRefused ? { refused: { code: error.code, file: error.file, causes: error.causes } } : {};
    return { ok: false, message, stack, ...refused };
  }
}

parentPort?.on('message', async (asked: ThreadAsked) => parentPort?.postMessage(await done(asked)));
