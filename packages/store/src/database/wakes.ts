/** Who waits for commits. */
const WAKES = ['outbox', 'jobs'] as const;
export type Wake = (typeof WAKES)[number];
export const isWake = (text: string): text is Wake => WAKES.some((wake) => wake === text);

/** The listeners of this process. */
export class Wakes {
  readonly #listeners: Readonly<Record<Wake, Set<(tenant: string) => void>>> = { outbox: new Set(), jobs: new Set() };

  on(wake: Wake, listener: (tenant: string) => void): () => void {
    // A function of its own, so that the same one twice is two listeners.
    const own = (tenant: string) => listener(tenant);
    this.#listeners[wake].add(own);
    return () => this.#listeners[wake].delete(own);
  }

  /** A listener that throws keeps nobody else from being told, nor the commit from having happened. */
  tell(wake: Wake, tenant: string): void {
    for (const listener of this.#listeners[wake]) queueMicrotask(() => listener(tenant));
  }
}
