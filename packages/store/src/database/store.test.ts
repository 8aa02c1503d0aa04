import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTenant } from '../people/tenant.fixture.ts';
import type { OpenedTestStore } from '../testing/opened-test-store.ts';
import { testStores } from '../testing/test-stores.ts';
import type { Store, Tx } from './store.ts';
import { StoreBusy } from './store-error.ts';

const stores = testStores();
const postgres = stores.filter(({ name }) => name === 'postgres');

const putFacts = (tx: Tx, hash: string, body: unknown = {}) =>
  tx.db
    .insertInto('fact_set')
    .values({ tenant: tx.tenant, hash, body: JSON.stringify(body) })
    .execute();
const hashes = (store: Store, tenant: string) =>
  store.read(tenant, async (tx) => (await tx.db.selectFrom('fact_set').select('hash').orderBy('hash').execute()).map(({ hash }) => hash));

describe.each(stores)('store on $name', ({ name, open }) => {
  let store: OpenedTestStore;
  let tenant: string;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    tenant = await addTenant(store);
  });

  it('says what it is, and that it is ready', async () => {
    expect(store.engine).toBe(name);
    expect(await store.ready()).toBeUndefined();
  });

  it('finds tenants without a tenant', async () => {
    expect(await store.walk({ of: 'all' })).toContain(tenant);
    expect(await store.walk({ of: 'host', host: `${tenant}.example` })).toEqual([tenant]);
    expect(await store.walk({ of: 'slug', slug: `t${tenant}` })).toEqual([tenant]);
    expect(await store.walk({ of: 'slug', slug: 'other' })).toEqual([]);
  });

  it('runs as tierwright_app for the tenant, in READ COMMITTED, with a lock timeout', async () => {
    const settings = (tx: Tx) =>
      sql`select current_user::text as role, current_setting('app.tenant') as tenant, current_setting('lock_timeout') as lock_timeout,
        current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as read_only`.execute(tx.db);
    const common = { role: 'tierwright_app', tenant, lock_timeout: '2s' };
    expect((await store.transaction(tenant, settings)).rows).toEqual([{ ...common, isolation: 'read committed', read_only: 'off' }]);
    expect((await store.read(tenant, settings)).rows).toEqual([{ ...common, isolation: 'repeatable read', read_only: 'on' }]);
  });

  it('leaves neither role nor tenant to whoever has the connection next', async () => {
    await store.transaction(tenant, (tx) => putFacts(tx, 'a'));
    await store.transaction(tenant, () => Promise.reject(new Error('refused'))).catch(() => undefined);
    const seen = await store.transaction('', (tx) => tx.db.selectFrom('fact_set').select('hash').execute());
    expect(seen).toEqual([]);
  });

  it('keeps nothing of what throws, and throws it on', async () => {
    const refused = new Error('refused');
    await expect(
      store.transaction(tenant, async (tx) => {
        await putFacts(tx, 'a');
        throw refused;
      }),
    ).rejects.toBe(refused);
    expect(await hashes(store, tenant)).toEqual([]);
  });

  it('keeps apart two that run at once: the rollback of one takes nothing from the other', async () => {
    const order: string[] = [];
    const caller = (hash: string, outcome: 'kept' | 'refused') =>
      store.transaction(tenant, async (tx) => {
        await putFacts(tx, `${hash}1`);
        order.push(hash);
        await sleep(20);
        await putFacts(tx, `${hash}2`);
        if (outcome === 'refused') throw new Error('refused');
      });
    const done = await Promise.allSettled([caller('a', 'kept'), caller('b', 'refused'), caller('c', 'kept'), caller('d', 'refused')]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(order).toHaveLength(4);
    expect(await hashes(store, tenant)).toEqual(['a1', 'a2', 'c1', 'c2']);
  });

  it('lets the process read and send between transactions, however many wait', async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const count = 20;
    await Promise.all(Array.from({ length: count }, () => store.transaction(tenant, ({ db }) => sql`select 1`.execute(db))));
    isOver = true;
    // A server answers several at once, and nobody waits for it in this process.
    expect(turns).toBeGreaterThanOrEqual(name === 'postgres' ? 2 : count);
  });

  it('does not say that something was committed when an error was swallowed and nothing was', async () => {
    const swallowing = store.transaction(tenant, async (tx) => {
      await putFacts(tx, 'a');
      await putFacts(tx, 'a').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(/aborted|swallowed/);
    expect(await hashes(store, tenant)).toEqual([]);
  });

  it('refuses a transaction inside another at once, instead of waiting for itself', async () => {
    await expect(store.transaction(tenant, () => store.read(tenant, async () => 1))).rejects.toThrow('a transaction inside a transaction');
  });

  it('writes nothing where it reads', async () => {
    await expect(store.read(tenant, (tx) => putFacts(tx, 'a'))).rejects.toMatchObject({ code: '25006' });
  });

  it('reads integers as numbers, and throws where one does not fit, and JSON as values as they were written', async () => {
    const body = { b: [1, 'é', null], a: { deep: true } };
    await store.transaction(tenant, (tx) => putFacts(tx, 'a', body));
    const [row] = await store.read(tenant, (tx) => tx.db.selectFrom('fact_set').selectAll().execute());
    expect(row).toEqual({ tenant, hash: 'a', body });
    expect(JSON.stringify(row?.body)).toBe(JSON.stringify(body));
    const asked = (value: string) =>
      store.read(tenant, async (tx) => (await sql<{ n: number }>`select ${value}::bigint as n`.execute(tx.db)).rows[0]?.n);
    expect(await asked('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    await expect(asked('9007199254740993')).rejects.toThrow('an integer that a number cannot');
  });

  it('wakes those who listen once for each commit that asks for it, and for none that fails', async () => {
    const heard: string[] = [];
    const ends = [store.onOutbox((told) => heard.push(`outbox ${told}`)), store.onJobs((told) => heard.push(`jobs ${told}`))];
    await sleep(300);
    await store.transaction(tenant, async (tx) => {
      tx.wakeOutbox();
      tx.wakeOutbox();
      await sleep(20);
      expect(heard).toEqual([]);
    });
    await store.transaction(tenant, async (tx) => tx.wakeJobs());
    await store.transaction(tenant, (tx) => Promise.reject(tx.wakeOutbox())).catch(() => undefined);
    await sleep(300);
    expect(heard).toEqual([`outbox ${tenant}`, `jobs ${tenant}`]);
    for (const end of ends) end();
    await store.transaction(tenant, async (tx) => tx.wakeOutbox());
    await sleep(100);
    expect(heard).toHaveLength(2);
  });
});

const whyNot = 'needs PostgreSQL, which has several connections';
describe.each(postgres)(`store on $name, with several connections (${whyNot})`, ({ open }) => {
  let store: OpenedTestStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const putKey = (tx: Tx, key: string) =>
    sql`insert into idempotency (tenant, key, request_hash, created_at, expires_at) values (${tx.tenant}::uuid, ${key}, '', 0, 0)`.execute(
      tx.db,
    );
  const lock = (tx: Tx, key: string) => sql`update idempotency set request_hash = request_hash || 'x' where key = ${key}`.execute(tx.db);

  it('tries a deadlock again until both are done', async () => {
    const tenant = await addTenant(store);
    await store.transaction(tenant, async (tx) => {
      for (const key of ['a', 'b']) await putKey(tx, key);
    });
    let runs = 0;
    let toGo: () => void = () => undefined;
    const bothHold = new Promise<void>((resolve) => {
      toGo = resolve;
    });
    const both = (first: string, second: string) =>
      store.transaction(tenant, async (tx) => {
        runs += 1;
        const isFirstTry = runs <= 2;
        await lock(tx, first);
        if (runs === 2) toGo();
        // Each holds what the other wants; whoever tries again finds the other gone.
        if (isFirstTry) await bothHold;
        await lock(tx, second);
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect(runs).toBeGreaterThan(2);
    const rows = await store.read(tenant, (tx) => tx.db.selectFrom('idempotency').select('request_hash').execute());
    expect(rows).toEqual([{ request_hash: 'xx' }, { request_hash: 'xx' }]);
  });

  it('gives up after three more tries, busy', async () => {
    const tenant = await addTenant(store);
    let runs = 0;
    const failing = store.transaction(tenant, async (tx) => {
      runs += 1;
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx.db);
    });
    await expect(failing).rejects.toBeInstanceOf(StoreBusy);
    expect(runs).toBe(4);
  });

  it('is busy where a lock is not had within two seconds, and does nothing', async () => {
    const tenant = await addTenant(store);
    await store.transaction(tenant, (tx) => putKey(tx, 'a'));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hasLock: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => {
      hasLock = resolve;
    });
    const holder = store.transaction(tenant, async (tx) => {
      await lock(tx, 'a');
      hasLock();
      await held;
    });
    await locked;
    await expect(store.transaction(tenant, (tx) => lock(tx, 'a'))).rejects.toMatchObject({ name: 'StoreBusy', code: 'STO101' });
    release();
    await holder;
  });

  it('hears commits of other processes, and again after its connection was lost', async () => {
    const tenant = await addTenant(store);
    const heard: string[] = [];
    const end = store.onOutbox((told) => heard.push(told));
    const tell = () => store.asOwner(tenant, (tx) => sql`select pg_notify('tierwright_outbox', ${tenant})`.execute(tx.db));
    await sleep(300);
    await tell();
    await sleep(300);
    expect(heard).toEqual([tenant]);
    await store.asOwner(tenant, (tx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tierwright-listen' and datname = current_database()`.execute(
        tx.db,
      ),
    );
    await sleep(1_000);
    await tell();
    await sleep(300);
    expect(heard).toEqual([tenant, tenant]);
    end();
  });

  it('says that it is unavailable where its connection is cut, and goes on with another', async () => {
    const tenant = await addTenant(store);
    const cut = store.transaction(tenant, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
      await store.asOwner(tenant, (owner) => sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(owner.db));
      await sleep(50);
      await putFacts(tx, 'a');
    });
    await expect(cut).rejects.toMatchObject({ name: 'StoreUnavailable', code: 'STO102', outcome: 'notDone' });
    await store.transaction(tenant, (tx) => putFacts(tx, 'b'));
    expect(await hashes(store, tenant)).toEqual(['b']);
  });

  it('says that the outcome is unknown where its connection is cut before COMMIT is answered', async () => {
    const tenant = await addTenant(store);
    const cut = store.transaction(tenant, async (tx) => {
      await putFacts(tx, 'a');
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
      await store.asOwner(tenant, (owner) => sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(owner.db));
      await sleep(50);
    });
    await expect(cut).rejects.toMatchObject({ name: 'StoreUnavailable', code: 'STO103', outcome: 'unknown' });
  });
});
