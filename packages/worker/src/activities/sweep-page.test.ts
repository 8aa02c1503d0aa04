import { randomUUID } from 'node:crypto';
import { addEffects, insertItem, insertTenant, keepProgram, keepVersion, type Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepPage } from './sweep-page.ts';

const DAY = 86_400_000;
const AT = Date.parse('2027-03-01T00:00Z');

describe.each(testStores())('a page of the sweep, on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('tells what is late or has effects, starts what is due within a month, and leaves the rest', async () => {
    const tenants: string[] = [randomUUID(), randomUUID()].sort();
    for (const tenant of tenants) {
      await store.transaction(tenant, async (tx) => {
        await insertTenant(tx, { slug: `t${tenant}`, title: 'T', hosts: [], at: 1 });
        await keepProgram(tx, 'demo', 'Demo', 1);
        await keepVersion(tx, { hash: 'h', program: 'demo', version: '1', document: '{}', created_at: 1 });
        const items: readonly (readonly [string, number | null])[] = [
          ...[['late', AT - 1] as const, ['soon', AT + 29 * DAY] as const, ['later', AT + 31 * DAY] as const, ['never', null] as const],
          ...Array.from({ length: 60 }, (_, n) => [`many-${100 + n}`, AT + DAY] as const),
        ];
        for (const [id, due_at] of items) {
          const row = { kind: 'deal', id, partner: null, state: 'pending', is_over: false, revision: 3, program: 'demo' } as const;
          await insertItem(tx, { ...row, program_hash: 'h', at: 1, since: 1, due_at, holders: [], distributor: null, body: {} }, 1);
        }
        await addEffects(tx, { kind: 'deal', id: 'never' }, [{ id: 'deal/never/3/0', what: 'tell', body: {} }], 1);
      });
    }
    const told: string[] = [];
    const started: string[] = [];
    const beats: unknown[] = [];
    const drivers = {
      tell: async ({ tenant, id }: { tenant: string; id: string }) => void told.push(`${tenants.indexOf(tenant)} ${id}`),
      start: async ({ tenant, id }: { tenant: string; id: string }) => void started.push(`${tenants.indexOf(tenant)} ${id}`),
    };
    const beat = { heartbeat: (at: unknown) => beats.push(at), details: undefined, signal: new AbortController().signal, warn: () => {} };
    let after: string | null = null;
    let pages = 0;
    do {
      const page = await sweepPage(store, drivers, { at: AT, after, limit: 50 }, beat);
      after = page.next;
      pages += 1;
    } while (after !== null && pages < 20);
    expect(told.sort()).toEqual(['0 late', '0 never', '1 late', '1 never']);
    expect(started).toHaveLength(2 * 61);
    expect(new Set(started).size).toBe(2 * 61);
    expect(pages).toBeGreaterThan(1);
    // A try after the first goes on where the former said it was.
    started.length = 0;
    const details = `${tenants[1]}/deal/many-150`;
    await sweepPage(store, drivers, { at: AT, after: null, limit: 500 }, { ...beat, details });
    expect(started.sort()).toEqual([...Array.from({ length: 9 }, (_, n) => `1 many-${151 + n}`), '1 soon']);
  });
});
