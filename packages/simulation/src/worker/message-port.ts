/** What a worker's global scope of a browser and a port of Node have in common. */
export interface MessagePort {
  postMessage(said: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

interface Channels {
  readonly MessageChannel: new () => { readonly port1: MessagePort & { close(): void }; readonly port2: MessagePort };
  readonly performance: { now(): number };
}
const { MessageChannel, performance } = globalThis as unknown as Channels;

/** Milliseconds, for turns. */
export const now = (): number => performance.now();

/** Messages that came meanwhile are heard first. A timer would take four milliseconds each time, in browsers. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
