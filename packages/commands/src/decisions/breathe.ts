/** So long one turn may keep everybody else waiting, in milliseconds. */
const TURN = 20;

/** For long loops: waits, when a turn has lasted, until what else is waiting has had one. */
export function breathe(): () => Promise<void> | undefined {
  let began = performance.now();
  let since = 0;
  return () => {
    // The clock is looked at now and then: a decision takes less time than asking what time it is.
    since += 1;
    if (since < 8) return undefined;
    since = 0;
    if (performance.now() - began < TURN) return undefined;
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      began = performance.now();
    });
  };
}
