import { appendAudit, claimKey, keepAnswer, StoreBusy, StoreUnavailable, type Tx } from '@tierwright/store';
import { actorOf } from '../rights/actor.ts';
import type { Caller } from '../rights/caller.ts';
import { scopesOf } from '../rights/reach.ts';
import { forbidden } from '../rights/refusals.ts';
import type { Answer } from './answer.ts';
import type { Command, Request, Service, Work } from './command.ts';
import type { Failure } from './failure.ts';
import { kept, replayed, requestOf } from './kept-answer.ts';
import { refuse } from './refuse.ts';

/** Not done: what was written is rolled back. */
class NotDone extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.title);
    this.failure = failure;
  }
}

/** Seconds after which to try again what waited for a lock. */
const SOON = 1;
/**
 * How often a command that others were in the way of is tried again before its caller hears of it. Between two tries it has
 * no connection, so that those who wait for other things get one.
 */
const RETRIES = 2;

/**
 * Runs a command in one transaction: its idempotency row first, what it does, its answer stored, one audit row last, commit.
 * A refusal leaves nothing. The same key with the same request gets the same answer, for callers whose roles may still.
 * Throws only where the command itself is wrong.
 */
export async function runCommand<I, O, C extends Caller = Caller>(
  service: Service,
  command: Command<I, O, C>,
  request: Request<I, C>,
): Promise<Answer<O>> {
  const { caller } = request;
  if (scopesOf(command.rights, caller).length === 0) {
    return { ok: false, failure: forbidden(undefined, Object.keys(command.rights).join(', ')) };
  }
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attempted(service, command, request);
    if (outcome !== 'busy') return outcome;
    if (attempt === RETRIES) return refuse('CMD106', 'Others work on the same and have not finished.', { retryAfter: SOON });
  }
}

/** One try; `busy`: others hold something that it needs, and nothing of it was done. */
async function attempted<I, O, C extends Caller>(
  service: Service,
  command: Command<I, O, C>,
  request: Request<I, C>,
): Promise<Answer<O> | 'busy'> {
  // A lock that is waited for in vain is that of the key, or of something that others work on.
  const waits = { forKey: false };
  try {
    return await service.store.transaction(request.caller.tenant, async (tx) => {
      waits.forKey = true;
      const answered = await claimed<O>(tx, request, service.clock());
      waits.forKey = false;
      return answered ?? (await inTransaction(service, command, request, tx));
    });
  } catch (error) {
    if (error instanceof NotDone) return { ok: false, failure: error.failure };
    if (error instanceof StoreBusy) {
      return waits.forKey ? refuse('CMD105', 'This request came before, and has not finished.', { retryAfter: SOON }) : 'busy';
    }
    if (error instanceof StoreUnavailable) return refuse('CMD107', 'The database does not answer.', { retryAfter: SOON });
    throw error;
  }
}

/** Claims the request's key; the answer that it has had already, if it has. */
async function claimed<O>(tx: Tx, { caller, idempotency }: Request<unknown>, now: number): Promise<Answer<O> | undefined> {
  if (!idempotency) return undefined;
  const { key } = idempotency;
  const claim = await claimKey(tx, { key, requestHash: requestOf(caller, idempotency.requestHash), now });
  if (claim.state === 'answered') return replayed<O>(claim.status, claim.body);
  if (claim.state === 'mine') return undefined;
  const other = { value: key, expected: 'a key that no other request has had' };
  throw new NotDone(refuse('CMD104', 'This key came with another request, or from somebody else.', other).failure);
}

async function inTransaction<I, O, C extends Caller>(
  service: Service,
  command: Command<I, O, C>,
  request: Request<I, C>,
  tx: Tx,
): Promise<Answer<O>> {
  const now = service.clock();
  const { caller, idempotency } = request;
  let subject: { readonly name: string; readonly revision?: number | undefined; readonly detail: string } | undefined;
  const about: Work['about'] = (name, revision, detail = '') => {
    if (subject && subject.name !== name) throw new Error(`${command.name} says twice what it is about: ${subject.name}, ${name}`);
    subject = { name, revision, detail };
  };
  const { ifMatch } = request;
  const work: Work<C> = { service, tx, caller, now, about, ...(ifMatch === undefined ? {} : { ifMatch }) };
  const answer = await command.run(work, request.input);
  if (!answer.ok) throw new NotDone(answer.failure);
  if (!subject) throw new Error(`${command.name} does not say what it is about`);
  // Before the chain, whose head the whole tenant waits for.
  if (idempotency) await keepAnswer(tx, { key: idempotency.key, status: answer.status, body: kept(answer) });
  await appendAudit(tx, {
    at: now,
    actor: actorOf(caller),
    command: command.name,
    subject: subject.name,
    revision: subject.revision ?? null,
    detail: subject.detail,
    trace: request.trace ?? null,
  });
  return answer;
}
