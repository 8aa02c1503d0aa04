/** Who waits for commits. */
export type Wake = 'outbox' | 'jobs';

/** The listeners of this process. */
export class Wakes {
  readonly #listeners = { outbox: new Set<(tenant: string) => void>(), jobs: new Set<(tenant: string) => void>() };

  on(wake: Wake, listener: (tenant: string) => void): () => void {
    // A wrapper, so that the same function twice is two listeners.
    const own = (tenant: string) => listener(tenant);
    this.#listeners[wake].add(own);
    return () => this.#listeners[wake].delete(own);
  }

  tell(wake: Wake, tenant: string): void {
    for (const listener of [...this.#listeners[wake]]) listener(tenant);
  }
}
