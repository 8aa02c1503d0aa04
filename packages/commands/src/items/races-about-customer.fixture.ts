import { type Deal, dealTable } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { pendingEffects } from '@tierwright/store';
import { expect } from 'vitest';
import type { Answer } from '../command/answer.ts';
import { carryOut } from '../effects/carry-out.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { ANSWERS, type ItemFlow } from './item-flow.fixture.ts';
import { Undone } from './undone.ts';

// For tests: what two partners, the desk and time do about the registrations of one customer at the same moments.

const DAY = 86_400_000;

/** The same each time: a race is repeated by its number. */
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Like no other: none is a likely duplicate of another. */
const nameOf = (n: number): string => `${(n * 7919).toString(36)}${(n * 104_729).toString(36)} ${(n * 1_299_709).toString(36)}`;

export interface Racers {
  readonly flow: ItemFlow;
  /** Two partners. */
  readonly partners: readonly PersonCaller[];
  readonly desk: readonly PersonCaller[];
}

/** A command that somebody gave: `approve`, and what they heard. */
export interface Heard {
  readonly what: string;
  /** `done`, or status and code. */
  readonly answer: string;
}

type Said = { type: string } & Record<string, Json>;

interface Registration {
  readonly by: PersonCaller;
  readonly id: string;
}

/** One race, by its number: everything that was said, in the order in which it was answered. */
export class Race {
  readonly heard: Heard[] = [];
  readonly #racers: Racers;
  readonly #n: number;
  #deals: readonly Registration[] = [];

  constructor(racers: Racers, n: number) {
    this.#racers = racers;
    this.#n = n;
  }

