import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { type RunningWorker, startWorker, workflowBundle } from '@tierwright/worker';
import { driverId, rolloutId } from '@tierwright/workflows';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveInTime } from '../setup/move-in-time.ts';
import { temporalAddress, temporalMissing } from '../setup/temporal-address.ts';
import { Business, type Running } from './publish-while-running/business.ts';
import { nextVersion } from './publish-while-running/changed-version.ts';
import { type Kept, keptOf } from './publish-while-running/kept-rows.ts';
import { until } from './workflows/running-worker.ts';

const DAY = 86_400_000;
/** The whole form: TIERWRIGHT_RUNNING_DEALS=200 TIERWRIGHT_RUNNING_ONBOARDINGS=50. */
const DEALS = Number(process.env.TIERWRIGHT_RUNNING_DEALS ?? 40);
const ONBOARDINGS = Number(process.env.TIERWRIGHT_RUNNING_ONBOARDINGS ?? 10);
/** Besides them: what nobody has submitted, and the version moves. */
const DRAFTS = Math.ceil(DEALS / 10);
const [SMALL, LARGE] = [50_000, 150_000];
const FINISH = { deal: { draft: 'move', pending: 'finish', returned: 'finish', recalled: 'finish', approved: 'finish' } };

const ENDS = ['deal expired', 'deal withdrawn', 'deal won', 'onboarding closed', 'onboarding done'];

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

// One engine after the other would take twice the time of the slower: the store that people begin with.
const [embedded] = testStores();

// Takes minutes: asked for by TIERWRIGHT_LONG=1.
describe.skipIf(temporalMissing || process.env.TIERWRIGHT_LONG !== '1')(
  `publishing while work runs${temporalMissing && ` (${temporalMissing})`}`,
  () => {
    const bundle = workflowBundle();
    let store: Store;
    let client: Client;
    let worker: RunningWorker | undefined;
    const log: string[] = [];
    beforeAll(async () => {
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
      await worker?.ready;
      return business;
    };
    const rolledOut = async ({ office }: Business, release: string) => {
      const rollout = client.workflow.getHandle(rolloutId(office.tenant, release));
      await until(
        () =>
          rollout.describe().then(
            ({ status }) => status.name,
            () => 'not yet',
          ),
        (name) => name !== 'not yet',
      );
      return (await rollout.result()) as { readonly state: string; readonly failed: number };
    };
    const begun = async (business: Business, item: Running) => {
      await until(
        () => business.office.item(item.kind, item.id),
        (row) => row !== undefined,
        120,
      );
      return item;
    };
    const kept = async ({ office }: Business, items: readonly Running[]): Promise<(Running & Kept)[]> => {
      const all: (Running & Kept)[] = [];
      for (const item of items) all.push({ ...item, ...(await keptOf(store, office.tenant, item)) });
      return all;
    };
    /** Of every item a workflow that has come to its end by itself. */
    const driversEnded = async ({ office }: Business, items: readonly Running[]) => {
      const names = new Set<string>();
      for (const item of items) {
        const handle = client.workflow.getHandle(driverId({ tenant: office.tenant, ...item }));
        const end = await until(
          () => handle.describe().then(({ status }) => status.name),
          (name) => name !== 'RUNNING',
          120,
        );
        names.add(end);
      }
      return [...names];
    };

    it(`${DEALS} deals and ${ONBOARDINGS} onboardings finish under the version that they began with`, async () => {
      const business = await open(ONBOARDINGS);
      const deals = await times(DEALS, (index) => business.deal(index, index % 5 < 2 ? LARGE : SMALL));
      const drafts = await times(DRAFTS, (index) => business.deal(DEALS + index, SMALL, false));
      const onboardings = await times(ONBOARDINGS, (index) => business.apply(`comer${index}`));
      for (const item of onboardings) await begun(business, item);
      const [
        {
          hashes: [first = ''],
        } = { hashes: [] },
      ] = await kept(business, deals);
      expect(
        (await kept(business, [...deals, ...onboardings]))
          .map(({ state }) => state)
          .filter((state) => !['pending', 'approved', 'open'].includes(state)),
      ).toEqual([]);

      // People go on while it is published.
      const next = nextVersion(business.first, '2027.2.0', { ...FINISH, onboarding: { open: 'finish' } });
      const [{ hash, release }] = await Promise.all([
        business.publish(next),
        times(ONBOARDINGS, async (index) => business.fillIn(`comer${index}`, onboardings[index] as Running)),
      ]);
      expect(hash).not.toBe(first);

      const fresh: Running[] = [];
      await Promise.all([
        times(DEALS, async (index) => {
          const deal = deals[index] as Running;
          const seller = `seller${index % 5}`;
          // One of five is left to time, another waits for the desk until its end.
          if (index % 5 === 0) await business.tellDeal('dora', deal, { type: 'decide', chain: 'c1', step: 'desk', outcome: 'approve' });
          if (index % 5 === 1) await business.tellDeal(seller, deal, { type: 'withdraw' });
          if (index % 5 === 2) await business.tellDeal(seller, deal, { type: 'close', outcome: 'won' });
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
      for (const [index, item] of onboardings.entries()) {
        if (index % 3 !== 0) continue;
        await business.tellOnboarding(`comer${index}`, item, { type: 'signed', step: 'agreement' });
        await business.tellOnboarding('olga', item, { type: 'countersign', step: 'agreement' });
      }

      // A sample is moved in time by its workflow, the others by what is due of them.
      const sample = [deals[4], onboardings[1]].filter((item) => item !== undefined);
      await business.tellDeal('dora', deals[4] as Running, { type: 'taskDone', task: 'quote' });
      for (const item of sample) {
        const handle = client.workflow.getHandle(driverId({ tenant: business.office.tenant, ...item }));
        await moveInTime(client, handle, 500 * DAY);
        await until(
          () => business.office.item(item.kind, item.id),
          (row) => row?.is_over === true,
          120,
        );
      }
      for (const item of [...deals, ...onboardings, ...fresh]) await business.carryToEnd(item);

      const old = await kept(business, [...deals, ...onboardings]);
      expect(old.filter(({ isOver }) => !isOver)).toEqual([]);
      expect(old.filter(({ hashes }) => hashes.length !== 1 || hashes[0] !== first)).toEqual([]);
      expect(old.flatMap(({ inNextWords }) => inNextWords)).toEqual([]);
      expect(old.filter(({ kind, decisions, notices }) => kind === 'deal' && (decisions === 0 || notices === 0))).toEqual([]);
      expect([...new Set(old.map(({ kind, state }) => `${kind} ${state}`))].sort()).toEqual(ENDS);
      const moved = await kept(business, drafts);
      expect(moved.map(({ state, hashes }) => [state, [...hashes].sort()])).toEqual(drafts.map(() => ['draft', [first, hash].sort()]));
      const made = await kept(business, fresh);
      expect(made.filter(({ hashes }) => hashes.length !== 1 || hashes[0] !== hash)).toEqual([]);
      expect(made.filter(({ notices, inNextWords }) => notices === 0 || inNextWords.length < notices)).toEqual([]);
      expect(await driversEnded(business, [...deals, ...onboardings])).toEqual(['COMPLETED']);
    });
  },
);
