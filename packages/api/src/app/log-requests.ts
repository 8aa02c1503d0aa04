import type { NextFunction, Request, Response } from 'express';
import { traceOf } from '../request/trace.ts';
import type { ApiOptions } from './api-options.ts';
import { beginExchange, type Exchange, headerOf } from './exchange.ts';

/** Begins the exchange of each request: its trace, its end, and one line of the log when it is over. */
export function logRequests({ log }: Pick<ApiOptions, 'log'>): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const trace = traceOf(headerOf(request, 'traceparent'));
    const left = new AbortController();
    const exchange: Exchange = { trace, began: performance.now(), signal: left.signal, route: '-' };
    beginExchange(response, exchange);
    response.setHeader('traceparent', trace.header);
    response.setHeader('Cache-Control', 'no-store');
    response.once('close', () => {
      if (!response.writableFinished) left.abort();
      const { route, caller, code } = exchange;
      log?.({
        log: 'request',
        at: new Date().toISOString(),
        method: request.method.slice(0, 10),
        route,
        status: response.writableFinished ? response.statusCode : 499,
        ms: Math.round(performance.now() - exchange.began),
        trace: trace.id,
        ...(caller ? { tenant: caller.tenant, account: caller.account } : {}),
        ...(code === undefined ? {} : { code }),
      });
    });
    next();
  };
}
