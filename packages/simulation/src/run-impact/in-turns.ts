import type { Steps } from '../steps/steps.ts';
import type { Watch } from './run-impact.ts';

/** Does steps one after the other; between two of them it ends when that is asked for, and lets others have a turn. */
export async function inTurns<T>(steps: Steps<T>, { signal, pause }: Watch): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    signal?.throwIfAborted();
    const waits = pause?.();
    if (waits) await waits;
  }
}
