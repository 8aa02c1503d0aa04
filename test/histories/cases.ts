import type { WorkflowHandle } from '@temporalio/client';
import type { DrivenKind, DriverInput, Page } from '@tierwright/workflows';
import { type FakeItem, FakeItems } from '../running/workflows/fake-items.ts';
import { TENANT, type TestWorker, testWorker } from '../running/workflows/running-worker.ts';
import { moveInTime } from '../setup/move-in-time.ts';
import { until } from '../setup/until.ts';
import { FakeShards } from './fake-shards.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a case works with: a worker whose commands and pages are the test's. */
export interface Stage {
  readonly items: FakeItems;
  readonly worker: TestWorker;
  /** Answers of the page activities, in order; the last is given again. */
  readonly pages: Page[];
  readonly shards: FakeShards;
  isActive: boolean;
  /** Whether partners can be told; how many pages were. */
  tells: boolean;
  told: number;
}

/** One path through a workflow; gives the run whose history is kept. */
export interface HistoryCase {
  readonly workflow: string;
  readonly name: string;
  run(stage: Stage): Promise<WorkflowHandle>;
}

export async function openStage(): Promise<Stage & { close(): Promise<void> }> {
  const items = new FakeItems();
  const pages: Page[] = [];
  const page = async (): Promise<Page> => (pages.length > 1 ? pages.shift() : pages[0]) ?? { next: null, done: 0, failed: 0 };
  const shards = new FakeShards();
  const stage = { items, pages, shards, isActive: true, tells: true, told: 0 };
  const worker = await testWorker(items, {
    reviewPage: page,
    movePage: page,
    tellPage: async () => {
      if (!stage.tells) throw new Error('Away');
      stage.told += 1;
      return page();
    },
    sweepPage: page,
    planShards: () => shards.planShards(),
    decideShard: () => shards.decideShard(),
    mergeShards: () => shards.mergeShards(),
    leaveSimulation: (of: { problem: string | null }) => shards.leaveSimulation(of),
    activateDue: async () => ({ isActive: stage.isActive }),
  });
  return Object.assign(stage, { worker, close: () => worker.stop() });
}

const nothing = (): void => {};
let n = 0;

function begin({ items }: Stage, kind: DrivenKind, item: Partial<FakeItem>): { input: DriverInput; item: FakeItem } {
  n += 1;
  const id = `${kind}-${n}`;
  return { input: { v: 1, tenant: TENANT, kind, id, programHash: 'a'.repeat(64) }, item: items.put(id, item) };
}

const waiting = ({ worker }: Stage, input: DriverInput): Promise<unknown> =>
  until(
    () => worker.status(input),
    ({ waitsFor }) => waitsFor === 'due' || waitsFor === 'effects',
  );

/** A deadline passes, then the item is over. */
const lapsed =
  (kind: DrivenKind): HistoryCase['run'] =>
  async (stage) => {
    const start = Date.now();
    const over = (self: FakeItem): void => {
      self.isOver = true;
      self.state = 'lapsed';
    };
    const timers = [
      { at: start + 2 * DAY, fire: nothing },
      { at: start + 5 * DAY, fire: over },
    ];
    const { input } = begin(stage, kind, { state: 'pending', timers });
    const handle = await stage.worker.tell(input);
    await waiting(stage, input);
    await moveInTime(stage.worker.client, handle, 3 * DAY);
    await until(
      () => stage.worker.status(input),
      ({ until: due }) => due === start + 5 * DAY,
    );
    await moveInTime(stage.worker.client, handle, 3 * DAY);
    await handle.result();
    return handle;
  };

/** Somebody does something before the deadline; what follows is carried out. */
const changed =
  (kind: DrivenKind): HistoryCase['run'] =>
  async (stage) => {
    const { input, item } = begin(stage, kind, { state: 'pending', timers: [{ at: Date.now() + DAY, fire: nothing }] });
    const handle = await stage.worker.tell(input);
    await waiting(stage, input);
    Object.assign(item, { state: 'withdrawn', isOver: true, timers: [], revision: 2, effects: [{ id: 'e1', what: 'tell' }] });
    await stage.worker.tell(input, 2);
    await handle.result();
    return handle;
  };

const DRIVEN: readonly (readonly [string, DrivenKind])[] = [
  ['dealRegistration', 'deal'],
  ['partnerOnboarding', 'onboarding'],
  ['partnerLifecycle', 'member'],
  ['fundRequest', 'fund'],
  ['leadOffer', 'lead'],
];

