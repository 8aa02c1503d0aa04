import type { AnyMessage } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import type { PersonCaller } from '../rights/caller.ts';

/** What came over the wire: `type` and members that a closed schema let through. */
export interface SaidByWire {
  readonly type: string;
  readonly until?: string;
}

/** A message as the lifecycle takes it: by the caller, whatever it says; instants as numbers. */
export function saidBy<S extends SaidByWire>(caller: PersonCaller, said: S): AnyMessage {
  const { until, ...rest } = said;
  const instant = said.type === 'delegate' && until !== undefined ? { until: Date.parse(until) } : {};
  return { ...(rest as { readonly type: string } & Readonly<Record<string, Json>>), ...instant, by: caller.account };
}
