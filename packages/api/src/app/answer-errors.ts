import type { NextFunction, Request, Response } from 'express';
import { sendProblem } from '../answer/send-answer.ts';
import { failureOfThrown } from '../problems/failure-of-thrown.ts';
import type { ApiOptions } from './api-options.ts';
import { exchangeOf } from './exchange.ts';

/** Name and places of an error; its message may hold what somebody wrote. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...places.slice(0, 12).map((line) => line.trim())].join(' | ');
}

/** Answers what was thrown: a refusal as what it says, everything else as a 500 that tells nothing but the trace id. */
export function answerErrors({ log }: Pick<ApiOptions, 'log'>) {
  // Express knows an error handler by its four arguments.
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    const exchange = exchangeOf(response);
    const { failure, isBug } = failureOfThrown(error);
    exchange.code = failure.code;
    if (isBug)
      log?.({ log: 'error', at: new Date().toISOString(), trace: exchange.trace.id, route: exchange.route, error: placesOf(error) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.removeHeader('Set-Cookie');
    sendProblem(response, failure, exchange.trace.id);
  };
}
