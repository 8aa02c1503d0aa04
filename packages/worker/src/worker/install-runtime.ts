import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { WorkerLog } from './running-worker.ts';

let isInstalled = false;

/**
 * One for the process, as the SDK has it. Signals are the process's own affair: it stops what it started in order. Warnings
 * of the SDK go to the log without what they carry.
 */
export function installRuntime(log: WorkerLog): void {
  if (isInstalled) return;
  isInstalled = true;
  const logger = new DefaultLogger('WARN', ({ message, meta }) => log('warn', message, meta?.error));
  try {
    Runtime.install({
      shutdownSignals: [],
      logger,
      telemetryOptions: { logging: { forward: { level: 'ERROR' }, filter: { core: 'ERROR', other: 'ERROR' } } },
    });
  } catch (error) {
    // The process has its own already.
    if (!(error instanceof IllegalStateError)) throw error;
  }
}
