// The public names of the client.

export type { Answered } from './calling/call.ts';
export type { ClientOptions } from './calling/client-options.ts';
export { type Client, createClient } from './client.ts';
export type { ServerEvent } from './events/server-events.ts';
export type { Operations } from './generated/operations.ts';
export { type Found, NoAnswerError, type ProblemDocument, ProblemError } from './problems/problem-error.ts';
