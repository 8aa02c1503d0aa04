import type { PersonCaller } from '@tierwright/commands';
import type { Request, Response } from 'express';
import type { Trace } from '../request/trace.ts';

/** What is known of a request while it is answered; the log reads it afterwards. */
export interface Exchange {
  readonly trace: Trace;
  readonly began: number;
  /** Aborted when the client goes away before its answer is whole. */
  readonly signal: AbortSignal;
  route: string;
  caller?: PersonCaller;
  code?: string;
}

const exchanges = new WeakMap<Response, Exchange>();

export function beginExchange(response: Response, exchange: Exchange): void {
  exchanges.set(response, exchange);
}

export function exchangeOf(response: Response): Exchange {
  const exchange = exchanges.get(response);
  if (!exchange) throw new Error('no exchange was begun');
  return exchange;
}

/** One header, as it came first. */
export function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
