import { turns } from '@tierwright/simulation';

/** For long loops: waits, when a turn has lasted, until what else is waiting has had one. */
export const breathe = (): (() => Promise<void> | undefined) =>
  turns(
    () => performance.now(),
    () => new Promise<void>((resolve) => setImmediate(resolve)),
  );
