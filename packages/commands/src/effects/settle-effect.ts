import type { AnyMessage, Effect, ItemKind } from '@tierwright/lifecycle';
import { findEffect, findItem, settleEffect } from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import type { Failure } from '../command/failure.ts';
import { refuse } from '../command/refuse.ts';
import { activeProgram, begunItem } from '../items/begun-item.ts';
import type { ItemRef } from '../items/item-ref.ts';
import { saidAbout } from '../items/said-about.ts';
import { type Stepped, stepItem } from '../items/step-item.ts';

export interface EffectToSettle extends Omit<ItemRef, 'tenant'> {
  readonly effect: string;
  readonly at: number;
  /** What was ordered outside is there, or was paid, and the item is told so. */
  readonly isThere?: boolean;
}

/** What comes of an effect for items: nothing where it concerns the world outside alone, or an item that is not there. */
async function stepFor(work: Work, effect: Effect, { kind, id, at, isThere }: EffectToSettle): Promise<Stepped | undefined> {
  switch (effect.do) {
    case 'tell':
      return stepItem(work, { kind: effect.kind, id: effect.item, message: effect.message as AnyMessage, at });
    case 'start':
      return start(work, effect, { kind, id, at });
    case 'provision':
      return isThere === true ? stepItem(work, { kind, id, message: { type: 'provisioned', step: effect.step }, at }) : undefined;
    case 'pay':
      return isThere === true ? stepItem(work, { kind, id, message: { type: 'paid' }, at }) : undefined;
    default:
      return undefined;
  }
}

/** A new item, under the version in force; where there is none any more, under that of the item that starts it. */
async function start(
  work: Work,
  effect: Extract<Effect, { do: 'start' }>,
  { kind, id, at }: { kind: ItemKind; id: string; at: number },
): Promise<Stepped | undefined> {
  const origin = await findItem(work.tx, { kind, id });
  if (!origin) return undefined;
  const active = await activeProgram(work, origin.program);
  const program = 'ok' in active ? await work.service.programs.byHash(work.tx, origin.program_hash) : active;
  return begunItem(work, program, { kind: effect.kind, beginning: { ...effect.with, partner: effect.partner }, at });
}

/** Whom an effect concerns is gone, or is there already: that is as good as done. */
const IS_NO_NEWS: ReadonlySet<string> = new Set(['CMD601', 'OPS109']);

const inWords = ({ problems, title }: Failure): string =>
  problems.length === 0 ? title : problems.map(({ code, message }) => `${code} ${message}`).join('; ');

/** Settles an effect together with what comes of it: the other item is moved, or begun, in the same commit. */
export const settle: Command<EffectToSettle, { readonly revision: number }> = {
  name: 'item.effect',
  rights: {},
  async run(work, input) {
    const { tx, now } = work;
    const row = await findEffect(tx, input.effect, 'lock');
    if (!row || row.kind !== input.kind || row.item !== input.id)
      return refuse('CMD102', 'There is no such effect.', { value: input.effect });
    if (row.state !== 'pending') return refuse('CMD604', 'It is settled.', { current: { state: row.state } });
    const stepped = await stepFor(work, row.body as unknown as Effect, input);
    const problem = stepped === undefined || stepped.ok || IS_NO_NEWS.has(stepped.failure.code) ? null : inWords(stepped.failure);
    await settleEffect(tx, input.effect, { state: problem === null ? 'done' : 'failed', problem, at: now });
    const origin = await findItem(tx, input);
    const revision = origin?.revision ?? 0;
    if (stepped?.ok) saidAbout(work, stepped);
    else work.about(`${input.kind}/${input.id}`, revision);
    return { ok: true, status: 200, body: { revision } };
  },
};
