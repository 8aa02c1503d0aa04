import { carryOut, fireItem, type ItemRef, nothingOutside, planOf, type Service } from '@tierwright/commands';
import type { Instant } from '@tierwright/lifecycle';
import { itemsDue, itemsToDrive } from '@tierwright/store';

/** A clock that is moved by hand, forward only. */
export interface MovingClock {
  now: Instant;
}

const MANY = 1000;

type Due = ItemRef & { readonly due: Instant };

/** Does at once, and at its own instant, what workflows do as time passes: effects and timers. */
export interface Driver {
  /** Carries out what is pending, and what comes of it. */
  settle(): Promise<void>;
  /** Moves the clock: everything due on the way happens, in order. */
  moveTo(at: Instant): Promise<void>;
}

const earliest = (a: Due, b: Due): number => a.due - b.due || (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1);

export function driverOver(service: Service, tenant: string, clock: MovingClock): Driver {
  const { store } = service;

  const settleItem = async (item: ItemRef): Promise<void> => {
    const plan = await planOf(service, item);
    for (const { id } of plan?.effects ?? []) await carryOut(service, nothingOutside, { ...item, effect: id, at: clock.now });
  };

  const settle = async (): Promise<void> => {
    for (;;) {
      const waiting = await store.read(tenant, (tx) => itemsToDrive(tx, { before: 0, limit: MANY }));
      if (waiting.length === 0) return;
      for (const { kind, id } of waiting) await settleItem({ tenant, kind, id });
    }
  };

  const dueBefore = async (before: Instant): Promise<Due[]> => {
    const rows = await store.read(tenant, (tx) => itemsDue(tx, { before, limit: MANY }));
    return rows.map(({ kind, id, due_at: due }) => ({ tenant, kind, id, due })).sort(earliest);
  };

  return {
    settle,
    async moveTo(at) {
      let waiting = await dueBefore(at);
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        clock.now = Math.max(clock.now, next.due);
        await fireItem(service, { ...next, at: next.due });
        const plan = await planOf(service, next);
        if (plan && plan.effects.length > 0) {
          // What it tells others may move what is due of them.
          await settle();
          waiting = await dueBefore(at);
        } else if (plan?.due != null && plan.due <= at) {
          waiting.push({ ...next, due: plan.due });
          waiting.sort(earliest);
        }
      }
      clock.now = Math.max(clock.now, at);
    },
  };
}
