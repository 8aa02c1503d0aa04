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
  Runtime.install({
    shutdownSignals: [],
    logger,
    telemetryOptions: { logging: { forward: { level: 'ERROR' }, filter: { core: 'ERROR', other: 'ERROR' } } },
  });
}
