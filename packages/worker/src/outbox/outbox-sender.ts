import type { Json } from '@tierwright/program';
import { claimOutbox, outboxDelayed, outboxSent, type Store, type StoredOutbox } from '@tierwright/store';
import type { DrivenKind, DriverInput, RolloutInput, SimulationRunInput } from '@tierwright/workflows';

export interface OutboxSenderParts {
  readonly store: Store;
  readonly clock: () => number;
  readonly tellItem: (input: DriverInput, revision: number) => Promise<void>;
  readonly tellRelease: (input: RolloutInput) => Promise<void>;
  readonly tellSimulation: (input: SimulationRunInput) => Promise<void>;
  /** What waits for somebody's digest goes out. */
  readonly sendDigest: (tenant: string, person: string) => Promise<unknown>;
  readonly warn: (sentence: string, error: unknown) => void;
  /** Between two looks without being woken, ms; default 2 s. */
  readonly every?: number;
}

export interface OutboxSender {
  /** Sends what waits now; gives how many rows were acknowledged. */
  sendNow(): Promise<number>;
  /** Ends after what is under way. */
  stop(): Promise<void>;
}

const KINDS = ['item', 'release', 'simulation', 'digest'] as const;
/** A sender that dies loses its claim soon enough that nothing is stuck. */
const LEASE = 15_000;
const LIMIT = 200;
const TOGETHER = 20;
/** Temporal is away for minutes rather than days: a commit's hint is never late for long. */
const pauseAfter = (attempts: number): number => Math.min(500 * 2 ** Math.min(attempts, 10), 20_000);

const textOf = (body: Json, key: string): string => {
  const value = body !== null && typeof body === 'object' && !Array.isArray(body) ? body[key] : undefined;
  return typeof value === 'string' ? value : '';
};
const numberIn = (body: Json, key: string): number | undefined => {
  const value = body !== null && typeof body === 'object' && !Array.isArray(body) ? body[key] : undefined;
  return typeof value === 'number' ? value : undefined;
};

/** What the rollout of a release begins with. */
function rolloutOf(tenant: string, release: string, body: Json): RolloutInput {
  const tellAt = numberIn(body, 'tellAt');
  return { v: 1, tenant, release, at: numberIn(body, 'at') ?? 0, ...(tellAt === undefined ? {} : { tellAt }) };
}

/** What the workflow of a simulation begins with. */
const simulationOf = (tenant: string, job: string, body: Json): SimulationRunInput => ({
  ...{ v: 1, tenant, job, baseline: textOf(body, 'baseline'), candidate: textOf(body, 'candidate') },
  size: numberIn(body, 'size') ?? 10_000,
});

/** Rows by what they are about, each in the order of their commits. */
function bySubject(rows: readonly StoredOutbox[]): readonly (readonly StoredOutbox[])[] {
  const groups = new Map<string, StoredOutbox[]>();
  for (const row of rows) {
    const key = `${row.kind} ${row.subject}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Tells workflows what was committed, until they have it, and sends digests when they are due: woken by commits, looking besides. */
export function outboxSender({
  store,
  clock,
  tellItem,
  tellRelease,
  tellSimulation,
  sendDigest,
  warn,
  every = 2000,
}: OutboxSenderParts): OutboxSender {
  let isStopped = false;
  /** Whose commits woke the sender since it last looked. */
  let woken = new Set<string>();
  let looksAtAll = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const tell = async (tenant: string, { kind, subject, revision, body }: StoredOutbox): Promise<void> => {
    const [of = '', ...rest] = subject.split('/');
    const id = rest.join('/');
    if (kind === 'digest') return void (await sendDigest(tenant, id));
    if (kind === 'release') return tellRelease(rolloutOf(tenant, id, body));
    if (kind === 'simulation') {
      return tellSimulation(simulationOf(tenant, id, body));
    }
    return tellItem({ v: 1, tenant, kind: of as DrivenKind, id, programHash: textOf(body, 'programHash') }, revision);
  };

  /** Rows of one subject are one hint: the latest. */
  const sendOf = async (tenant: string): Promise<number> => {
    const now = clock();
    const claimed = await store.transaction(tenant, (tx) => claimOutbox(tx, { kinds: KINDS, now, lease: LEASE, limit: LIMIT }));
    const groups = bySubject(claimed);
    const sent: number[] = [];
    const delayed: { seq: number; nextAt: number; problem: string }[] = [];
    const delay = (rows: readonly StoredOutbox[], problem: string) =>
      delayed.push(...rows.map(({ seq, attempts }) => ({ seq, nextAt: clock() + pauseAfter(attempts), problem })));
    for (let first = 0; first < groups.length; first += TOGETHER) {
      const some = groups.slice(first, first + TOGETHER);
      const before = sent.length;
      await Promise.all(
        some.map(async (rows) => {
          const last = rows.at(-1);
          if (!last) return;
          try {
            await tell(tenant, last);
            sent.push(...rows.map(({ seq }) => seq));
          } catch (error) {
            warn(`What concerns ${last.subject} could not be told`, error);
            delay(rows, error instanceof Error ? error.name : 'Error');
          }
        }),
      );
      // None of them: Temporal is away, and the others would only wait in line to learn it.
      if (sent.length === before) {
        for (const rows of groups.slice(first + TOGETHER)) delay(rows, 'Unavailable');
        break;
      }
    }
    if (claimed.length > 0) {
      await store.transaction(tenant, async (tx) => {
        await outboxSent(tx, sent);
        await outboxDelayed(tx, delayed);
      });
    }
    if (claimed.length === LIMIT) woken.add(tenant);
    return sent.length;
  };

  const sendAll = async (): Promise<number> => sendOfAll(await store.walk({ of: 'outbox', before: clock() }));

  const sendOfAll = async (tenants: Iterable<string>): Promise<number> => {
    let sent = 0;
    for (const tenant of tenants) {
      if (isStopped) break;
      sent += await sendOf(tenant);
    }
    return sent;
  };

  const round = async (): Promise<void> => {
    while ((looksAtAll || woken.size > 0) && !isStopped) {
      const [isAll, tenants] = [looksAtAll, woken];
      looksAtAll = false;
      woken = new Set();
      await (isAll ? sendAll() : sendOfAll(tenants));
    }
  };

  const run = (): void => {
    if (isStopped || running) return;
    running = round()
      .catch((error: unknown) => warn('What waits to be told could not be read', error))
      .finally(() => {
        running = undefined;
        if (isStopped) return;
        // Not put off by whoever is woken meanwhile: others may have something that was delayed.
        timer ??= setTimeout(lookAtAll, every);
        if (woken.size > 0) run();
      });
  };
  const lookAtAll = (): void => {
    timer = undefined;
    looksAtAll = true;
    run();
  };
  const forget = store.onOutbox((tenant) => {
    woken.add(tenant);
    run();
  });
  lookAtAll();
  return {
    sendNow: sendAll,
    async stop() {
      isStopped = true;
      forget();
      clearTimeout(timer);
      await running;
    },
  };
}
