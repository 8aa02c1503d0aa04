/** A worker that runs tests; who opens it ends it. */
export const openTestWorker = (): Worker => new Worker(new URL('./test-worker.ts', import.meta.url), { type: 'module', name: 'tests' });
