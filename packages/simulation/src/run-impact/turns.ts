/** So long one turn may keep everybody else waiting, in milliseconds. */
const TURN = 20;
/** A step takes less time than asking what time it is. */
const STEPS = 8;

/**
 * For `Watch.pause`: waits, when a turn has lasted, until what else is waiting has had one. `now` in milliseconds; `every`: steps
 * after which it is asked.
 */
export function turns(now: () => number, next: () => Promise<void>, every = STEPS): () => Promise<void> | undefined {
  let began = now();
  let steps = 0;
  return () => {
    steps += 1;
    if (steps < every) return undefined;
    steps = 0;
    if (now() - began < TURN) return undefined;
    return next().then(() => {
      began = now();
    });
  };
}
