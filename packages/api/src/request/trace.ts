import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** W3C trace context: the id that a request goes by in log, problem, audit and outbox. */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** The header for what comes after us. */
  readonly header: string;
}

/** Goes on with the trace that a client began, or begins one. */
export function traceOf(header: string | undefined): Trace {
  const [, id, parent, flags] = TRACEPARENT.exec(header ?? '') ?? [];
  const isGiven = id !== undefined && parent !== undefined && !/^0+$/.test(id) && !/^0+$/.test(parent);
  const trace = isGiven ? id : randomBytes(16).toString('hex');
  return { id: trace, header: `00-${trace}-${randomBytes(8).toString('hex')}-${isGiven ? flags : '00'}` };
}
