import type { Log } from '../log/log.ts';

/** What a process has started: stopped in reverse, each once, even where stopping another fails. */
export interface Parts {
  add(name: string, stop: () => Promise<void> | void): void;
  stop(): Promise<void>;
}

export function runningParts(log: Log): Parts {
  const parts: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];
  return {
    add(name, stop) {
      parts.push({ name, stop });
    },
    async stop() {
      for (let part = parts.pop(); part; part = parts.pop()) {
        log.debug('stopping', { process: part.name });
        try {
          await part.stop();
        } catch (error) {
          log.error('stopping-failed', { process: part.name, problem: String(error) });
        }
      }
    },
  };
}
