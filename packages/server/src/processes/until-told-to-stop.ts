import { constants } from 'node:os';
import type { Log } from '../log/log.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C arrives twice where npm passes it on as well. */
const SAME_PRESS = 1000;

/** How long the last things may take to end after `grace`, before the process ends without them. */
const LAST = 10_000;

interface Stop {
  /** Resolves at the first signal, or when the process that started this one has gone. */
  readonly told: Promise<void>;
  /** From here on the process ends in time, whatever hangs. */
  hurry(): void;
}

/**
 * Listens for what ends a process: SIGINT (Ctrl-C), SIGTERM, SIGHUP (the terminal was closed), and the end of a parent that
 * watches over a channel. A second Ctrl-C ends it at once.
 */
export function untilToldToStop(grace: number, log: Log): Stop {
  let first: number | undefined;
  const told = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        log.info('signal', { signal });
        if (first !== undefined && signal === 'SIGINT' && performance.now() - first > SAME_PRESS) {
          process.exit(128 + constants.signals.SIGINT);
        }
        first ??= performance.now();
        resolve();
      });
    }
    process.once('disconnect', () => {
      log.info('parent-gone');
      resolve();
    });
  });
  return {
    told,
    hurry() {
      const timer = setTimeout(() => {
        log.error('stopped-late', { milliseconds: grace + LAST });
        process.exit(1);
      }, grace + LAST);
      timer.unref();
    },
  };
}
