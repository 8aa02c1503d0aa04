import { turns } from '@tierwright/simulation';

/** Lets Ctrl-C and the progress have a turn now and then. */
export const ownTurns = (): (() => Promise<void> | undefined) =>
  turns(
    () => performance.now(),
    () => new Promise((resolve) => setImmediate(resolve)),
  );
