import { StoreUnavailable, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { Caller } from '../rights/caller.ts';
import { type Reach, reachOf, scopesOf } from '../rights/reach.ts';
import { forbidden } from '../rights/refusals.ts';
import type { Rights } from '../rights/rights.ts';

/** Answers a question that changes nothing: the role is checked, then `work` reads in one snapshot what is within reach. */
export async function reading<O>(
  service: Service,
  rights: Rights,
  caller: Caller,
  work: (tx: Tx, reach: Reach) => Promise<Answer<O>>,
): Promise<Answer<O>> {
  if (scopesOf(rights, caller).length === 0) return { ok: false, failure: forbidden(undefined, Object.keys(rights).join(', ')) };
  try {
    return await service.store.read(caller.tenant, (tx) => work(tx, reachOf(rights, caller)));
  } catch (error) {
    if (error instanceof StoreUnavailable) return refuse('CMD107', 'The database does not answer.', { retryAfter: 1 });
    throw error;
  }
}
