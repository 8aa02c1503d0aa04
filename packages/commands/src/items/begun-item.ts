import { type AnyItem, type Deal, type Item, type ItemKind, type LifecycleProgram, type Step, stepsOf } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { findItem } from '@tierwright/store';
import type { Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';
import { actorOf } from '../rights/actor.ts';
import { keepStep } from './keep-step.ts';
import { refusedStep } from './refused-step.ts';
import type { Stepped } from './step-item.ts';

/** What begins: `beginning` as its kind takes it, with its id (a membership has that of its partner). */
export interface Beginning {
  readonly kind: ItemKind;
  readonly beginning: { readonly [name: string]: Json };
  readonly at?: number;
  /** Its id was made just now: nobody looks whether it is taken. */
  readonly isNewId?: boolean;
}

/** Enough of an item that is not there yet for its facts to be found. */
function unborn({ kind, beginning }: Beginning, id: string): Item {
  const { partner = null, answers = {} } = beginning;
  const asDeal = { partner, answers, requests: [], waitsFor: [], asking: null } satisfies Partial<Record<keyof Deal, unknown>>;
  return { ...beginning, ...(kind === 'deal' ? asDeal : {}), kind, id } as unknown as Item;
}

const taken = (kind: ItemKind, id: string) => {
  const more = { pointer: '/id', value: id, expected: 'an id that no item of this kind has had' };
  return refusedStep([{ code: 'OPS109', severity: 'error', message: `There is a ${kind} of that id already.`, ...more }]);
};

/** A new item under a version, kept with its first step. Refused where its id is taken (OPS109). */
export async function begunItem(work: Work, program: LifecycleProgram, begun: Beginning): Promise<Stepped> {
  const { tx, service } = work;
  const { kind, beginning } = begun;
  const id = beginning[kind === 'member' ? 'partner' : 'id'];
  if (typeof id !== 'string' || id === '') {
    const more = { pointer: '/id', value: id ?? null, expected: 'text' };
    return refusedStep([{ code: 'OPS105', severity: 'error', message: 'An item begins with an id.', ...more }]);
  }
  if (!begun.isNewId && (await findItem(tx, { kind, id }))) return taken(kind, id);
  const book = bookOf(tx);
  const facts = await book.factsFor(unborn(begun, id), program);
  const outcome = await whenLoaded(() => stepsOf(kind).begin(program, beginning as Json, begun.at ?? work.now, facts));
  if (!outcome.ok) return refusedStep(outcome.problems);
  const step = outcome.value as Step<AnyItem>;
  const message = { type: 'begin', ...beginning };
  const by = { actor: actorOf(work.caller), now: work.now, newId: service.newId };
  const kept = await keepStep(tx, book, { program, step, before: undefined, message, facts, ...by });
  return kept ? { ok: true, step, program, kept } : taken(kind, id);
}

/** The version that new items of a program begin under. */
export async function activeProgram(work: Work, program: string): Promise<LifecycleProgram | ReturnType<typeof refuse>> {
  const active = await work.service.programs.active(work.tx, program);
  return (
    active ?? refuse('CMD602', 'No version of the program is in force.', { value: program, expected: 'a program with a version in force' })
  );
}
