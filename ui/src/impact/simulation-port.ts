import type { WorkerAsked, WorkerSaid } from '@tierwright/simulation';

/** What stands between the page and the worker that simulates, so that tests can stand in for it. */
export interface SimulationPort {
  postMessage(asked: WorkerAsked, transfer?: readonly ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: WorkerSaid }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}

export const openSimulation = (): SimulationPort =>
  new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module', name: 'simulation' }) as unknown as SimulationPort;
