import type { Command, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { asWorker } from './as-worker.ts';
import type { ItemRef } from './item-ref.ts';
import { messageItem } from './message-item.ts';
import { planOf } from './plan-of.ts';
import { Undone } from './undone.ts';

/** What is due of an item happens: only the service asks for it. */
const fireDue: Command<Omit<ItemRef, 'tenant'> & { readonly at: number }, { readonly revision: number }> = {
  name: 'item.due',
  rights: {},
  async run(work, { kind, id, at }) {
    const stepped = await messageItem(work, { kind, id, at, onlyDue: true });
    return stepped.ok ? { ok: true, status: 200, body: { revision: stepped.item.revision } } : stepped;
  },
};

/**
 * Runs the timers of an item that are due at `at` (or at its last step, if that is later). Where nothing is due nothing
 * changes; an item that is not there has revision 0. Throws what is to be tried again.
 */
export async function fireItem(service: Service, { tenant, at, ...key }: ItemRef & { readonly at: number }): Promise<{ revision: number }> {
  const plan = await planOf(service, { tenant, ...key });
  if (plan === null) return { revision: 0 };
  if (plan.due === null || plan.due > at) return { revision: plan.revision };
  const answer = await runCommand(service, fireDue, { caller: asWorker(tenant), input: { ...key, at } });
  if (answer.ok) return { revision: answer.body.revision };
  if (answer.failure.code === 'CMD603') return { revision: plan.revision };
  throw new Undone(`${key.kind} ${key.id} is due`, answer.failure);
}
