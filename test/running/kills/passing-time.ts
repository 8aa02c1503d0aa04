import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { Moving } from '../end-to-end/moving.ts';
import type { Speaker } from './people.ts';

const MINUTE = 60_000;
/** On a machine that has more to do. */
const PATIENCE = 3 * MINUTE;
/** A server that is back is asked again at once. */
const SOON_BACK = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1000 };

export interface PassingTimeParts {
  readonly temporal: string;
  readonly tenant: string;
  /** Who may read every deal. */
  readonly reader: Speaker;
  /** Deals that nobody speaks of any more. */
  readonly deals: readonly string[];
  readonly random: () => number;
}

/** Moves deals on in time, each to the end of its protection or to what is due next, whatever is killed meanwhile. */
export class PassingTime {
  /** By deal: up to which instant everything has happened. */
  readonly moved = new Map<string, number>();
  /** What kept a move from being made, when it was tried last. */
  readonly problems = new Map<string, string>();
  readonly #parts: PassingTimeParts;
  #isStopped = false;
  #taken = 0;
  #loops: Promise<unknown> | undefined;

  constructor(parts: PassingTimeParts) {
    this.#parts = parts;
  }

  start(loops: number): void {
    this.#loops = this.#run(loops);
  }

  /** Each finishes the deal it is at; what cannot be finished in time is left, with its problem. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#loops;
  }

  async #run(loops: number): Promise<void> {
    const { temporal, tenant } = this.#parts;
    const connection = Connection.lazy({ address: temporal, channelArgs: SOON_BACK });
    const moving = new Moving(new Client({ connection }), tenant);
    const loop = async () => {
      for (; !this.#isStopped; await sleep(50)) {
        const deal = this.#parts.deals[this.#taken];
        if (deal === undefined) continue;
        this.#taken += 1;
        // The others stay in the present.
        if (this.#parts.random() < 0.6) await this.#pass(deal, moving);
      }
    };
    await Promise.all(Array.from({ length: loops }, loop));
    await moving.close();
  }

  /** The instant to which a deal is to be moved; nothing where nothing is due. */
  async #target(deal: string): Promise<number | undefined> {
    const { body } = await this.#parts.reader.client.getDeal({ params: { deal } });
    const { next, protection } = body as { next: readonly { at: string }[]; protection: { until: string | null } | null };
    const isToTheEnd = this.#parts.random() < 0.4;
    const at = (isToTheEnd ? protection?.until : undefined) ?? next[0]?.at;
    return at === undefined ? undefined : new Date(at).getTime() + MINUTE;
  }

  async #pass(deal: string, moving: Moving): Promise<void> {
    const target = await this.#target(deal).catch((error: unknown) => {
      // A deal that was acknowledged and is not there.
      this.problems.set(deal, String(error));
      return undefined;
    });
    if (target === undefined) return;
    for (let until = Number.POSITIVE_INFINITY; Date.now() < until; await sleep(200)) {
      try {
        await moving.to('deal', deal, target);
        this.moved.set(deal, target);
        this.problems.delete(deal);
        return;
      } catch (error) {
        // Something is killed just now, or the deal's workflow was not told yet.
        this.problems.set(deal, error instanceof Error ? error.message : String(error));
        if (this.#isStopped && until === Number.POSITIVE_INFINITY) until = Date.now() + PATIENCE;
      }
    }
  }
}
