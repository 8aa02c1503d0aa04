import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { type RunningWorker, startWorker } from '@tierwright/worker';
import { driverId, rolloutId } from '@tierwright/workflows';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporalAddress, temporalMissing } from '../setup/temporal-address.ts';
import { until } from '../setup/until.ts';
import { workflowCode } from '../setup/workflow-code.ts';
import { Moving } from './end-to-end/moving.ts';
import { Business, type Running } from './publish-while-running/business.ts';
import { nextVersion } from './publish-while-running/changed-version.ts';
import { type Kept, keptOf } from './publish-while-running/kept-rows.ts';

const DAY = 86_400_000;
/** A few in `npm test`; the long form sets TIERWRIGHT_LONG=1. */
const isLong = process.env.TIERWRIGHT_LONG === '1';
const [DEALS, ONBOARDINGS] = isLong ? [200, 50] : [12, 4];
/** Besides them: what nobody has submitted, and the version moves. */
const DRAFTS = Math.ceil(DEALS / 10);
const [SMALL, LARGE] = [50_000, 150_000];
const FINISH = { deal: { draft: 'move', pending: 'finish', returned: 'finish', recalled: 'finish', approved: 'finish' } };
const BEGUN = ['deal approved', 'deal pending', 'onboarding open'];
const ENDS = ['deal expired', 'deal withdrawn', 'deal won', 'onboarding closed', 'onboarding done'];

/** Seconds that somebody else's work may take where the machine has much to do. */
const PATIENCE = isLong ? 900 : 240;

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const statesOf = (items: readonly (Running & Kept)[]): readonly string[] =>
  [...new Set(items.map(({ kind, state }) => `${kind} ${state}`))].sort();

// One engine after the other would take twice the time of the slower: the store that people begin with.
const [embedded] = testStores();

