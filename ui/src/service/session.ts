/** Whether the service has said, since somebody signed in, that the session is over. */
export class Session {
  #isOver = false;
  readonly #listeners = new Set<() => void>();

  readonly isOver = (): boolean => this.#isOver;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Looks at every answer: 401 ends it. The answer to signing in itself says only that the password was wrong. */
  heard(path: string, status: number): void {
    if (status === 401 && !path.endsWith('/session')) this.#set(true);
  }

  /** Somebody has signed in, or has left by themselves. */
  begun(): void {
    this.#set(false);
  }

  #set(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    for (const listener of this.#listeners) listener();
  }
}

export const session = new Session();
