import type { Deal } from '@tierwright/lifecycle';
import { dealTable } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { listItems, placesOfDeal, type Store, stepsOfItem } from '@tierwright/store';
import { deadlocksSoFar, testStores } from '@tierwright/store/testing';
import { expect, it } from 'vitest';
import type { Failure } from '../command/failure.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { ACME, ANSWERS, ItemFlow } from './item-flow.fixture.ts';
import { Undone } from './undone.ts';

/** Racing commands: a few in `npm test`; the long form sets TIERWRIGHT_RACES=10000. */
const COMMANDS = Number(process.env.TIERWRIGHT_RACES ?? 300);
/** A race: so many commands at once about the registrations of one customer. */
const AT_ONCE = 10;
const DAY = 86_400_000;

const postgres = testStores().find(({ name }) => name === 'postgres');

/** The same each time: a race is repeated by its number. */
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

interface Racers {
  readonly flow: ItemFlow;
  readonly partners: readonly PersonCaller[];
  readonly desk: readonly PersonCaller[];
}

const nameOf = (n: number): string => `${(n * 7919).toString(36)}${(n * 104_729).toString(36)} ${(n * 1_299_709).toString(36)}`;

type Said = { type: string } & Record<string, Json>;

/** What workers are told to try again, as others hear it. */
function busy(error: unknown): { readonly ok: false; readonly failure: Failure } {
  if (error instanceof Undone) return { ok: false, failure: error.failure };
  throw error;
}

/** What several people do about the registrations of one customer at the same moment; how many it were, and what they heard. */
async function race({ flow, partners, desk }: Racers, n: number): Promise<readonly string[]> {
  // Above the limit somebody decides; below it the rules do.
  const amount = n % 3 === 0 ? 50_000 : 150_000;
  const answers = { ...ANSWERS, customer: { name: nameOf(n), country: 'US' }, amount };
  const drafts = await Promise.all(partners.map(async (by) => ({ by, id: await flow.draft(by, answers) })));
  const outcomes: string[] = [];
  const heard = async (work: Promise<{ readonly ok: boolean } | { revision: number }>) => {
    const answer = await work.catch(busy);
    const failed = 'ok' in answer && !answer.ok ? (answer as unknown as { failure: { status: number; code: string } }).failure : undefined;
    outcomes.push(failed ? `${failed.status} ${failed.code}` : 'done');
  };
  const deal = (by: PersonCaller, id: string, message: Said) => heard(flow.say(by, 'deal', id, message));
  // Two partners for one customer.
  await Promise.all(drafts.map(({ by, id }) => deal(by, id, { type: 'submit' })));
  const placesApart = async () => {
    const deals = await Promise.all(drafts.map(({ id }) => flow.item<Deal>('deal', id)));
    const places = deals.filter(({ state }) => state === 'approved').map(({ terms }) => terms?.place);
    expect({ n, places: new Set(places).size }).toEqual({ n, places: places.length });
  };
  await placesApart();
  const chainOf = async (id: string) => (await flow.item<Deal>('deal', id)).chains.find(({ state }) => state === 'running')?.id ?? 'c1';
  const chains = await Promise.all(drafts.map(({ id }) => chainOf(id)));
  const said: Promise<void>[] = [];
  // Each by somebody of the desk, at the same moment: both are approved, on places of their own.
  if (n % 3 === 1) {
    const approve = (index: number): Said => ({ type: 'decide', chain: chains[index] ?? '', step: 'desk', outcome: 'approve' });
    await Promise.all(drafts.map(({ id }, index) => deal(pick(desk, index), id, approve(index))));
    await placesApart();
  }
  for (const [index, { by, id }] of drafts.entries()) {
    const chain = chains[index] ?? '';
    const decide = (who: number, outcome: string): Promise<void> =>
      deal(pick(desk, who), id, { type: 'decide', chain, step: 'desk', outcome, ...(outcome === 'approve' ? {} : { reason: 'So' }) });
    const moves: (() => Promise<void>)[] = [
      () => decide(0, 'approve'),
      () => decide(1, pick(['reject', 'approve', 'return'], n)),
      () => decide(0, 'reject'),
      () => deal(by, id, { type: pick(['withdraw', 'recall', 'report'], n + index) }),
      () => deal(by, id, { type: 'requestExtension' }),
      () => deal(by, id, { type: 'close', outcome: pick(['lost', 'won'], n) }),
      // Late: what is due ends it, or opens the next step.
      () => heard(flow.fire('deal', id, flow.now + pick([0, 3, 100], n + index) * DAY)),
    ];
    const used = AT_ONCE / partners.length;
    for (let k = 0; k < used; k += 1) said.push(pick(moves, n + k * 3 + index)());
  }
  await Promise.all(said);
  await flow.settle();
  return outcomes;
}

