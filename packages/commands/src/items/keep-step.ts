import { type AnyItem, type Deal, dealKeys, type Item, type LifecycleProgram, type Step, stepsOf } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import {
  addStep,
  addToOutbox,
  type CustomerKey,
  hasPendingEffect,
  insertItem,
  putCustomerKeys,
  putDealPlaces,
  type Tx,
  updateItem,
} from '@tierwright/store';
import { keepDecisionsOf } from '../decided/keep-decisions.ts';
import { isLater, keepEffects } from '../effects/keep-effects.ts';
import { answersOf, customerOf, namedBy, nameKey, namesOf } from '../facts/customer-of-deal.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';
import { keepNotices } from '../notices/keep-notices.ts';
import { type KeptItem, rowOf } from './item-row.ts';

/** A step that the lifecycle took, and who asked for it. */
export interface TakenStep {
  readonly program: LifecycleProgram;
  readonly step: Step<AnyItem>;
  /** The item before; nothing where it begins. */
  readonly before: AnyItem | undefined;
  readonly message: Json;
  readonly actor: string;
  /** When the command runs: what is recorded, whatever instant the step is of. */
  readonly now: number;
  readonly facts: unknown;
  /** The last decision before, where it is known. */
  readonly lastDecision?: string | null | undefined;
  readonly newId: () => string;
}

/** How far ahead something has to be due for no workflow to wait for it: a page job starts those in time. */
const SOON = 30 * 86_400_000;

/**
 * Keeps a step: the item, its history, what it is found by, what it asks for, its notices, and a word for its workflow. Nothing
 * where it begins an item whose id is taken.
 */
export async function keepStep(tx: Tx, book: StepBook, taken: TakenStep): Promise<KeptItem | undefined> {
  const { program, step, before, message, actor, now, facts } = taken;
  const { item, events, moves, effects } = step;
  const holders = await whenLoaded(() => stepsOf(item.kind).holders(program, item as Item, facts));
  const row = rowOf(item, program, holders);
  if (before === undefined && !(await insertItem(tx, row, now))) return undefined;
  const created_at = before === undefined ? now : await updateItem(tx, row);
  const decision = await keepDecisionsOf(tx, book, taken);
  await addStep(tx, {
    kind: item.kind,
    id: item.id,
    revision: item.revision,
    at: item.at,
    recordedAt: now,
    programHash: item.program,
    actor,
    message,
    moves: moves as unknown as Json,
    events: events as unknown as Json,
    decision,
  });
  if (item.kind === 'deal') await keepDealRows(tx, program, item, before as Deal | undefined);
  if (item.kind === 'member') book.partners.moved(item);
  const { isPartnerChanged } = await keepEffects(tx, item, effects, { program, now });
  await keepNotices(tx, book, item, effects, program);
  if (isPartnerChanged) book.partners.forget();
  await tellWorkflow(tx, { before, item, hasNewEffect: effects.some(isLater) }, now);
  const lastDecision = decision ?? (before === undefined ? null : taken.lastDecision);
  return { ...row, created_at, ...(lastDecision === undefined ? {} : { lastDecision }) };
}

/** Only what can still win is compared with others (D5). */
const FOUND: ReadonlySet<string> = new Set(['pending', 'returned', 'recalled', 'approved']);

function keysOf(program: LifecycleProgram, deal: Deal): readonly CustomerKey[] {
  if (!FOUND.has(deal.state)) return [];
  const answers = answersOf(deal);
  return [
    ...customerOf(program, answers),
    ...namesOf(program, answers).map(nameKey),
    ...namedBy(deal).map((value) => ({ kind: 'deal', value })),
  ];
}

function placesOf(program: LifecycleProgram, deal: Deal): { product: string; place: number }[] {
  const { terms, state } = deal;
  if (state !== 'approved' || !terms) return [];
  const { products } = dealKeys(program, deal);
  return (products.length === 0 ? [''] : products).map((product) => ({ product, place: terms.place }));
}

/** What a deal is found by, and the places it has: only where they are others now. */
async function keepDealRows(tx: Tx, program: LifecycleProgram, deal: Deal, before: Deal | undefined): Promise<void> {
  const keys = keysOf(program, deal);
  const places = placesOf(program, deal);
  const isOther = (now: unknown, was: unknown): boolean => JSON.stringify(now) !== JSON.stringify(was);
  // Another version may read other keys in the same answers.
  const had = before?.program === deal.program ? keysOf(program, before) : undefined;
  const hadNone = before === undefined || had?.length === 0;
  if (isOther(keys, before ? had : [])) await putCustomerKeys(tx, 'deal', deal.id, keys, { hadNone });
  if (isOther(places, before ? placesOf(program, before) : [])) await putDealPlaces(tx, deal.id, places, deal.at);
}

/** A hint for the item’s workflow, unless it would have nothing to wait for, and had nothing: one that waits learns that it need not. */
async function tellWorkflow(
  tx: Tx,
  { before, item, hasNewEffect }: { readonly before: AnyItem | undefined; readonly item: AnyItem; readonly hasNewEffect: boolean },
  now: number,
): Promise<void> {
  const isDueSoon = (of: AnyItem | undefined): boolean => (of?.timers[0]?.at ?? Infinity) <= Math.max(now, item.at) + SOON;
  const hasWork = isDueSoon(item) || isDueSoon(before) || hasNewEffect;
  // What has just begun has no older effects.
  if (!hasWork && (before === undefined || !(await hasPendingEffect(tx, item)))) return;
  const body = { kind: item.kind, id: item.id, programHash: item.program };
  await addToOutbox(tx, { subject: `${item.kind}/${item.id}`, revision: item.revision, kind: 'item', body }, now);
}