  /** From two drafts to the ends of both. */
  async run(): Promise<void> {
    const { flow, partners } = this.#racers;
    const { customer: _, amount: __, need: ___, ...rest } = ANSWERS;
    this.#deals = await Promise.all(partners.map(async (by) => ({ by, id: await flow.draft(by, rest) })));
    await this.#edited();
    // Two partners for one customer.
    await this.#atOnce(({ by, id }) => this.#say('submit', by, id, { type: 'submit' }));
    // Each by somebody of the desk, at the same moment: both are approved, on places of their own.
    if (this.#n % 4 === 1) await this.#atOnce((deal, index) => this.#decide(deal, index, 'approve'));
    await this.#early();
    await this.#late();
    await this.#atTheEnd();
  }

  /** Colleagues fill in a draft at the same moment; as long as no customer is named, its own lock alone keeps them apart. */
  async #edited(): Promise<void> {
    // Above the limit somebody decides; below it the rules do.
    const amount = this.#n % 4 === 0 ? 50_000 : 150_000;
    const parts: readonly Record<string, Json>[] = [{ customer: { name: nameOf(this.#n), country: 'US' } }, { amount }, { need: 'Space' }];
    await this.#atOnce(({ by, id }) => Promise.all(parts.map((answers) => this.#say('edit', by, id, { type: 'edit', answers }))));
    const all = Object.assign({}, ...parts);
    for (const { id } of this.#deals) expect((await this.#racers.flow.item<Deal>('deal', id)).answers).toMatchObject(all);
  }

  /** While it is decided: both are, and withdrawn, and closed, and time passes. What comes of each is carried out meanwhile. */
  async #early(): Promise<void> {
    const chains = await this.#chains();
    await this.#atOnce((deal, index) => {
      const { by, id } = deal;
      const moves: (() => Promise<void>)[] = [
        () => this.#decide(deal, 0, 'approve', chains),
        () => this.#decide(deal, 1, pick(['reject', 'approve', 'return'], Math.floor(this.#n / 4)), chains),
        () => this.#decide(deal, 0, 'reject', chains),
        () => this.#say('withdraw', by, id, { type: pick(['withdraw', 'recall', 'report'], this.#n + index) }),
        () => this.#say('extend', by, id, { type: 'requestExtension' }),
        () => this.#say('close', by, id, { type: 'close', outcome: pick(['lost', 'won'], this.#n) }),
        () => this.#pass(id, pick([0, 3, 100], this.#n + index)),
      ];
      const chosen = Array.from({ length: 5 }, (_, k) => pick(moves, this.#n + k * 3 + index));
      return Promise.all([...chosen.map((move) => move()), this.#carryOut(id)]);
    });
  }

  /** Near the end of what is protected still: it is extended, ends, or is won. */
  async #late(): Promise<void> {
    const { flow } = this.#racers;
    await this.#atOnce(async ({ by, id }) => {
      if ((await this.#stateOf(id)) !== 'approved') return;
      // Whoever reports may ask, in the last days.
      for (const days of [35, 65]) {
        await this.#pass(id, days);
        await this.#say('report', by, id, { type: 'report', note: 'They will sign' });
      }
      const late = [
        () => this.#say('extend', by, id, { type: 'requestExtension' }),
        () => this.#pass(id, 100),
        () => this.#say('close', by, id, { type: 'close', outcome: pick(['won', 'lost'], this.#n) }),
        () => this.#say('extend', by, id, { type: 'requestExtension' }),
        () => this.#carryOut(id),
      ];
      // Each is the first at times: extended and then ended, ended and then not extended any more.
      await Promise.all(late.map((_, index) => pick(late, Math.floor(this.#n / 2) * (this.#n % 2) + index)()));
    });
    await flow.settle();
  }

  /** Whatever is left ends with time, while people still talk. */
  async #atTheEnd(): Promise<void> {
    const { flow } = this.#racers;
    await this.#atOnce(({ by, id }, index) =>
      Promise.all([this.#pass(id, 500), this.#say('withdraw', by, id, { type: pick(['withdraw', 'recall'], this.#n + index) })]),
    );
    await flow.settle();
    // A place that became free was taken meanwhile; that ends as well.
    for (const { id } of this.#deals) {
      await flow.fire('deal', id, flow.now + 1000 * DAY);
      await flow.settle();
      expect(dealTable.ends).toContain(await this.#stateOf(id));
    }
  }

  /** Does something with both at the same moment; the places that are held then are different ones. */
  async #atOnce(work: (deal: Registration, index: number) => Promise<unknown>): Promise<void> {
    const wave = { isOver: false };
    const watching = this.#watch(wave);
    try {
      await Promise.all(this.#deals.map(work));
    } finally {
      wave.isOver = true;
      await watching;
    }
  }

  /** Looks at the places of the customer, in one snapshot each time, until a wave is over and once more. */
  async #watch(wave: { isOver: boolean }): Promise<void> {
    const { store, tenant } = this.#racers.flow;
    const ids = this.#deals.map(({ id }) => id);
    for (let isLast = false; ; isLast = wave.isOver) {
      const held = await store.read(tenant, ({ db }) =>
        db.selectFrom('deal_place').select(['product', 'place']).where('deal', 'in', ids).where('ended_at', 'is', null).execute(),
      );
      const places = held.map(({ product, place }) => `${product} ${place}`);
      expect({ race: this.#n, places: new Set(places).size }).toEqual({ race: this.#n, places: places.length });
      if (isLast) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #hear(what: string, give: () => Promise<Answer<unknown>>): Promise<void> {
    for (;;) {
      const answer = await give();
      const said = answer.ok ? 'done' : `${answer.failure.status} ${answer.failure.code}`;
      this.heard.push({ what, answer: said });
      // Whoever is told to come again does.
      if (said !== '503 CMD106') return;
    }
  }

  #say(what: string, by: PersonCaller, id: string, message: Said): Promise<void> {
    return this.#hear(what, () => this.#racers.flow.say(by, 'deal', id, message));
  }

  async #decide(deal: Registration, who: number, outcome: string, chains?: ReadonlyMap<string, string>): Promise<void> {
    const chain = (chains ?? (await this.#chains())).get(deal.id) ?? '';
    const words = outcome === 'approve' ? {} : { reason: 'So' };
    await this.#say(outcome, pick(this.#racers.desk, who), deal.id, { type: 'decide', chain, step: 'desk', outcome, ...words });
  }

  /** What is due of a deal by so many days from now happens. */
  #pass(id: string, days: number): Promise<void> {
    const { flow } = this.#racers;
    return this.#hear('expire', async () => {
      try {
        return { ok: true, status: 200, body: await flow.fire('deal', id, flow.now + days * DAY) };
      } catch (error) {
        if (error instanceof Undone) return { ok: false, failure: error.failure };
        throw error;
      }
    });
  }

  /** What a deal asks of another is carried out, as the worker does while people go on. */
  async #carryOut(id: string): Promise<void> {
    const { service, outside, store, tenant, now } = this.#racers.flow;
    for (let times = 0; times < 3; times += 1) {
      const pending = await store.read(tenant, (tx) => pendingEffects(tx, { kind: 'deal', id }));
      for (const { id: effect } of pending) {
        await this.#hear('carryOut', async () => {
          try {
            return { ok: true, status: 200, body: await carryOut(service, outside, { tenant, kind: 'deal', id, effect, at: now }) };
          } catch (error) {
            if (error instanceof Undone) return { ok: false, failure: error.failure };
            throw error;
          }
        });
      }
    }
  }

  async #stateOf(id: string): Promise<string> {
    return (await this.#racers.flow.row('deal', id)).state;
  }

  async #chains(): Promise<ReadonlyMap<string, string>> {
    const chainOf = async (id: string) => {
      const { chains } = await this.#racers.flow.item<Deal>('deal', id);
      return chains.find(({ state }) => state === 'running')?.id ?? 'c1';
    };
    return new Map(await Promise.all(this.#deals.map(async ({ id }) => [id, await chainOf(id)] as const)));
  }
}
