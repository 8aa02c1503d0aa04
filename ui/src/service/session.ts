/** Whether the service has said, since somebody signed in, that the session is over. */
export class Session {
  #isOver = false;
  #begun = 0;
  readonly #listeners = new Set<() => void>();

  readonly isOver = (): boolean => this.#isOver;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Something is asked; gives what looks at its answer: 401 ends the session. The answer to signing in itself says only that the
   * password was wrong, and what was asked before somebody signed in says nothing of the session since.
   */
  asked(path: string): (status: number) => void {
    const times = this.#begun;
    return (status) => {
      if (status === 401 && !path.endsWith('/session') && times === this.#begun) this.#set(true);
    };
  }

  /** Somebody has signed in, or has left by themselves. */
  begun(): void {
    this.#begun += 1;
    this.#set(false);
  }

  #set(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    for (const listener of this.#listeners) listener();
  }
}

export const session = new Session();
