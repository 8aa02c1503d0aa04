import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Store } from '@tierwright/store';
import type { Topology } from './part.ts';

/** What waits though everything runs; each empty within a minute, where the machine has nothing else to do. */
export interface Stuck {
  /** Subjects that no workflow was told of. */
  readonly unsent: readonly string[];
  /** Items with something due that did not happen. */
  readonly due: readonly string[];
  readonly effects: readonly string[];
  /** Items with something due within 30 days that no workflow waits for. */
  readonly undriven: readonly string[];
  /** How many have something due within 30 days. */
  readonly driven: number;
  readonly seconds: number;
}

const MONTH = 30 * 86_400_000;
/** Seconds. */
const STUCK = 180;

async function waiting(store: Store, tenant: string, moved: ReadonlyMap<string, number>) {
  const now = Date.now();
  return store.read(tenant, async ({ db }) => {
    const outbox = await db
      .selectFrom('outbox')
      .select(['subject', 'problem'])
      .where('tenant', '=', tenant)
      .where('state', '=', 'waiting')
      // A digest waits for the next morning.
      .where('kind', '!=', 'digest')
      .execute();
    const items = await db
      .selectFrom('item')
      .select(['kind', 'id', 'at', 'due_at'])
      .where('tenant', '=', tenant)
      .where('due_at', 'is not', null)
      .execute();
    const effects = await db
      .selectFrom('effect')
      .select(['id', 'state'])
      .where('tenant', '=', tenant)
      .where('state', '!=', 'done')
      .execute();
    return {
      unsent: outbox.map(({ subject, problem }) => `${subject} ${problem ?? ''}`),
      // Deals that were moved on in time have a clock of their own.
      due: items
        .filter(({ id, due_at }) => (due_at ?? Infinity) < Math.max(now - 5_000, moved.get(id) ?? 0))
        .map(({ kind, id, due_at }) => `${kind}/${id} was due at ${new Date(due_at ?? 0).toISOString()}`),
      effects: effects.map(({ id, state }) => `${id} ${state}`),
      soon: items
        .filter(({ at, due_at }) => (due_at ?? Infinity) <= Math.max(now, at) + MONTH)
        .map(({ kind, id }) => `${kind}/${tenant}/${id}`),
    };
  });
}

/** Of workflows, those that do not run. */
async function notRunning(address: string, ids: readonly string[]): Promise<readonly string[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection });
    const found = await Promise.all(
      ids.map(async (id) => {
        const status = await client.workflow
          .getHandle(id)
          .describe()
          .then(
            ({ status: { name } }) => name as string,
            (error: Error) => error.name,
          );
        return status === 'RUNNING' ? [] : [`${id} ${status}`];
      }),
    );
    return found.flat();
  } finally {
    await connection.close();
  }
}

/**
 * Waits until nothing waits, or so long that it is stuck on any machine; gives what still does. `moved`: up to which instant deals were moved on in time.
 * What runs may have been stopped for the last look.
 */
export async function stuckAfter(topology: Topology, tenant: string, moved: ReadonlyMap<string, number>): Promise<Stuck> {
  const began = Date.now();
  for (let pause = topology.isShared ? 500 : 2_000; ; ) {
    await sleep(pause);
    const { soon, ...rest } = await topology.withStore((store) => waiting(store, tenant, moved));
    const seconds = Math.round((Date.now() - began) / 1000);
    const undriven = await notRunning(topology.temporal, soon);
    const stuck = { ...rest, undriven, driven: soon.length, seconds };
    if (Object.values(rest).every((list) => list.length === 0) && undriven.length === 0) return stuck;
    if (seconds >= STUCK) return stuck;
    await topology.resume();
    // Looking stops who works at it, so there is more and more time between looks.
    if (!topology.isShared) pause *= 2;
  }
}
