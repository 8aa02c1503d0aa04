import { randomUUID } from 'node:crypto';
import { claimKey, lockItem, type Store, StoreBusy, StoreUnavailable, type Tx } from '@tierwright/store';
import { countRows, tenantContents, testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin, ItemFlow, say } from '../items/item-flow.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command.ts';
import { runCommand } from './run-command.ts';

const keyed = (key: string, requestHash = 'hash') => ({ idempotency: { key, requestHash } });
const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'done' : `${answer.failure.status} ${answer.failure.code}`);

/** Something that is waited for. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Throws where a transaction asks the database for the n-th time. */
function failingAt(store: Store, n: number): { store: Store; asked: () => number } {
  let asked = 0;
  const ask = () => {
    asked += 1;
    if (asked === n) throw new Error('pulled the plug');
  };
  const broken = (tx: Tx): Tx => ({
    ...tx,
    tenant: tx.tenant,
    wakeOutbox: () => tx.wakeOutbox(),
    wakeJobs: () => tx.wakeJobs(),
    db: tx.db.withPlugin({
      transformQuery: ({ node }) => {
        ask();
        return node;
      },
      transformResult: async ({ result }) => result,
    }) as Tx['db'],
  });
  return { store: { ...store, transaction: (tenant, work) => store.transaction(tenant, (tx) => work(broken(tx))) }, asked: () => asked };
}