const drivers: readonly HistoryCase[] = DRIVEN.flatMap(([workflow, kind]) => [
  { workflow, name: 'lapsed', run: lapsed(kind) },
  { workflow, name: 'changed', run: changed(kind) },
]);

/** The paths that the types of driver share, each kept of the one where it happens most. */
const shared: readonly HistoryCase[] = [
  {
    workflow: 'dealRegistration',
    name: 'idle',
    async run(stage) {
      const { input } = begin(stage, 'deal', {});
      const handle = await stage.worker.tell(input);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'dealRegistration',
    name: 'gone',
    async run({ worker }) {
      n += 1;
      const handle = await worker.tell({ v: 1, tenant: TENANT, kind: 'deal', id: `gone-${n}`, programHash: 'a'.repeat(64) });
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'dealRegistration',
    name: 'told-while-planning',
    async run(stage) {
      const { input, item } = begin(stage, 'deal', { timers: [{ at: Date.now() + DAY, fire: nothing }] });
      let told: Promise<unknown> | undefined;
      stage.items.planTakes = 300;
      stage.items.duringPlan = (seen) => {
        if (seen !== item || told) return;
        told = stage.worker.tell(input, 2).then(() => Object.assign(item, { timers: [], isOver: true, revision: 2 }));
      };
      const handle = await stage.worker.tell(input);
      await handle.result();
      Object.assign(stage.items, { planTakes: 0, duringPlan: nothing });
      return handle;
    },
  },
  {
    workflow: 'dealRegistration',
    name: 'timers-fail',
    async run(stage) {
      const { input, item } = begin(stage, 'deal', { timers: [{ at: Date.now() - 1, fire: nothing }] });
      const { fireItem } = stage.items;
      stage.items.fireItem = async () => ({ revision: item.revision });
      const handle = await stage.worker.tell(input);
      await waiting(stage, input);
      stage.items.fireItem = fireItem.bind(stage.items);
      await moveInTime(stage.worker.client, handle, 2 * MINUTE);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'partnerOnboarding',
    name: 'effects',
    async run(stage) {
      const more = (self: FakeItem): void => {
        self.effects.push({ id: 'e4', what: 'tell' });
      };
      const effects = [
        { id: 'e1', what: 'provision', then: more },
        { id: 'e2', what: 'tell' },
        { id: 'e3', what: 'revoke' },
      ];
      const { input } = begin(stage, 'onboarding', { effects, isOver: true });
      const handle = await stage.worker.tell(input);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'partnerOnboarding',
    name: 'effect-given-up',
    async run(stage) {
      const { input } = begin(stage, 'onboarding', { effects: [{ id: 'e1', what: 'provision', fails: Number.POSITIVE_INFINITY }] });
      const handle = await stage.worker.tell(input);
      await waiting(stage, input);
      await moveInTime(stage.worker.client, handle, 12 * HOUR);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'partnerOnboarding',
    name: 'deadline-beside-effect',
    async run(stage) {
      const { input, item } = begin(stage, 'onboarding', {
        effects: [{ id: 'e1', what: 'provision', fails: 3 }],
        timers: [
          {
            at: Date.now() + 1500,
            fire: (self) => {
              self.isOver = true;
            },
          },
        ],
      });
      const handle = await stage.worker.tell(input);
      await handle.result();
      if (item.effects.length > 0) throw new Error('The effect was not carried out');
      return handle;
    },
  },
  {
    workflow: 'partnerLifecycle',
    name: 'later',
    async run(stage) {
      const { input } = begin(stage, 'member', { timers: [{ at: Date.now() + 45 * DAY, fire: nothing }] });
      const handle = await stage.worker.tell(input);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'partnerLifecycle',
    name: 'begun-anew',
    async run(stage) {
      const { input, item } = begin(stage, 'member', { timers: [{ at: Date.now() + DAY, fire: nothing }] });
      const first = await stage.worker.tell(input);
      const { firstExecutionRunId } = first as unknown as { firstExecutionRunId?: string };
      const { runId } = await first.describe();
      for (let told = 0; told < 24; told += 1) {
        await waiting(stage, input);
        item.revision += 1;
        await stage.worker.tell(input, item.revision);
        await until(
          () => stage.worker.status(input),
          ({ revision, waitsFor }) => revision === item.revision && waitsFor === 'due',
        );
      }
      const later = await stage.worker.handle(input).describe();
      if (later.runId === runId) throw new Error('It was not begun anew');
      await stage.worker.handle(input).terminate();
      return stage.worker.client.workflow.getHandle(first.workflowId, firstExecutionRunId ?? runId);
    },
  },
];

const start = ({ worker }: Stage, workflow: string, input: unknown): Promise<WorkflowHandle> => {
  n += 1;
  return worker.client.workflow.start(workflow, { taskQueue: worker.taskQueue, workflowId: `${workflow}-${TENANT}-${n}`, args: [input] });
};

const walks: readonly HistoryCase[] = [
  {
    workflow: 'tierReview',
    name: 'pages',
    async run(stage) {
      const later = [
        { next: 'p400', done: 200, failed: 1 },
        { next: null, done: 17, failed: 0 },
      ];
      stage.pages.splice(0, stage.pages.length, { next: 'p200', done: 200, failed: 0 }, ...later);
      const handle = await start(stage, 'tierReview', { v: 1, tenant: TENANT, program: 'demo' });
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'tierReview',
    name: 'begun-anew',
    async run(stage) {
      const many = Array.from({ length: 30 }, (_, page) => ({ next: `p${page}`, done: 200, failed: 0 }));
      stage.pages.splice(0, stage.pages.length, ...many, { next: null, done: 3, failed: 0 });
      const handle = await start(stage, 'tierReview', { v: 1, tenant: TENANT, program: 'demo' });
      const { runId } = await handle.describe();
      await handle.result();
      return stage.worker.client.workflow.getHandle(handle.workflowId, runId);
    },
  },
  {
    workflow: 'dueSweep',
    name: 'pages',
    async run(stage) {
      stage.pages.splice(0, stage.pages.length, { next: 't/deal/9', done: 500, failed: 0 }, { next: null, done: 20, failed: 0 });
      const handle = await start(stage, 'dueSweep', { v: 1 });
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'programRollout',
    name: 'at-its-date',
    async run(stage) {
      stage.pages.splice(0, stage.pages.length, { next: 'a', done: 100, failed: 2 }, { next: null, done: 5, failed: 0 });
      const handle = await start(stage, 'programRollout', { v: 1, tenant: TENANT, release: 'r1', at: Date.now() + 3 * DAY });
      await moveInTime(stage.worker.client, handle, 4 * DAY);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'programRollout',
    name: 'told-ahead',
    async run(stage) {
      stage.pages.splice(0, stage.pages.length, { next: 'a', done: 100, failed: 0 }, { next: null, done: 5, failed: 0 });
      stage.told = 0;
      const input = { v: 1, tenant: TENANT, release: 'r5', at: Date.now() + 3 * DAY, tellAt: Date.now() + DAY };
      const handle = await start(stage, 'programRollout', input);
      await moveInTime(stage.worker.client, handle, 2 * DAY);
      await until(
        () => Promise.resolve(stage.told),
        (told) => told === 2,
      );
      await moveInTime(stage.worker.client, handle, 2 * DAY);
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'programRollout',
    name: 'untold-at-its-date',
    async run(stage) {
      stage.pages.splice(0, stage.pages.length, { next: null, done: 5, failed: 0 });
      // Whoever tells partners is away: the version comes all the same.
      stage.tells = false;
      const input = { v: 1, tenant: TENANT, release: 'r6', at: Date.now() + 3000, tellAt: Date.now() };
      const handle = await start(stage, 'programRollout', input);
      // Time that is skipped waits for activities; this one never ends.
      await handle.result();
      stage.tells = true;
      return handle;
    },
  },
  {
    workflow: 'programRollout',
    name: 'paused',
    async run(stage) {
      stage.pages.splice(0, stage.pages.length, { next: 'a', done: 100, failed: 0 }, { next: null, done: 5, failed: 0 });
      const handle = await start(stage, 'programRollout', { v: 1, tenant: TENANT, release: 'r2', at: Date.now() + HOUR });
      await handle.signal('pause');
      await moveInTime(stage.worker.client, handle, 2 * HOUR);
      await until(
        () => handle.query<{ state: string }>('progress'),
        ({ state }) => state === 'paused',
      );
      await handle.signal('resume');
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'programRollout',
    name: 'aborted',
    async run(stage) {
      const handle = await start(stage, 'programRollout', { v: 1, tenant: TENANT, release: 'r3', at: Date.now() + DAY });
      await handle.signal('abort');
      await handle.result();
      return handle;
    },
  },
  {
    workflow: 'programRollout',
    name: 'cancelled',
    async run(stage) {
      stage.isActive = false;
      const handle = await start(stage, 'programRollout', { v: 1, tenant: TENANT, release: 'r4', at: Date.now() });
      await handle.result();
      stage.isActive = true;
      return handle;
    },
  },
];

/** One for each path that a workflow can take; simulations have theirs in `simulation-cases.ts`. */
export const historyCases: readonly HistoryCase[] = [...drivers, ...shared, ...walks];
