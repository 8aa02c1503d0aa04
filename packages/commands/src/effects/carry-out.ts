import type { Effect } from '@tierwright/lifecycle';
import { findEffect } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { asWorker } from '../items/as-worker.ts';
import type { ItemRef } from '../items/item-ref.ts';
import { planOf } from '../items/plan-of.ts';
import { Undone } from '../items/undone.ts';
import type { OutsideWorld } from './outside-world.ts';
import { settle } from './settle-effect.ts';

/** One effect of an item; `at` is the clock of whoever drives it. */
export interface EffectRef extends ItemRef {
  readonly effect: string;
  readonly at: number;
}

/** What the world outside does of an effect, before anything of it is settled. */
async function doOutside(outside: OutsideWorld, effect: Effect, { tenant, id: item }: EffectRef): Promise<{ readonly isThere: boolean }> {
  switch (effect.do) {
    case 'provision':
      return { isThere: (await outside.provision({ ...effect, tenant, item })) === 'provisioned' };
    case 'revoke':
      await outside.revoke({ ...effect, tenant, item });
      break;
    case 'pay':
      return { isThere: (await outside.pay({ ...effect, tenant, item })) === 'paid' };
    case 'payBenefit':
      await outside.payBenefit({ ...effect, tenant, item });
      break;
    default:
      break;
  }
  return { isThere: false };
}

/**
 * Carries an effect out and settles it; one that is settled already changes nothing. What another item refuses is shown as
 * failed. Throws what is to be tried again: what the world outside did not do, a database that is away.
 */
export async function carryOut(service: Service, outside: OutsideWorld, ref: EffectRef): Promise<{ revision: number }> {
  const { tenant, kind, id, effect, at } = ref;
  const row = await service.store.read(tenant, (tx) => findEffect(tx, effect));
  if (row?.state === 'pending') {
    const { isThere } = await doOutside(outside, row.body as unknown as Effect, ref);
    const answer = await runCommand(service, settle, { caller: asWorker(tenant), input: { kind, id, effect, at, isThere } });
    if (answer.ok) return answer.body;
    if (answer.failure.code !== 'CMD604') throw new Undone(`The effect ${effect}`, answer.failure);
  }
  return { revision: (await planOf(service, { tenant, kind, id }))?.revision ?? 0 };
}
