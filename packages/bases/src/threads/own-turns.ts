import { turns } from '@tierwright/simulation';

/** Gives a process's other work (a signal, its progress) a turn now and then in the middle of long work. */
export const ownTurns = (): (() => Promise<void> | undefined) =>
  turns(
    () => performance.now(),
    () => new Promise((resolve) => setImmediate(resolve)),
  );
