import type { PersonCaller, Request } from '@tierwright/commands';
import type { RouteRequest } from './route.ts';

/** Who asks, on a route that needs somebody. */
export function callerOf({ caller }: RouteRequest): PersonCaller {
  if (!caller) throw new Error('the route lets nobody in, or has no rights');
  return caller;
}

/** A request of HTTP as one of a command. */
export function commanded<I>(request: RouteRequest, input: I): Request<I> & { readonly caller: PersonCaller } {
  const { ifMatch, idempotency, trace } = request;
  return {
    caller: callerOf(request),
    input,
    trace,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(idempotency === undefined ? {} : { idempotency }),
  };
}
