import { Worker } from 'node:worker_threads';

/** Ms between beats. */
const BEAT = 1_000;
/** Ms without a beat after which others may think that the holder is gone. */
export const STALE = 5_000;

/**
 * Runs in a thread of its own, since a long computation in the main thread is no death. Writes the same bytes again, so that the
 * file system stamps its own time, and looks for a newer generation: then somebody has taken over.
 */
const BEATING = `
const { workerData: { folder, generation, bytes, every, shared } } = require('node:worker_threads');
const { closeSync, openSync, readdirSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const state = new BigInt64Array(shared);
const beat = () => {
  try {
    if (readdirSync(folder).some((name) => /^lock-\\d{1,15}$/.test(name) && Number(name.slice(5)) > generation)) {
      Atomics.store(state, 1, 1n);
      return;
    }
    const file = openSync(join(folder, 'lock-' + generation), 'r+');
    writeSync(file, bytes, 0, 'utf8');
    closeSync(file);
    Atomics.store(state, 0, BigInt(Date.now()));
  } catch {}
};
setInterval(beat, every);
`;

export interface Heartbeat {
  /** Ms since 1970 of the last beat. */
  last(): number;
  /** Whether the beat found that somebody has taken over. */
  isLost(): boolean;
  stop(): Promise<void>;
}

/** Shows others that this process lives, until it does not. */
export function startHeartbeat(folder: string, generation: number, bytes: string): Heartbeat {
  const shared = new SharedArrayBuffer(16);
  const state = new BigInt64Array(shared);
  Atomics.store(state, 0, BigInt(Date.now()));
  const worker = new Worker(BEATING, { eval: true, workerData: { folder, generation, bytes, every: BEAT, shared }, stdout: false });
  worker.unref();
  // Without beats `last` grows old, and the main thread looks for itself.
  worker.on('error', () => undefined);
  return {
    last: () => Number(Atomics.load(state, 0)),
    isLost: () => Atomics.load(state, 1) === 1n,
    stop: async () => {
      await worker.terminate();
    },
  };
}
