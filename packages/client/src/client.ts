import { type Answered, type AnyRequest, call, callRaw } from './calling/call.ts';
import type { ClientOptions } from './calling/client-options.ts';
import { type ServerEvent, serverEvents } from './events/server-events.ts';
import { OPERATIONS, type Operations } from './generated/operations.ts';

type Extras = Pick<AnyRequest, 'idempotencyKey' | 'signal'>;
type RequestOf<O extends keyof Operations> = Operations[O]['request'] & Extras;

/** A method for each operation; the request may be left out where nothing has to be said. */
type Methods = {
  readonly [O in keyof Operations]: Record<never, never> extends Operations[O]['request']
    ? (request?: RequestOf<O>) => Promise<Answered<Operations[O]['answer']>>
    : (request: RequestOf<O>) => Promise<Answered<Operations[O]['answer']>>;
};

export type Client = Methods & {
  /** The events of an operation that streams them; ends with the stream, or with `signal`. */
  events<O extends keyof Operations>(operation: O, request: RequestOf<O>): AsyncIterable<ServerEvent>;
  /** The bytes of an operation that answers with a long text, as they come: nothing of it is held here. */
  bytes<O extends keyof Operations>(operation: O, request: RequestOf<O>): AsyncIterable<Uint8Array<ArrayBuffer>>;
};

async function* bytesOf(operation: keyof Operations, request: AnyRequest, options: ClientOptions): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { body } = await callRaw(OPERATIONS[operation], request, options);
  const reader = body?.getReader();
  try {
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) yield read.value;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

async function* eventsOf(operation: keyof Operations, request: AnyRequest, options: ClientOptions): AsyncGenerator<ServerEvent> {
  const response = await callRaw(OPERATIONS[operation], request, options);
  if (response.body) yield* serverEvents(response.body);
}

/**
 * A client of the API.
 *
 * ```ts
 * const client = createClient({ address: 'http://127.0.0.1:7400', apiKey: 'tw_…' });
 * const { body } = await client.readDeal({ params: { deal: 'd1' } });
 * ```
 *
 * What is refused is thrown as `ProblemError` with its code; where no answer comes it is `NoAnswerError`. Requests with an
 * idempotency key, and reads, are repeated by themselves.
 */
export function createClient(options: ClientOptions): Client {
  const methods = Object.fromEntries(
    Object.entries(OPERATIONS).map(([id, operation]) => [id, (request: AnyRequest = {}) => call(operation, request, options)]),
  );
  const events = (operation: keyof Operations, request: AnyRequest) => eventsOf(operation, request, options);
  const bytes = (operation: keyof Operations, request: AnyRequest) => bytesOf(operation, request, options);
  return { ...methods, events, bytes } as unknown as Client;
}