describe.each(testStores())('a command, on $name', ({ name, open }) => {
  let store: Store;
  let flow: ItemFlow;
  let ann: PersonCaller;
  beforeAll(async () => {
    store = await open();
    flow = await ItemFlow.begun(store);
    ann = await flow.person('ann', { partner: 'acme' });
  });
  afterAll(() => store.close());

  const draft = (id: string) => ({ kind: 'deal' as const, beginning: { id, partner: 'acme', by: ann.account, answers: {} } });

  it('appends exactly one row to the chain, last, with a proof of what was done', async () => {
    const before = await countRows(store, flow.tenant, 'audit');
    const id = await flow.draft(ann);
    await flow.say(ann, 'deal', id, { type: 'submit' }, { trace: 'trace-1' });
    const rows = await store.read(flow.tenant, ({ db }) =>
      db.selectFrom('audit').selectAll().where('tenant', '=', flow.tenant).where('n', '>', before).orderBy('n').execute(),
    );
    expect(rows.map(({ actor, command, subject, revision, trace }) => [actor, command, subject, revision, trace])).toEqual([
      [ann.account, 'test.begin', `deal/${id}`, 1, null],
      [ann.account, 'test.say', `deal/${id}`, 2, 'trace-1'],
    ]);
    expect(rows[1]?.detail).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[1]?.previous).toBe(rows[0]?.hash);
  });

  it('is not run without a role, and leaves nothing where it is refused', async () => {
    const before = await tenantContents(store, flow.tenant);
    const nobody = { ...ann, roles: [] };
    expect(codeOf(await flow.run(begin, nobody, draft(randomUUID()), keyed('nobody')))).toBe('403 CMD101');
    expect(
      codeOf(await flow.run(say, ann, { kind: 'deal', id: 'none', message: { type: 'submit', by: ann.account } }, keyed('refused'))),
    ).toBe('404 CMD601');
    expect(await tenantContents(store, flow.tenant)).toBe(before);
  });

  it('lets the system do what no role may', async () => {
    const quiet: Command<null, string> = {
      name: 'test.quiet',
      rights: {},
      run: async (work) => {
        work.about('test/quiet');
        return { ok: true, status: 200, body: 'done' };
      },
    };
    expect(codeOf(await flow.run(quiet, { ...ann, roles: ['administrator'] }, null))).toBe('403 CMD101');
    const system = { kind: 'system', tenant: flow.tenant, name: 'test' } as const;
    expect(codeOf(await runCommand(flow.service, quiet, { caller: system, input: null }))).toBe('done');
  });

  it('says what it is about: one subject', async () => {
    const talks = (...subjects: string[]): Command<null, null> => ({
      name: 'test.talks',
      rights: { partnerUser: 'all' },
      run: async (work) => {
        for (const subject of subjects) work.about(subject);
        return { ok: true, status: 200, body: null };
      },
    });
    await expect(flow.run(talks(), ann, null)).rejects.toThrow('does not say what it is about');
    await expect(flow.run(talks('a/1', 'a/2'), ann, null)).rejects.toThrow('a/1, a/2');
    expect(codeOf(await flow.run(talks('a/1', 'a/1'), ann, null))).toBe('done');
  });

  it('answers the same key with the same bytes, once done, to those who still may', async () => {
    const id = randomUUID();
    const first = await flow.run(begin, ann, draft(id), keyed('k1'));
    const audits = await countRows(store, flow.tenant, 'audit');
    const again = await flow.run(begin, ann, draft(id), keyed('k1'));
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(again).toMatchObject({ ok: true, status: 201, body: { id }, revision: 1, location: `/items/${id}` });
    expect(await countRows(store, flow.tenant, 'audit')).toBe(audits);
    expect(codeOf(await flow.run(begin, { ...ann, roles: [] }, draft(id), keyed('k1')))).toBe('403 CMD101');
  });

  it('refuses a key that came with another request, or from somebody else', async () => {
    await flow.run(begin, ann, draft(randomUUID()), keyed('k2'));
    expect(codeOf(await flow.run(begin, ann, draft(randomUUID()), keyed('k2', 'other')))).toBe('422 CMD104');
    expect(codeOf(await flow.run(begin, { ...ann, account: randomUUID() }, draft(randomUUID()), keyed('k2')))).toBe('422 CMD104');
    expect(codeOf(await flow.run(begin, { ...ann, partner: 'brock' }, draft(randomUUID()), keyed('k2')))).toBe('422 CMD104');
  });

  it('keeps no key of what was refused: the same may be tried again', async () => {
    const id = await flow.draft(ann);
    const withdraw = { kind: 'deal' as const, id, message: { type: 'withdraw', by: ann.account } };
    expect(codeOf(await flow.run(say, ann, withdraw, keyed('k3')))).toBe('409 OPS102');
    expect(codeOf(await flow.run(say, ann, { ...withdraw, message: { type: 'submit', by: ann.account } }, keyed('k3')))).toBe('done');
  });

  it('keeps no key where none came', async () => {
    const before = await countRows(store, flow.tenant, 'idempotency');
    await flow.run(begin, ann, draft(randomUUID()));
    expect(await countRows(store, flow.tenant, 'idempotency')).toBe(before);
  });

  it('stores an answer without the secret that it shows', async () => {
    const secretive: Command<null, { key: string }> = {
      name: 'test.secretive',
      rights: { partnerUser: 'all' },
      run: async (work) => {
        work.about('test/key');
        return { ok: true, status: 201, body: { key: 'tw_secret' }, again: { key: 'shown once' } };
      },
    };
    expect(await flow.run(secretive, ann, null, keyed('k4'))).toMatchObject({ body: { key: 'tw_secret' } });
    expect(await flow.run(secretive, ann, null, keyed('k4'))).toMatchObject({ body: { key: 'shown once' } });
    expect(await tenantContents(store, flow.tenant)).not.toContain('tw_secret');
  });

  it('makes one deal of a hundred equal posts with one key, and gives a hundred equal answers', async () => {
    const deals = await countRows(store, flow.tenant, 'item');
    const post = async (): Promise<string> => {
      for (;;) {
        // Each post would make a deal of its own: only the key makes them one.
        const answer = await flow.run(begin, ann, draft(randomUUID()), keyed('hundred'));
        if (answer.ok) return JSON.stringify(answer);
        expect(codeOf(answer)).toBe('409 CMD105');
      }
    };
    const answers = await Promise.all(Array.from({ length: 100 }, post));
    expect(new Set(answers).size).toBe(1);
    expect(await countRows(store, flow.tenant, 'item')).toBe(deals + 1);
  });

  it('leaves nothing where it is cut off, wherever that is', async () => {
    const { answers } = {
      answers: {
        customer: { name: `Cut ${name}`, country: 'US' },
        products: ['cloud'],
        amount: 50_000,
        closeOn: '2027-06-01',
        need: 'X',
        tender: false,
      },
    };
    const id = await flow.draft(ann, answers);
    const before = await tenantContents(store, flow.tenant);
    const submit = { caller: ann, input: { kind: 'deal' as const, id, message: { type: 'submit', by: ann.account } }, ...keyed('cut') };
    let n = 1;
    for (; ; n += 1) {
      const { store: broken } = failingAt(store, n);
      const outcome = await runCommand({ ...flow.service, store: broken }, say, submit).then(codeOf, (error: Error) => error.message);
      if (outcome === 'done') break;
      expect(outcome).toBe('pulled the plug');
      expect(await tenantContents(store, flow.tenant)).toBe(before);
    }
    expect(n).toBeGreaterThan(20);
    expect(await flow.row('deal', id)).toMatchObject({ state: 'approved', revision: 2 });
  });

  it.skipIf(name === 'pglite')(
    'says 409 while the same request is in progress, 503 while others hold what it needs (not on one connection)',
    async () => {
      const id = await flow.draft(ann);
      const submit = { kind: 'deal' as const, id, message: { type: 'submit', by: ann.account } };
      /** What is said while another transaction holds something. */
      const meanwhile = async (lock: (tx: Tx) => Promise<unknown>, key: string): Promise<string> => {
        const [isHeld, isHeard] = [gate(), gate()];
        const holder = store.transaction(flow.tenant, async (tx) => {
          await lock(tx);
          isHeld.open();
          await isHeard.opened;
          throw new Error('given up');
        });
        await isHeld.opened;
        const heard = codeOf(await flow.run(say, ann, submit, keyed(key)));
        isHeard.open();
        await expect(holder).rejects.toThrow('given up');
        return heard;
      };
      expect(await meanwhile((tx) => lockItem(tx, { kind: 'deal', id }), 'k5')).toBe('503 CMD106');
      expect(await meanwhile((tx) => claimKey(tx, { key: 'k5', requestHash: 'hash', now: flow.now }), 'k5')).toBe('409 CMD105');
      expect(codeOf(await flow.run(say, ann, submit, keyed('k5')))).toBe('done');
    },
  );

  it('is tried again where others are in the way, and says 503 where they still are', async () => {
    const tried = (times: number) => {
      let left = times;
      const transaction: Store['transaction'] = (tenant, work) => {
        left -= 1;
        return left < 0 ? store.transaction(tenant, work) : Promise.reject(new StoreBusy('others'));
      };
      return runCommand({ ...flow.service, store: { ...store, transaction } }, begin, { caller: ann, input: draft(randomUUID()) });
    };
    expect(codeOf(await tried(2))).toBe('done');
    expect(await tried(3)).toMatchObject({ failure: { status: 503, code: 'CMD106', retryAfter: 1 } });
  });

  it('says 503 where the database is away', async () => {
    const away: Store = { ...store, transaction: () => Promise.reject(new StoreUnavailable('STO102', 'away')) };
    const answer = await runCommand({ ...flow.service, store: away }, begin, { caller: ann, input: draft(randomUUID()) });
    expect(answer).toMatchObject({ ok: false, failure: { status: 503, code: 'CMD107', retryAfter: 1 } });
  });
});
