/** What stands between the page and a worker, so that tests can stand in for it. */
export interface WorkerPort<Asked, Said> {
  postMessage(asked: Asked): void;
  onmessage: ((event: { readonly data: Said }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}

/**
 * A line to a worker: what dies is told once, with what the browser says of it, and the next question opens another one. A worker
 * may die of a question, for want of memory, or because its script could not be had.
 */
export class WorkerLine<Asked, Said> {
  readonly #open: () => WorkerPort<Asked, Said>;
  readonly #hear: (said: Said) => void;
  readonly #died: (message: string) => void;
  #port: WorkerPort<Asked, Said> | null = null;

  constructor(open: () => WorkerPort<Asked, Said>, hear: (said: Said) => void, died: (message: string) => void) {
    this.#open = open;
    this.#hear = hear;
    this.#died = died;
  }

  ask(asked: Asked): void {
    this.#port ??= this.#begin();
    this.#port.postMessage(asked);
  }

  close(): void {
    this.#port?.terminate();
    this.#port = null;
  }

  #begin(): WorkerPort<Asked, Said> {
    const port = this.#open();
    port.onmessage = ({ data }) => this.#hear(data);
    port.onerror = ({ message = '' }) => {
      if (this.#port !== port) return;
      this.close();
      this.#died(message);
    };
    return port;
  }
}
