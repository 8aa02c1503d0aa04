import { settleEffect } from '@tierwright/store';
import type { Command, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { asWorker } from '../items/as-worker.ts';
import type { ItemRef } from '../items/item-ref.ts';
import { Undone } from '../items/undone.ts';

type Failing = Omit<ItemRef, 'tenant'> & { readonly effect: string; readonly problem: string };

/** So much of what went wrong is kept: enough to look for the rest in the log. */
const LONGEST = 1000;

const fail: Command<Failing, null> = {
  name: 'item.effectFailed',
  rights: {},
  async run(work, { kind, id, effect, problem }) {
    const isFailed = await settleEffect(work.tx, effect, { state: 'failed', problem: problem.slice(0, LONGEST), at: work.now });
    if (!isFailed) return refuse('CMD604', 'It is settled.', { value: effect });
    work.about(`${kind}/${id}`);
    return { ok: true, status: 200, body: null };
  },
};

/** After the last attempt: the effect is failed in its row, and shown in operations. One that was settled meanwhile stays so. */
export async function failEffect(
  service: Service,
  { tenant, ...failing }: ItemRef & { readonly effect: string; readonly problem: string },
): Promise<void> {
  const answer = await runCommand(service, fail, { caller: asWorker(tenant), input: failing });
  if (!answer.ok && answer.failure.code !== 'CMD604') throw new Undone(`The effect ${failing.effect}`, answer.failure);
}
