import type { ItemPlan } from '@tierwright/commands';
import type { ItemCommands } from '@tierwright/worker';
import type { ItemRef } from '@tierwright/workflows';

interface FakeEffect {
  readonly id: string;
  readonly what: string;
  /** How often it fails before it works; Infinity: its endpoint is down. */
  fails?: number;
  /** The step that follows when it is done. */
  then?: (item: FakeItem) => void;
}

/** An item in memory: what it waits for, and what was done to it, in order. */
export interface FakeItem {
  revision: number;
  state: string;
  isOver: boolean;
  timers: { at: number; fire: (item: FakeItem, at: number) => void }[];
  effects: FakeEffect[];
  log: string[];
}

/** The commands' side in memory: rows without a database, so that a test sees each call. */
export class FakeItems implements ItemCommands {
  readonly items = new Map<string, FakeItem>();
  planCalls = 0;
  /** How long a plan takes, ms: room for hints to come meanwhile. */
  planTakes = 0;
  duringPlan: (item: FakeItem) => void = () => {};

  put(id: string, item: Partial<FakeItem>): FakeItem {
    const whole: FakeItem = { revision: 1, state: 'open', isOver: false, timers: [], effects: [], log: [], ...item };
    this.items.set(id, whole);
    return whole;
  }

  #item(id: string): FakeItem {
    const item = this.items.get(id);
    if (!item) throw new Error(`There is no ${id}`);
    return item;
  }

  async planOf({ id }: ItemRef): Promise<ItemPlan | null> {
    this.planCalls += 1;
    const item = this.items.get(id);
    if (!item) return null;
    const { revision, state, isOver } = item;
    const plan: ItemPlan = {
      ...{ revision, state, isOver, holders: ['dealDesk'], programId: 'demo', programHash: 'a'.repeat(64) },
      due: item.timers.length === 0 ? null : Math.min(...item.timers.map(({ at }) => at)),
      effects: item.effects.map((effect) => ({ id: effect.id, what: effect.what })),
    };
    this.duringPlan(item);
    if (this.planTakes > 0) await new Promise((resolve) => setTimeout(resolve, this.planTakes));
    return plan;
  }

  async fireItem({ id, at }: ItemRef & { readonly at: number }): Promise<{ revision: number }> {
    const item = this.#item(id);
    const due = item.timers.filter((timer) => timer.at <= at).sort((a, b) => a.at - b.at);
    if (due.length === 0) return { revision: item.revision };
    item.timers = item.timers.filter((timer) => !due.includes(timer));
    item.revision += 1;
    for (const timer of due) timer.fire(item, at);
    return { revision: item.revision };
  }

  async carryOut({ id, effect: key }: ItemRef & { readonly effect: string; readonly at: number }): Promise<{ revision: number }> {
    const item = this.#item(id);
    const effect = item.effects.find((candidate) => candidate.id === key);
    if (!effect) return { revision: item.revision };
    if ((effect.fails ?? 0) > 0) {
      effect.fails = (effect.fails ?? 0) - 1;
      throw new TypeError('fetch failed: secret-token');
    }
    item.effects = item.effects.filter((candidate) => candidate !== effect);
    item.log.push(`did ${key}`);
    if (effect.then) {
      item.revision += 1;
      effect.then(item);
    }
    return { revision: item.revision };
  }

  async failEffect({ id, effect, problem }: ItemRef & { readonly effect: string; readonly problem: string }): Promise<void> {
    const item = this.#item(id);
    item.effects = item.effects.filter((candidate) => candidate.id !== effect);
    item.log.push(`gave up ${effect}: ${problem}`);
  }

  async dueMembers(): Promise<{ members: readonly string[]; next: null }> {
    return { members: [], next: null };
  }

  async activateDue(): Promise<{ isActive: boolean }> {
    return { isActive: true };
  }

  async tellAhead(): Promise<{ next: null; done: number; failed: number }> {
    return { next: null, done: 0, failed: 0 };
  }

  async moveRunning(): Promise<{ next: null; done: number; failed: number }> {
    return { next: null, done: 0, failed: 0 };
  }
}
