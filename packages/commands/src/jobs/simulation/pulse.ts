import { StoreBusy } from '@tierwright/store';

/** So often something running says how far it is; ms. */
export const BEAT = 400;
/** So often it looks whether it is still wanted: what somebody waits for who cancels. */
export const LOOK = 120;

export interface Pulse {
  /** Waits for what it does. */
  end(): Promise<void>;
  /** Ends at once: what it does may have to wait for others. */
  leave(): void;
}

/** Does something again and again, never twice at once. What fails because others are in the way is done at the next beat. */
export function pulseOf(work: () => Promise<void>, every: number): Pulse {
  let current: Promise<void> | undefined;
  const timer = setInterval(() => {
    current ??= work()
      .catch((error: unknown) => {
        if (!(error instanceof StoreBusy)) clearInterval(timer);
      })
      .finally(() => {
        current = undefined;
      });
  }, every);
  return {
    async end() {
      clearInterval(timer);
      await current;
    },
    leave: () => clearInterval(timer),
  };
}