it.skipIf(postgres === undefined)(
  `holds in a race of ${COMMANDS} commands on PostgreSQL (not run where there is none)`,
  async () => {
    const store = (await postgres?.open()) as Store;
    try {
      const brock = { ...ACME, id: 'brock', title: 'Brock' };
      const flow = await ItemFlow.begun(store, [ACME, brock]);
      const racers: Racers = {
        flow,
        partners: [await flow.person('ann', { partner: 'acme' }), await flow.person('bob', { partner: 'brock' })],
        desk: [
          await flow.person('dora', { roles: ['decider'], groups: ['dealDesk'] }),
          await flow.person('dan', { roles: ['decider'], groups: ['dealDesk'] }),
        ],
      };
      const heard = new Map<string, number>();
      let commands = 0;
      for (let n = 0; commands < COMMANDS; n += 1) {
        const outcomes = await race(racers, n);
        commands += outcomes.length;
        for (const outcome of outcomes) heard.set(outcome, (heard.get(outcome) ?? 0) + 1);
      }
      const codes = [...heard.keys()];
      // Nobody hears of a deadlock: each command is done, refused for what it is, or asked to come again.
      expect(codes.filter((code) => !/^(done|4\d\d (OPS|CMD)\d{3}|503 CMD106)$/.test(code))).toEqual([]);
      expect(heard.get('done')).toBeGreaterThan(COMMANDS / 10);
      await expectSound(flow);
      const deadlocks = await deadlocksSoFar(store, flow.tenant);
      console.info(`${commands} racing commands, ${deadlocks} deadlocks: ${JSON.stringify(Object.fromEntries([...heard].sort()))}`);
    } finally {
      await store.close();
    }
  },
  60_000 + COMMANDS * 600,
);

/** What must hold whoever was first. */
async function expectSound(flow: ItemFlow): Promise<void> {
  const { store, tenant } = flow;
  const deals = await store.read(tenant, async (tx) => {
    const found: Deal[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listItems(tx, { kind: 'deal', limit: 500, ...(after === undefined ? {} : { after }) });
      found.push(...page.map(({ body }) => body as unknown as Deal));
      after = page.at(-1)?.id;
      if (page.length < 500 || after === undefined) return found;
    }
  });
  const byCustomer = new Map<string, Deal[]>();
  for (const deal of deals) {
    const name = (deal.answers.customer as { name: string }).name;
    byCustomer.set(name, [...(byCustomer.get(name) ?? []), deal]);
    const deciders = deal.chains.flatMap((chain) => chain.steps.flatMap(({ decisions }) => decisions.map(({ by }) => `${chain.id} ${by}`)));
    expect(new Set(deciders).size).toBe(deciders.length);
    const steps = await store.read(tenant, (tx) => stepsOfItem(tx, { kind: 'deal', id: deal.id }, 0, 1000));
    // Each revision once, each state left as the table allows, from a draft to what it is.
    expect(steps.map(({ revision }) => revision)).toEqual(steps.map((_, index) => index + 1));
    const moves = steps.flatMap((step) => step.moves as unknown as { what: string; from: string; on: string; to: string }[]);
    let state = 'draft';
    for (const { what, from, on, to } of moves.filter((move) => move.what === 'deal')) {
      expect([what, from]).toEqual(['deal', state]);
      expect(dealTable.rows).toContainEqual({ from, on, to });
      state = to;
    }
    expect(state).toBe(deal.state);
    const held = (await store.read(tenant, (tx) => placesOfDeal(tx, deal.id))).filter(({ ended_at }) => ended_at === null);
    expect(held.map(({ place }) => place)).toEqual(deal.state === 'approved' ? [deal.terms?.place] : []);
  }
  for (const same of byCustomer.values()) {
    const places = same.filter(({ state }) => state === 'approved').map(({ terms }) => terms?.place);
    expect(new Set(places).size).toBe(places.length);
  }
  const chain = await store.read(tenant, ({ db }) =>
    db.selectFrom('audit').select(['n', 'previous', 'hash']).where('tenant', '=', tenant).orderBy('n').execute(),
  );
  chain.forEach(({ n, previous }, index) => {
    expect([n, previous]).toEqual([index + 1, index === 0 ? '0'.repeat(64) : chain[index - 1]?.hash]);
  });
}
