import { makeBase } from './make-base.ts';
import type { BaseAsked, BaseSaid } from './messages.ts';

// Ten thousand partners take seconds: they are made beside the page.
const port = globalThis as unknown as {
  postMessage(said: BaseSaid, transfer?: readonly ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<BaseAsked>) => void) | null;
};

port.onmessage = ({ data }) => makeBase(data, (said) => port.postMessage(said, said.kind === 'made' ? [said.lines.buffer] : []));
