import type { Json } from '@tierwright/program';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../command/answered.fixture.ts';
import { queueFor } from '../queue/read-queue.ts';
import { historyFor } from '../status/history.ts';
import { READ_DEALS_RIGHTS } from './deal-rights.ts';
import type { VendorDeal } from './deal-shapes.ts';
import { dryRunFor } from './dry-run-deal.ts';
import { examineDealFor } from './examine-deal.ts';
import { ANSWERS, LARGE, Northwind } from './northwind.fixture.ts';
import { dealFor, dealsFor } from './read-deals.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

/** Two partners and the direct team work on one customer; one of the partners is asked what it can learn. */
async function contested() {
  const vendor = await Northwind.open(store);
  const { office } = vendor;
  const first = await vendor.begin('ann', { answers: LARGE, submit: true });
  await office.opposing('directOpportunities', [
    {
      id: 'opp-4711',
      customer: { name: 'Contoso', country: 'US' },
      products: ['cloud'],
      owner: vendor.who('sara').account,
      createdOn: '2027-01-10',
      lastActivityOn: '2027-02-27',
      stage: 'proposal',
    },
  ]);
  office.now += 60_000;
  const second = await vendor.begin('bob', { answers: LARGE, submit: true });
  const secrets = [
    'acme',
    'Acme Corp',
    first.id,
    'opp-4711',
    ...['ann', 'abe', 'dora', 'sara', 'carl'].flatMap((name) => [name, vendor.who(name).name, vendor.who(name).account]),
  ].filter((secret) => secret.length > 4 || secret === 'acme');
  return { vendor, office, first, second, secrets };
}

const leaksIn = (body: unknown, secrets: readonly string[]): string[] => {
  const text = JSON.stringify(body).toLowerCase();
  return secrets.filter((secret) => text.includes(secret.toLowerCase()));
};

