import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../database/store.ts';
import { insertTenant } from '../people/tenant-rows.ts';
import type { OpenedTestStore } from '../testing/opened-test-store.ts';
import { testStores } from '../testing/test-stores.ts';
import { appendAudit } from './append-audit.ts';
import { listAudit } from './list-audit.ts';
import { auditAnchor, verifyAudit } from './verify-audit.ts';

describe.each(testStores())('audit chain on $name', ({ open }) => {
  let store: OpenedTestStore;
  let tenant: string;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    tenant = randomUUID();
    await store.transaction(tenant, (tx) => insertTenant(tx, { slug: tenant.slice(0, 8), title: 'Acme', hosts: [], at: 1 }));
  });

  const entry = (subject: string) => ({ at: 1, actor: 'system:test', command: 'test', subject, revision: 2, detail: 'é', trace: null });
  const append = (subject: string) => store.transaction(tenant, (tx) => appendAudit(tx, entry(subject)));
  const verdict = () => store.read(tenant, (tx) => verifyAudit(tx));
  const grow = async (rows: number) => {
    for (let n = 1; n <= rows; n += 1) await append(`deal/${n}`);
  };
  /** What somebody with the whole database in hand may do. */
  const tamper = (change: (tx: Tx) => Promise<unknown>) => store.asOwner(tenant, change);

  it('begins with nothing, and holds together as it grows', async () => {
    expect(await verdict()).toEqual({ ok: true, n: 0, hash: '0'.repeat(64) });
    await grow(3);
    const found = await verdict();
    expect(found).toEqual({ ok: true, ...(await store.read(tenant, auditAnchor)) });
    expect(found).toMatchObject({ n: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('hashes what was written, in every release alike', async () => {
    const fixed = '11111111-1111-4111-8111-111111111111';
    await store.transaction(fixed, async (tx) => {
      await insertTenant(tx, { slug: 'fixed', title: 'Fixed', hosts: [], at: 1 });
      await appendAudit(tx, entry('deal/1'));
      await appendAudit(tx, entry('deal/2'));
    });
    const rows = await store.read(fixed, (tx) => listAudit(tx, { limit: 10 }));
    expect(rows.map(({ hash }) => hash)).toMatchInlineSnapshot(`
      [
        "6206d297204d1a1f2c53b82f12316ac8a7f503f4547d736fc879d3e7e46c47d7",
        "ffe5959f289d0f5f97c4610da60c5fcfb6246bbb2d80d935bdbb4acc0841421e",
      ]
    `);
  });

  it.each(['at', 'actor', 'command', 'subject', 'revision', 'detail', 'trace'] as const)(
    'names the row whose %s was changed',
    async (column) => {
      await grow(5);
      const value = column === 'at' || column === 'revision' ? 77 : 'other';
      await tamper((tx) =>
        tx.db
          .updateTable('audit')
          .set({ [column]: value })
          .where('tenant', '=', tenant)
          .where('n', '=', 3)
          .execute(),
      );
      expect(await verdict()).toEqual({ ok: false, n: 3, why: 'changed' });
    },
  );

  it('names the first row that is not there, inside and at the end', async () => {
    await grow(5);
    await tamper((tx) => tx.db.deleteFrom('audit').where('tenant', '=', tenant).where('n', '=', 5).execute());
    expect(await verdict()).toEqual({ ok: false, n: 5, why: 'missing' });
    await tamper((tx) => tx.db.deleteFrom('audit').where('tenant', '=', tenant).where('n', '=', 2).execute());
    expect(await verdict()).toEqual({ ok: false, n: 2, why: 'missing' });
  });

  it('finds that an end was cut off and the head with it, by an anchor of before', async () => {
    await grow(4);
    const anchor = await store.read(tenant, auditAnchor);
    await tamper(async (tx) => {
      const third = await tx.db
        .selectFrom('audit')
        .select('hash')
        .where('tenant', '=', tenant)
        .where('n', '=', 3)
        .executeTakeFirstOrThrow();
      await tx.db.deleteFrom('audit').where('tenant', '=', tenant).where('n', '=', 4).execute();
      await tx.db.updateTable('audit_head').set({ n: 3, hash: third.hash }).where('tenant', '=', tenant).execute();
    });
    expect(await verdict()).toMatchObject({ ok: true, n: 3 });
    expect(await store.read(tenant, (tx) => verifyAudit(tx, anchor))).toEqual({ ok: false, n: 4, why: 'notAnchored' });
    await append('deal/again');
    expect(await store.read(tenant, (tx) => verifyAudit(tx, anchor))).toEqual({ ok: false, n: 4, why: 'notAnchored' });
  });

  it('is not changed by the service, which has no right to', async () => {
    await grow(1);
    const denied = { code: '42501' };
    await expect(store.transaction(tenant, (tx) => tx.db.updateTable('audit').set({ detail: '' }).execute())).rejects.toMatchObject(denied);
    await expect(store.transaction(tenant, (tx) => tx.db.deleteFrom('audit').execute())).rejects.toMatchObject(denied);
  });

  it('numbers rows of racing transactions without a gap, and those that fail leave none', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        store.transaction(tenant, async (tx) => {
          await appendAudit(tx, entry(`deal/${index}`));
          if (index % 3 === 0) throw new Error('refused');
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    expect(await verdict()).toMatchObject({ ok: true, n: 40 });
  });

  it('is listed by subject, actor and command, the newest first', async () => {
    await grow(5);
    const numbers = async (asked: Parameters<typeof listAudit>[1]) =>
      (await store.read(tenant, (tx) => listAudit(tx, asked))).map(({ n }) => n);
    expect(await numbers({ limit: 2 })).toEqual([5, 4]);
    expect(await numbers({ limit: 2, before: 4 })).toEqual([3, 2]);
    expect(await numbers({ limit: 9, subject: 'deal/2', actor: 'system:test', command: 'test' })).toEqual([2]);
    expect(await numbers({ limit: 9, actor: 'nobody' })).toEqual([]);
  });
});
