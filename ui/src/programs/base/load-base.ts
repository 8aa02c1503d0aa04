import type { Operations } from '@tierwright/client';
import { api } from '../../service/api.ts';
import type { BaseAsked, BaseSaid } from './messages.ts';

export interface Progress {
  readonly step: 'making' | 'sending' | 'keeping';
  readonly done: number;
}

/** What a base is kept as: told apart from what real systems say. */
const SOURCE = 'sample-base';
const POLL_MS = 500;

/** Nothing of it was kept, for this reason. */
class BaseRefused extends Error {
  override readonly name = 'BaseRefused';
}

function made(asked: BaseAsked, tell: (progress: Progress) => void, stop: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./base-worker.ts', import.meta.url), { type: 'module', name: 'base' });
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason));
    worker.onmessage = ({ data: said }: MessageEvent<BaseSaid>) => {
      if (said.kind === 'progress') tell({ step: 'making', done: said.done });
      else if (said.kind === 'made') resolve(said.lines);
      else reject(new BaseRefused(said.message));
    };
    worker.onerror = ({ message }) => reject(new BaseRefused(message));
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
}

type Job = Operations['getJob']['answer'];

/** Waits until the job is over; when that is asked for, has the service stop it. */
async function over(job: string, tell: (progress: Progress) => void, stop: AbortSignal): Promise<Job> {
  for (let isAsked = false; ; ) {
    const { body } = await api.getJob({ params: { job } });
    tell({ step: 'keeping', done: body.done });
    if (body.state !== 'queued' && body.state !== 'running') return body;
    if (stop.aborted && !isAsked) {
      isAsked = true;
      await api.cancelJob({ params: { job } });
    } else await pause(stop.aborted ? undefined : stop);
  }
}

/** A while; less where the signal comes. */
const pause = (stop: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, POLL_MS);
    stop?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Whether the service has partners already: among them nothing is made up. */
export const hasPartners = async (): Promise<boolean> => (await api.listPartners({ query: { limit: 1 } })).body.items.length > 0;

/**
 * Makes up a base in the browser, and has the service keep it by the import that every file of partners takes. After `stop`
 * it ends early: what the service has kept by then stays.
 */
export async function loadBase(asked: BaseAsked, tell: (progress: Progress) => void, stop: AbortSignal): Promise<void> {
  try {
    const lines = await made(asked, tell, stop);
    tell({ step: 'sending', done: asked.size });
    const { body: opened } = await api.openImport({ body: { kind: 'partners', source: SOURCE, format: 'ndjson' } });
    const params = { import: opened.id };
    const { body: sent } = await api.sendImport({ params, body: lines, contentType: 'application/x-ndjson', signal: stop });
    const [wrong] = sent.problems;
    if (wrong) throw new BaseRefused(`${wrong.code} ${wrong.message}`);
    stop.throwIfAborted();
    const { body: begun } = await api.applyImport({ params, body: { rows: 'all' } });
    const { state } = await over(begun.job, tell, stop);
    if (state !== 'done' && !stop.aborted) throw new BaseRefused(state);
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}