describe('a partner', () => {
  it('learns nothing of who stands against its deal', async () => {
    const { vendor, office, second, secrets } = await contested();
    const { id } = second;
    const bob = vendor.who('bob');
    const seen = bodyOf(await dealFor(office.service, vendor.who('audrey'), id)) as VendorDeal;
    expect(seen).toMatchObject({ state: 'pending', opposing: { partners: [{ id: 'acme' }], owners: [{ name: 'Sara Sales' }] } });
    expect(leaksIn(seen, secrets)).not.toEqual([]);
    const decide = { type: 'decide', chain: 'c1', step: 'both', outcome: 'approve' } as const;
    await vendor.told('carl', id, decide);
    const dry = { answers: LARGE, people: 'prompt' } as const;
    const told: Record<string, unknown> = {
      submitted: second,
      status: bodyOf(await dealFor(office.service, bob, id)),
      list: bodyOf(await dealsFor(office.service, bob, {})),
      history: bodyOf(await historyFor(office.service, bob, { kind: 'deal', id, rights: READ_DEALS_RIGHTS })),
      queue: bodyOf(await queueFor(office.service, bob, {})),
      dryRun: bodyOf(await dryRunFor(office.service, bob, dry)),
      examined: bodyOf(await examineDealFor(office.service, bob, { answers: LARGE })),
      refused: await vendor.tell('bob', id, decide),
      recalled: await vendor.told('bob', id, { type: 'recall' }),
    };
    for (const [what, body] of Object.entries(told)) expect([what, ...leaksIn(body, secrets)]).toEqual([what]);
  });

  it('learns nothing of what the vendor keeps beside a deal, whatever a deal comes to hold', async () => {
    const { vendor, office, second } = await contested();
    const canary = 'canary-5f1d';
    const marked = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(marked);
      if (value === null || typeof value !== 'object') return value;
      return { ...Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part)])), secret: canary };
    };
    const row = await office.item('deal', second.id);
    const { showDeal } = await import('./show-deal.ts');
    const marking = row && { ...row, body: marked({ ...(row.body as Record<string, Json>), answers: LARGE }) };
    if (!marking) throw new Error('gone');
    const bodies = await office.store.read(office.tenant, async (tx) => [
      await showDeal(office.service, tx, vendor.who('bob'), { ...marking, body: { ...(marking.body as object), answers: LARGE } as Json }),
      await showDeal(office.service, tx, vendor.who('audrey'), {
        ...marking,
        body: { ...(marking.body as object), answers: LARGE } as Json,
      }),
    ]);
    for (const body of bodies) expect(JSON.stringify(body)).not.toContain(canary);
  });

  it('examines and tries a deal as if nobody else were there', async () => {
    const { vendor, office } = await contested();
    const bob = bodyOf(
      await examineDealFor(office.service, vendor.who('bob'), { answers: { ...LARGE, customer: { name: 'Fabrikam', country: 'US' } } }),
    );
    const taken = bodyOf(await examineDealFor(office.service, vendor.who('tess'), { answers: LARGE }));
    expect(bob).toMatchObject({ refusals: [], conflicts: [], alike: [], place: null, asked: [{ title: 'Deal desk', purpose: 'rule' }] });
    expect(taken).toMatchObject({ conflicts: [], alike: [], place: null });
    const seen = bodyOf(await examineDealFor(office.service, vendor.who('carl'), { partner: 'bolt', answers: LARGE }));
    expect(seen.conflicts).toMatchObject([
      { check: 'otherPartner', outcome: 'nextPlace' },
      { check: 'directTeam', title: 'Our own team works on this deal', outcome: 'adjudicate', opposing: 'opp-4711' },
    ]);
    expect(seen.place).toBe(2);
    expect(seen.alike).toHaveLength(2);
    const own = bodyOf(await examineDealFor(office.service, vendor.who('bob'), { answers: LARGE }));
    expect(own.refusals).toMatchObject([{ by: 'ownDuplicate' }]);
    expect(own.alike).toHaveLength(1);
  });

  it('sees no deal of others, in no list and by no id; the vendor’s people see those that are theirs to see', async () => {
    const { vendor, office, first, second } = await contested();
    const ids = async (name: string, asked: Parameters<typeof dealsFor>[2] = {}) =>
      bodyOf(await dealsFor(office.service, vendor.who(name), asked)).items.map(({ id }) => id);
    expect(await ids('ann')).toEqual([first.id]);
    expect(await ids('bob')).toEqual([second.id]);
    expect(await ids('tess')).toEqual([]);
    expect(await ids('carl')).toEqual([second.id, first.id]);
    expect(await ids('audrey', { partner: 'acme' })).toEqual([first.id]);
    expect(await ids('dora')).toEqual([first.id]);
    expect(await ids('sara')).toEqual([second.id]);
    // The owner of the opportunity does not decide: the director is asked as well.
    expect(await ids('rita')).toEqual([second.id]);
    expect(await ids('carl', { holder: 'me' })).toEqual([second.id]);
    expect(await ids('carl', { customer: 'CONT' })).toHaveLength(2);
    expect(await ids('carl', { customer: 'c_nt' })).toEqual([]);
    expect(await ids('carl', { state: 'approved' })).toEqual([]);
    const page = bodyOf(await dealsFor(office.service, vendor.who('carl'), { limit: 1 }));
    expect(page.items).toMatchObject([{ id: second.id, partner: { title: 'Bolt Ltd' }, customer: 'Contoso' }]);
    expect(await ids('carl', { limit: 1, cursor: page.next ?? '' })).toEqual([first.id]);
    for (const [name, id] of [
      ['bob', first.id],
      ['dora', second.id],
      ['rita', first.id],
    ] as const)
      expect(await dealFor(office.service, vendor.who(name), id)).toMatchObject({ ok: false, failure: { status: 404, code: 'CMD601' } });
    expect(await dealFor(office.service, vendor.who('pete'), first.id)).toMatchObject({ ok: false, failure: { status: 403 } });
  });

  it('tries a deal out with its calendar; the vendor’s people see what the direct team has', async () => {
    const { vendor, office } = await contested();
    const ann = bodyOf(await dryRunFor(office.service, vendor.who('ann'), { answers: ANSWERS, people: 'never' }));
    expect(ann).toMatchObject({ first: 'approved', partner: 'acme', end: { state: 'expired' }, timeZone: 'America/Los_Angeles' });
    expect(ann.calendar.map(({ what }) => what)).toContain('warning');
    expect(ann.sentences[0]).toBe('Acme Corp would register the deal with Contoso under Northwind Partner Program 2027.1.0.');
    const carl = bodyOf(await dryRunFor(office.service, vendor.who('carl'), { partner: 'acme', answers: ANSWERS, people: 'prompt' }));
    expect(carl).toMatchObject({ first: 'pending', asked: [{ title: 'Channel conflict', purpose: 'adjudication' }] });
    const wrong = await dryRunFor(office.service, vendor.who('ann'), { partner: 'bolt', answers: ANSWERS });
    expect(wrong).toMatchObject({ ok: false, failure: { status: 404, code: 'CMD102' } });
    expect(await dryRunFor(office.service, vendor.who('ann'), { answers: {} })).toMatchObject({ ok: false, failure: { code: 'OPS210' } });
    const never = await dryRunFor(office.service, vendor.who('ann'), { answers: ANSWERS, at: '9999-12-31T00:00:00Z' });
    expect(never).toMatchObject({ ok: false, failure: { status: 422, code: 'OPS105', problems: [{ pointer: '/at' }] } });
  });
});

describe('the history of a deal', () => {
  it('tells the vendor’s people everything, a partner what it said and where the deal went', async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    const { id } = await vendor.begin('ann', { answers: LARGE, submit: true });
    await vendor.told('dora', id, { type: 'decide', chain: 'c1', step: 'desk', outcome: 'approve', reason: 'Good project' });
    const history = (name: string) => historyFor(office.service, vendor.who(name), { kind: 'deal', id, rights: READ_DEALS_RIGHTS });
    const seen = bodyOf(await history('audrey'));
    expect(seen.items).toMatchObject([
      { revision: 1, by: { name: 'Ann Able' }, message: { type: 'begin' } },
      { revision: 2, by: { name: 'Ann Able' }, message: { type: 'submit' }, moves: [{ what: 'deal', to: 'pending' }, {}] },
      { revision: 3, by: { name: 'Dora Desk' }, message: { reason: 'Good project' } },
    ]);
    expect(bodyOf(await history('abe')).items).toEqual([
      { revision: 1, at: expect.any(String), by: 'Ann Able', said: 'begin', state: null },
      { revision: 2, at: expect.any(String), by: 'Ann Able', said: 'submit', state: 'pending' },
      { revision: 3, at: expect.any(String), by: 'The vendor', said: null, state: 'approved' },
    ]);
  });
});
