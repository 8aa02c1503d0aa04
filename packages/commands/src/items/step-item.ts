import { type AnyItem, type AnyMessage, type Deal, type Item, type LifecycleProgram, type Step, stepsOf } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { type CustomerKey, findItem, type ItemKey, lockCustomers, lockFund, lockItem, type StoredItem, untilDone } from '@tierwright/store';
import type { Work } from '../command/command.ts';
import type { Failure } from '../command/failure.ts';
import { refuse } from '../command/refuse.ts';
import { answersOf, customerOf } from '../facts/customer-of-deal.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf, type StepBook } from '../facts/step-book.ts';
import { actorOf } from '../rights/actor.ts';
import { mayTouch, type Reach } from '../rights/reach.ts';
import type { KeptItem } from './item-row.ts';
import { keepStep } from './keep-step.ts';
import { currentOf, refusedStep } from './refused-step.ts';

/** What is said to an item, and by whom it may be. */
export interface Saying extends ItemKey {
  /** Nothing: only what is due happens. */
  readonly message?: AnyMessage;
  /** Of which items the caller may say it; what is outside is not there (404). Default: all. */
  readonly within?: Reach;
  /** The instant of the step; default the command's. It is never before the item's last step. */
  readonly at?: number;
  /** The revision that the caller has seen; absent: whatever is there. */
  readonly ifMatch?: number | undefined;
  /** As this transaction has just begun it: nobody else sees it, so it is neither looked up nor locked. */
  readonly begun?: KeptItem;
  /** Where nothing is due and nothing is said: refused, instead of a step that changes nothing. */
  readonly onlyDue?: boolean;
}

/** A step that was kept, or why none was. */
export type Stepped =
  | { readonly ok: true; readonly step: Step<AnyItem>; readonly program: LifecycleProgram; readonly kept: KeptItem }
  | { readonly ok: false; readonly failure: Failure };

type Answers = Deal['answers'];

/** The answers that a message would give a deal. */
function answersIn(message: AnyMessage | undefined, { answers }: Deal): readonly Answers[] {
  const more = message?.answers;
  if (more === null || typeof more !== 'object' || Array.isArray(more)) return [];
  return [{ ...answers, ...more } as Answers];
}

const nameOf = ({ kind, value }: CustomerKey): string => `${kind}\n${value}`;

/**
 * One step of an item, in the one order of locks: the customers concerned, the item, the ledger. What is due happens first,
 * then the message. Where it turns out that more customers are concerned than were locked, everything is looked at again.
 */
export async function stepItem(work: Work, saying: Saying): Promise<Stepped> {
  const { tx } = work;
  const more = new Map<string, CustomerKey>();
  return untilDone(tx, async () => {
    const seen = saying.begun ?? (await findItem(tx, saying));
    if (!seen) return refuse('CMD601', `There is no ${saying.kind} of that id.`, { value: saying.id });
    const program = await work.service.programs.byHash(tx, seen.program_hash);
    const concerned = (item: StoredItem): readonly CustomerKey[] => {
      if (item.kind !== 'deal') return [];
      const deal = item.body as unknown as Deal;
      return customerOf(program, [...answersOf(deal), ...answersIn(saying.message, deal)]);
    };
    for (const key of concerned(seen)) more.set(nameOf(key), key);
    await lockCustomers(tx, [...more.values()]);
    const row: KeptItem | undefined = saying.begun ?? (await lockItem(tx, saying));
    // It moved while others held its customers: under another version, or with other answers.
    if (!row || row.program_hash !== seen.program_hash || !add(more, concerned(row))) return undefined;
    if (row.kind === 'fund') await lockFund(tx, (row.body as { readonly fund: string }).fund);
    const stepped = await tryStep(work, saying, row, program);
    if (!stepped.ok) return stepped;
    const { item } = stepped.step;
    if (item.kind === 'deal' && !add(more, customerOf(program, answersOf(item)))) return undefined;
    const kept = await keepStep(tx, bookOf(tx), {
      ...{ program, step: stepped.step, before: row.body as unknown as AnyItem, facts: stepped.facts, lastDecision: row.lastDecision },
      ...{ message: (saying.message ?? null) as Json, actor: actorOf(work.caller), now: work.now, newId: work.service.newId },
    });
    if (!kept) throw new Error(`${item.kind} ${item.id} was not kept`);
    return { ok: true as const, step: stepped.step, program, kept };
  });
}

/** Adds what was not known to be concerned; whether there was nothing to add. */
function add(known: Map<string, CustomerKey>, keys: readonly CustomerKey[]): boolean {
  const before = known.size;
  for (const key of keys) known.set(nameOf(key), key);
  return known.size === before;
}

type Tried =
  | { readonly ok: true; readonly step: Step<AnyItem>; readonly facts: unknown }
  | { readonly ok: false; readonly failure: Failure };

/** The step of a row that is locked, not kept yet. */
async function tryStep(
  work: Work,
  { message, within = 'all', onlyDue, at, ifMatch }: Saying,
  row: StoredItem,
  program: LifecycleProgram,
): Promise<Tried> {
  const item = row.body as unknown as Item & AnyItem;
  if (!mayTouch(within, row)) return refuse('CMD601', `There is no ${row.kind} of that id.`, { value: row.id });
  if (ifMatch !== undefined && ifMatch !== row.revision) {
    const seen = { value: ifMatch, expected: String(row.revision), current: currentOf(item) };
    return refuse('CMD103', 'It has another revision by now.', seen);
  }
  const instant = Math.max(at ?? work.now, row.at);
  if (onlyDue === true && message === undefined && (row.due_at === null || row.due_at > instant)) {
    return refuse('CMD603', 'Nothing is due.', { current: currentOf(item) });
  }
  const book: StepBook = bookOf(work.tx);
  const facts = await book.factsFor(item, program, item.kind === 'deal' ? answersIn(message, item as Deal) : []);
  const outcome = await whenLoaded(() => stepsOf(row.kind).step(program, item, message, instant, facts));
  if (!outcome.ok) return refusedStep(outcome.problems, currentOf(item));
  return { ok: true, step: outcome.value as Step<AnyItem>, facts };
}
