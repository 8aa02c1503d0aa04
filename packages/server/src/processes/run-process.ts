import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log/log.ts';
import { type Parts, runningParts } from './parts.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/** What a process is given to start with: what it starts it adds to `parts`. */
export interface Start {
  readonly configuration: Configuration;
  readonly log: Log;
  readonly parts: Parts;
  /** Ends what takes long: the process is told to stop before it is ready. */
  readonly signal: AbortSignal;
}

/** Fields of the event `ready`. */
export interface Ready {
  readonly address?: string;
  readonly port?: number;
  readonly engine?: string;
}

/** Starts a process, says when it is ready, waits until it is told to stop, and stops it in order. */
export async function runProcess(
  name: string,
  { configuration, log }: Pick<Start, 'configuration' | 'log'>,
  start: (start: Start) => Promise<Ready>,
): Promise<void> {
  const began = performance.now();
  const parts = runningParts(log);
  const stop = untilToldToStop(configuration.grace, log);
  const aborted = new AbortController();
  void stop.told.then(() => aborted.abort());
  try {
    log.info('starting', { process: name });
    const ready = await start({ configuration, log, parts, signal: aborted.signal });
    if (!aborted.signal.aborted) log.info('ready', { ...ready, process: name, milliseconds: Math.round(performance.now() - began) });
    await stop.told;
  } catch (error) {
    if (!aborted.signal.aborted) throw error;
    // Told to stop while it started: what was not finished is no failure.
    log.warn('start-ended', { problem: error instanceof Error ? error.message : String(error) });
  } finally {
    stop.hurry();
    await parts.stop();
  }
  log.info('stopped', { process: name });
}
