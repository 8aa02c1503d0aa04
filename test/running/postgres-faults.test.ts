import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendAudit, insertTenant, migrateStore, openStore, type Store, StoreUnavailable, verifyAudit } from '@tierwright/store';
import { tellServer } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';

const found = findPostgres();
const missing = 'why' in found ? found.why : '';
if (missing && process.env.CI === 'true') throw new Error(missing);

const LOGIN = 'faults';

describe.skipIf(missing !== '')(`PostgreSQL that is killed or set up badly (needs a server of its own) ${missing}`, () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    server = await startPostgres();
    await asOwner(`create role ${LOGIN} login`);
  });
  afterAll(() => server.remove());

  const asOwner = (...statements: readonly string[]) => tellServer(server.url, ...statements);
  const serviceUrl = () => Object.assign(new URL(server.url), { username: LOGIN }).href;
  const opening = async (): Promise<string> => {
    try {
      await (await openStore({ kind: 'postgres', url: serviceUrl() })).close();
      return 'opened';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  it('is opened after its migration only, by a login that the migration was told', async () => {
    expect(await opening()).toMatch('may not act as tierwright_app');
    await migrateStore({ url: server.url, login: LOGIN });
    expect(await opening()).toBe('opened');
  });

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])('is refused with %s off', async (setting) => {
    await asOwner(`alter system set ${setting} = off`);
    await asOwner('select pg_reload_conf()');
    await expect.poll(opening).toMatch(`PostgreSQL runs with ${setting} off`);
    await asOwner(`alter system reset ${setting}`);
    await asOwner('select pg_reload_conf()');
    await expect.poll(opening).toBe('opened');
  });

  it('is refused, and not ready, when somebody gave the role more', async () => {
    const store = await openStore({ kind: 'postgres', url: serviceUrl() });
    await asOwner('alter role tierwright_app bypassrls');
    expect(await opening()).toMatch('bypasses row-level security');
    expect(await store.ready()).toMatch('bypasses row-level security');
    await asOwner('alter role tierwright_app nobypassrls');
    expect(await store.ready()).toBeUndefined();
    await store.close();
  });

  it('loses nothing acknowledged when it is killed, and the store goes on by itself', async () => {
    const store = await openStore({ kind: 'postgres', url: serviceUrl(), connections: 4 });
    const tenant = randomUUID();
    await store.transaction(tenant, (tx) => insertTenant(tx, { slug: 'acme', title: 'Acme', hosts: [], at: 1 }));
    const woken: string[] = [];
    const end = store.onOutbox((told) => woken.push(told));
    const tally = { acknowledged: new Set<string>(), unknown: new Set<string>() };
    const stop = new AbortController();
    const writers = [1, 2, 3, 4].map(() => write(store, tenant, tally, stop.signal));
    for (let round = 0; round < 4; round += 1) {
      const before = tally.acknowledged.size;
      await expect.poll(() => tally.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 5);
      await server.kill();
      expect(await store.ready()).toMatch(/^The database does not answer/);
      await server.start();
    }
    const before = tally.acknowledged.size;
    await expect.poll(() => tally.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 5);
    stop.abort();
    await Promise.all(writers);
    const { kept, verdict } = await store.read(tenant, async (tx) => ({
      kept: (await tx.db.selectFrom('audit').select('subject').execute()).map(({ subject }) => subject),
      verdict: await verifyAudit(tx),
    }));
    expect(verdict.ok).toBe(true);
    expect(new Set(kept).size).toBe(kept.length);
    expect([...tally.acknowledged].filter((subject) => !kept.includes(subject))).toEqual([]);
    // What is there besides was lost while committing: whether it was done was said not to be known.
    expect(kept.filter((subject) => !tally.acknowledged.has(subject) && !tally.unknown.has(subject))).toEqual([]);
    expect(await store.ready()).toBeUndefined();
    woken.length = 0;
    await expect
      .poll(async () => {
        await store.transaction(tenant, async (tx) => tx.wakeOutbox());
        return woken;
      })
      .toContain(tenant);
    end();
    await store.close();
  });
});

/** Writes a row after the other until it is told to stop. Every error is one that says what became of it. */
async function write(
  store: Store,
  tenant: string,
  tally: { readonly acknowledged: Set<string>; readonly unknown: Set<string> },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const subject = `deal/${randomUUID()}`;
    const entry = { at: 1, actor: 'system:test', command: 'test', subject, revision: null, detail: '', trace: null };
    try {
      await store.transaction(tenant, (tx) => appendAudit(tx, entry));
      tally.acknowledged.add(subject);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (error.outcome === 'unknown') tally.unknown.add(subject);
      await sleep(20);
    }
  }
}
