import { createHash } from 'node:crypto';
import { type Deal, dealTable } from '@tierwright/lifecycle';
import { verifyAudit } from '@tierwright/store';
import { expect } from 'vitest';
import type { ItemFlow } from './item-flow.fixture.ts';

// For tests: what must hold of a tenant's deals and of its chain, whoever was first.

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Moved {
  readonly what: string;
  readonly from: string;
  readonly on: string;
  readonly to: string;
}

/** Each revision once, each state left as the table allows, from a draft to an end; how many deals ended how. */
export async function expectSoundDeals({ store, tenant }: ItemFlow): Promise<Readonly<Record<string, number>>> {
  const { deals, steps, held } = await store.read(tenant, async ({ db }) => ({
    deals: await db.selectFrom('item').select(['id', 'state', 'is_over', 'revision', 'body']).where('kind', '=', 'deal').execute(),
    steps: await db
      .selectFrom('item_step')
      .select(['item', 'revision', 'moves'])
      .where('kind', '=', 'deal')
      .orderBy('item')
      .orderBy('revision')
      .execute(),
    held: await db.selectFrom('deal_place').select(['deal', 'place']).where('ended_at', 'is', null).execute(),
  }));
  const stepsOf = new Map<string, typeof steps>();
  for (const step of steps) stepsOf.set(step.item, [...(stepsOf.get(step.item) ?? []), step]);
  const ends: Record<string, number> = {};
  for (const { id, state, is_over, revision, body } of deals) {
    const deal = body as unknown as Deal;
    const own = stepsOf.get(id) ?? [];
    expect(own.map((step) => step.revision)).toEqual(Array.from({ length: revision }, (_, index) => index + 1));
    let now = 'draft';
    for (const { what, from, on, to } of own.flatMap(({ moves }) => moves as unknown as Moved[])) {
      if (what !== 'deal') continue;
      expect(from).toBe(now);
      expect(dealTable.rows).toContainEqual({ from, on, to });
      now = to;
    }
    expect([deal.state, state, is_over]).toEqual([now, now, true]);
    expect(dealTable.ends).toContain(now);
    ends[now] = (ends[now] ?? 0) + 1;
    // Nobody decides twice.
    const deciders = deal.chains.flatMap((chain) => chain.steps.flatMap(({ decisions }) => decisions.map(({ by }) => `${chain.id} ${by}`)));
    expect(new Set(deciders).size).toBe(deciders.length);
  }
  // Who is out of the race holds no place.
  expect(held).toEqual([]);
  return ends;
}

/**
 * The hash of each row of the chain, worked out here from the row and the one before; every step of a deal is in it once, and
 * the last of each proves the deal as it is. How many rows that were.
 */
export async function expectSoundChain({ store, tenant }: ItemFlow): Promise<number> {
  const { rows, head, steps, deals, verdict } = await store.read(tenant, async (tx) => ({
    rows: await tx.db.selectFrom('audit').selectAll().where('tenant', '=', tenant).orderBy('n').execute(),
    head: await tx.db.selectFrom('audit_head').select(['n', 'hash']).where('tenant', '=', tenant).executeTakeFirstOrThrow(),
    steps: await tx.db.selectFrom('item_step').select(['item', 'revision']).where('kind', '=', 'deal').execute(),
    deals: await tx.db.selectFrom('item').select(['id', 'revision', 'body']).where('kind', '=', 'deal').execute(),
    verdict: await verifyAudit(tx),
  }));
  let last = { n: 0, hash: '0'.repeat(64) };
  const proofs = new Map<string, string>();
  for (const { n, hash, previous, actor, at, command, detail, revision, subject, trace } of rows) {
    // RFC 8785 of a flat object of texts and whole numbers: its names in order.
    const text = JSON.stringify({ actor, at, command, detail, n, previous, revision, subject, tenant, trace });
    expect([n, previous, hash]).toEqual([last.n + 1, last.hash, sha256(text)]);
    last = { n, hash };
    // Without a proof: an effect was settled that changed no item.
    if (detail === '' || !subject.startsWith('deal/')) continue;
    const step = `${subject} ${revision}`;
    expect(proofs.has(step)).toBe(false);
    proofs.set(step, detail);
  }
  expect(head).toEqual(last);
  expect(verdict).toEqual({ ok: true, ...last });
  expect([...proofs.keys()].sort()).toEqual(steps.map(({ item, revision }) => `deal/${item} ${revision}`).sort());
  for (const { id, revision, body } of deals) expect(proofs.get(`deal/${id} ${revision}`)).toBe(sha256(JSON.stringify(body)));
  return rows.length;
}