describe.skipIf(temporalMissing)(`publishing while work runs${temporalMissing && ` (${temporalMissing})`}`, () => {
  const bundle = workflowCode();
  let store: Store;
  let client: Client;
  let worker: RunningWorker | undefined;
  const log: string[] = [];
  beforeAll(async () => {
    // Making it keeps this thread busy for seconds, in which a connection would time out.
    await bundle;
    client = new Client({ connection: await Connection.connect({ address: temporalAddress }) });
  });
  beforeEach(async () => {
    store = (await embedded?.open()) as Store;
  });
  afterEach(async (context) => {
    await worker?.stop();
    await store.close();
    if (context.task.result?.state === 'fail') console.log(log.slice(-20).join('\n'));
  });
  afterAll(() => client.connection.close());

  const open = async (comingIn: number): Promise<Business> => {
    const business = await Business.open(store, comingIn);
    worker = await startWorker({
      ...{ service: business.office.service, temporal: { address: temporalAddress }, taskQueue: `publish-${randomUUID()}` },
      ...{ bundle: await bundle, log: (level, sentence, error) => log.push(`${level} ${sentence} ${error ?? ''}`) },
    });
    await worker.ready;
    return business;
  };
  const rolledOut = async ({ office }: Business, release: string) => {
    const rollout = client.workflow.getHandle(rolloutId(office.tenant, release));
    const nameNow = () => rollout.describe().catch(() => undefined);
    await until(nameNow, (seen) => seen !== undefined, PATIENCE);
    return (await rollout.result()) as { readonly state: string; readonly failed: number };
  };
  /** How the workflows of items ended, each by itself. */
  const driversEnded = async ({ office }: Business, items: readonly Running[]) => {
    const names = new Set<string>();
    for (const item of items) {
      const handle = client.workflow.getHandle(driverId({ tenant: office.tenant, ...item }));
      const { status } = await until(
        () => handle.describe(),
        (seen) => seen.status.name !== 'RUNNING',
        PATIENCE,
      );
      names.add(status.name);
    }
    return [...names];
  };

  it(
    `${DEALS} deals and ${ONBOARDINGS} onboardings finish under the version that they began with`,
    async () => {
      const business = await open(ONBOARDINGS);
      const { tenant } = business.office;
      const kept = (items: readonly Running[]) => keptOf(store, tenant, items);
      const deals = await times(DEALS, (index) => business.deal(index, index % 5 < 2 ? LARGE : SMALL));
      const drafts = await times(DRAFTS, (index) => business.deal(DEALS + index, SMALL, false));
      const onboardings = await times(ONBOARDINGS, (index) => business.apply(`comer${index}`));
      await until(
        () => business.running('onboarding'),
        (count) => count === ONBOARDINGS,
        PATIENCE,
      );
      const begun = await kept([...deals, ...onboardings]);
      expect(statesOf(begun)).toEqual(BEGUN);
      const [first = '', ...others] = [...new Set(begun.flatMap(({ hashes }) => hashes))];
      expect(others).toEqual([]);

      // People go on while it is published: the desk approves one deal of five, and whoever comes in fills in a form.
      const next = nextVersion(business.first, '2027.2.0', { ...FINISH, onboarding: { open: 'finish' } });
      const [{ hash, release }] = await Promise.all([
        business.publish(next),
        times(DEALS, async (index) => {
          const deal = deals[index] as Running;
          if (index % 5 === 0) await business.tellDeal('dora', deal, { type: 'decide', chain: 'c1', step: 'desk', outcome: 'approve' });
        }),
        times(ONBOARDINGS, async (index) => business.fillIn(`comer${index}`, onboardings[index] as Running)),
      ]);
      expect(hash).not.toBe(first);

      const fresh: Running[] = [];
      await Promise.all([
        times(DEALS, async (index) => {
          const deal = deals[index] as Running;
          const seller = `seller${index % 5}`;
          // What is left to time was approved by rule, or by the desk.
          if (index % 5 === 1) await business.tellDeal(seller, deal, { type: 'withdraw' });
          if (index % 5 === 2) await business.tellDeal(seller, deal, { type: 'close', outcome: 'won' });
          if (index % 5 === 3) await business.tellDeal('dora', deal, { type: 'taskDone', task: 'quote' });
        }),
        times(ONBOARDINGS, async (index) => {
          const item = onboardings[index] as Running;
          if (index % 3 === 0) await business.tellOnboarding('cora', item, { type: 'complete', step: 'screening', evidence: 'list-1' });
          if (index % 3 === 1) await business.tellOnboarding('cora', item, { type: 'reject', step: 'screening', reason: 'No such number' });
        }),
        times(DRAFTS, async (index) => {
          fresh.push(await business.deal(2 * DEALS + index, index % 2 === 0 ? LARGE : SMALL));
        }),
      ]);
      expect(await rolledOut(business, release)).toMatchObject({ state: 'done', failed: 0 });
      await times(ONBOARDINGS, async (index) => {
        const item = onboardings[index] as Running;
        if (index % 3 !== 0) return;
        await business.tellOnboarding(`comer${index}`, item, { type: 'signed', step: 'agreement' });
        await business.tellOnboarding('olga', item, { type: 'countersign', step: 'agreement' });
      });

      // A sample is moved in time by its workflow, the others by what is due of them. The way of a deal is a long one.
      const moving = await Moving.of(temporalAddress, tenant);
      const sample = [onboardings[1], ...(isLong ? [deals[4]] : [])] as Running[];
      for (const { kind, id } of sample) await moving.to(kind, id, Date.now() + 100 * DAY);
      expect((await kept(sample)).filter(({ isOver }) => !isOver)).toEqual([]);
      await moving.close();
      await Promise.all([...deals, ...onboardings, ...fresh].map((item) => business.carryToEnd(item)));

      const old = await kept([...deals, ...onboardings]);
      expect(statesOf(old)).toEqual(ENDS);
      expect(old.filter(({ isOver }) => !isOver)).toEqual([]);
      // Rows, steps, decisions, and what each step made.
      expect(old.filter(({ hashes }) => hashes.length !== 1 || hashes[0] !== first)).toEqual([]);
      expect(old.flatMap(({ inNextWords }) => inNextWords)).toEqual([]);
      expect(old.filter(({ kind, decisions, notices }) => kind === 'deal' && (decisions === 0 || notices === 0))).toEqual([]);
      expect([...new Set(old.flatMap(({ recorded }) => recorded))]).toEqual(['first']);

      const moved = await kept(drafts);
      expect(moved.map(({ state, hashes }) => [state, [...hashes].sort()])).toEqual(drafts.map(() => ['draft', [first, hash].sort()]));
      const made = await kept(fresh);
      expect(made.filter(({ hashes }) => hashes.length !== 1 || hashes[0] !== hash)).toEqual([]);
      expect(made.filter(({ notices, inNextWords }) => notices === 0 || inNextWords.length < notices)).toEqual([]);
      expect([...new Set(made.flatMap(({ recorded }) => recorded))]).toEqual(['next']);
      expect(await driversEnded(business, [...deals, ...onboardings])).toEqual(['COMPLETED']);
    },
    4 * PATIENCE * 1000,
  );
});
