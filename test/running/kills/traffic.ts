import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { NoAnswerError, type Operations, ProblemError } from '@tierwright/client';
import type { People, Speaker } from './people.ts';

type Message = Operations['tellDeal']['request']['body'];
type DealBody = Operations['beginDeal']['answer'];

/** A command as the one who gave it knows it. */
export interface Said {
  readonly key: string;
  readonly by: string;
  /** `begin`, or the type of the message. */
  readonly what: string;
  /** Of a deal that was to begin, what came back. */
  deal: string | undefined;
  /** Acknowledged: the revision that it led to. Refused: why. Neither: nobody knows. */
  revision?: number;
  state?: string;
  refused?: string;
}

/** What the clients said and heard. */
export interface Tally {
  readonly said: Said[];
  /** What a client must never hear: an answer of 500, another answer to the same key, no answer in the end. */
  readonly odd: string[];
  acknowledged: number;
  /** The longest that somebody waited for an answer, however often it had to be asked for. */
  longestWait: number;
}

/** Syllables, so that customers differ enough not to be taken for one another. */
const nameOf = (random: () => number): string => Array.from({ length: 3 }, () => Math.floor(random() * 36 ** 7).toString(36)).join(' ');

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** Clients that register, decide, withdraw, extend and close deals until they are told to stop. */
export class Traffic {
  readonly tally: Tally = { said: [], odd: [], acknowledged: 0, longestWait: 0 };
  /** Deals of whom the story is told: nobody speaks of them again, only time goes on. */
  readonly told: string[] = [];
  readonly #people: People;
  readonly #random: () => number;
  #isStopped = false;
  #loops: Promise<unknown> | undefined;

  constructor(people: People, random: () => number) {
    this.#people = people;
    this.#random = random;
  }

  start(clients: number): void {
    const loop = async () => {
      while (!this.#isStopped) await this.#story();
    };
    this.#loops = Promise.all(Array.from({ length: clients }, loop));
  }

  /** Each finishes what it is at. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#loops;
  }

  /** One command with a key of its own; now and then the same request twice, at once or after another. */
  async #say(said: Said, send: (key: string) => Promise<{ readonly revision: number | undefined; readonly body: DealBody }>) {
    const { tally } = this;
    tally.said.push(said);
    const once = async () => {
      const asked = Date.now();
      try {
        const { body } = await send(said.key);
        tally.longestWait = Math.max(tally.longestWait, Date.now() - asked);
        return { body };
      } catch (error) {
        if (error instanceof ProblemError) return { refused: `${error.status} ${error.code}` };
        if (error instanceof NoAnswerError) return { refused: `no answer: ${error.message}` };
        throw error;
      }
    };
    const isTwice = this.#random() < 0.3;
    const [first, second] = isTwice ? await Promise.all([once(), once()]) : [await once()];
    const after = this.#random() < 0.2 ? await once() : undefined;
    for (const other of [second, after]) {
      // What was refused left nothing, so it is tried anew, and may be done now.
      if (first?.body && other && !isDeepStrictEqual(first, other)) tally.odd.push(`${said.what} ${said.key} had two answers`);
    }
    const done = [first, second, after].find((answer) => answer?.body)?.body;
    for (const answer of [first, second, after]) {
      if (answer?.refused && !/^4\d\d /.test(answer.refused)) tally.odd.push(`${said.what} ${said.key}: ${answer.refused}`);
    }
    if (!done) {
      said.refused = first?.refused ?? 'nothing';
      return undefined;
    }
    said.deal = done.id;
    said.state = done.state;
    said.revision = done.revision;
    tally.acknowledged += 1;
    return done;
  }

  #begin({ client, account }: Speaker, name: string, amount: number) {
    const key = randomUUID();
    const customer = { name, country: 'US' };
    const closeOn = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10);
    const answers = { customer, products: ['cloud'], amount, closeOn, need: key, tender: false };
    return this.#say({ key, by: account, what: 'begin', deal: undefined }, (idempotencyKey) =>
      client.beginDeal({ body: { submit: true, answers }, idempotencyKey }),
    );
  }

  #tell({ client, account }: Speaker, deal: string, message: Message) {
    const key = randomUUID();
    return this.#say({ key, by: account, what: message.type, deal }, (idempotencyKey) =>
      client.tellDeal({ params: { deal }, body: message, idempotencyKey }),
    );
  }

  /** Both of the desk at once, with one word each, on whatever is asked about the deal. */
  async #decide(deal: string): Promise<void> {
    const [one, other] = this.#people.desk;
    if (!one || !other) return;
    const read = await one.client.getDeal({ params: { deal } }).catch(() => undefined);
    if (!read || !('chains' in read.body)) return;
    const chain = read.body.chains.find(({ state }) => state === 'running');
    const step = chain?.steps.find(({ state }) => state === 'open');
    if (!chain || !step) return;
    const decide = (by: Speaker, outcome: 'approve' | 'reject') =>
      this.#tell(by, deal, { type: 'decide', chain: chain.id, step: step.id, outcome, reason: 'So.' });
    await Promise.all([decide(one, this.#random() < 0.8 ? 'approve' : 'reject'), decide(other, pick(['approve', 'reject'], this.#random))]);
  }

  /** A customer, whom one or two partners register, and what becomes of it. */
  async #story(): Promise<void> {
    const random = this.#random;
    const name = nameOf(random);
    const amount = random() < 0.4 ? 50_000 : 150_000;
    const one = pick(this.#people.partners, random);
    const other = pick(
      this.#people.partners.filter((speaker) => speaker !== one),
      random,
    );
    const registering = random() < 0.5 ? [one, other] : [one];
    const begun = await Promise.all(registering.map((by) => this.#begin(by, name, amount)));
    const ids = begun.flatMap((deal, index) => (deal ? [{ id: deal.id, by: registering[index] as Speaker }] : []));
    await Promise.all(
      ids.map(async ({ id, by }) => {
        // Some are left as they are: only the first word of them leads their workflow to them.
        if (random() < 0.3) return;
        const decided = this.#decide(id);
        if (random() < 0.15) await this.#tell(by, id, { type: 'withdraw' });
        await decided;
        if (random() < 0.5) {
          await this.#tell(by, id, { type: 'requestExtension' });
          await this.#decide(id);
        }
        await this.#tell(by, id, { type: 'report', note: 'Going on.' });
        const end = random();
        // The first of two makes room.
        if (end < (ids.length > 1 && id === ids[0]?.id ? 0.6 : 0.2)) await this.#tell(by, id, { type: 'close', outcome: 'lost' });
        else if (end < 0.4) await this.#tell(by, id, { type: 'withdraw' });
      }),
    );
    this.told.push(...ids.map(({ id }) => id));
    await sleep(random() * 100);
  }
}
