import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../command/answered.fixture.ts';
import { ANSWERS, DAY, LARGE, Northwind } from '../deals/northwind.fixture.ts';
import { dealsFor } from '../deals/read-deals.ts';
import { START } from '../status/office.fixture.ts';
import { queueFor } from './read-queue.ts';

describe.each(testStores())('the queue of a person, on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('holds what waits for a person, what is due first first, and says what is late', async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    const queue = async (name: string, asked: Parameters<typeof queueFor>[2] = {}) =>
      bodyOf(await queueFor(office.service, vendor.who(name), asked));
    const large = await vendor.begin('ann', { answers: LARGE, submit: true });
    const small = await vendor.begin('bob', { answers: { ...ANSWERS, customer: { name: 'Fabrikam', country: 'US' } }, submit: true });
    const draft = await vendor.begin('ann', { answers: { customer: { name: 'Wingtip', country: 'US' } } });
    const desk = await queue('dora');
    expect(desk.counts).toEqual({ open: 2, overdue: 0 });
    expect(desk.items).toMatchObject([
      {
        what: 'task',
        kind: 'deal',
        item: large.id,
        title: 'Deal desk',
        subject: 'Contoso',
        partner: { title: 'Acme Corp' },
        holders: ['Deal desk'],
        isOverdue: false,
      },
      { what: 'task', item: small.id, title: 'Quote', subject: 'Fabrikam', state: 'approved' },
    ]);
    const [first] = desk.items;
    const page = await queue('dora', { limit: 1 });
    expect(page.items).toEqual([first]);
    expect((await queue('dora', { limit: 1, cursor: page.next ?? '' })).items).toMatchObject([{ item: small.id }]);
    expect((await queue('ann')).items).toMatchObject([
      { what: 'item', item: draft.id, task: null, title: 'Go on with the registration', until: null },
    ]);
    for (const name of ['bob', 'tess', 'sara', 'carl', 'audrey']) expect((await queue(name)).counts).toEqual({ open: 0, overdue: 0 });
    expect((await queue('audrey', { of: 'all' })).counts.open).toBe(3);
    expect((await queue('dora', { of: 'all' })).counts.open).toBe(2);
    await vendor.told('ann', draft.id, {
      type: 'submit',
      answers: { ...ANSWERS, customer: { name: 'Wingtip', country: 'US' }, distributor: 'tailspin' },
    });
    expect((await queue('tess')).items).toMatchObject([
      { item: draft.id, title: 'Distributor', subject: 'Wingtip', holders: ['Distributor'] },
    ]);
    await office.pass(START + 4 * DAY, 'deal', large.id);
    expect((await queue('dora')).counts).toMatchObject({ open: 2 });
    expect((await queue('dora')).items.some(({ isOverdue }) => isOverdue)).toBe(true);
    await vendor.told('dora', large.id, { type: 'decide', chain: 'c1', step: 'desk', outcome: 'approve' });
    expect((await queue('dora')).items.map(({ item, title }) => [item, title])).toEqual([
      [small.id, 'Quote'],
      [large.id, 'Quote'],
    ]);
    expect(await queueFor(office.service, vendor.who('dora'), { cursor: 'nonsense' })).toMatchObject({
      ok: false,
      failure: { code: 'CMD304' },
    });
    expect(await queueFor(office.service, vendor.who('pete'), {})).toMatchObject({ ok: false, failure: { status: 403 } });
  });

  it('gives nobody what the words of programs mean: a group named partner is no partner', async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    await vendor.begin('ann', { answers: ANSWERS });
    await vendor.begin('ann', { answers: { ...LARGE, distributor: 'tailspin' }, submit: true });
    const sly = await office.person('Sly Sayer', { roles: ['decider'], groups: ['partner', 'distributor', 'accountManager'] });
    expect(bodyOf(await queueFor(office.service, sly, {})).counts).toEqual({ open: 0, overdue: 0 });
  });

  it('finds items on every store alike: whose they are, in whose hands, of which customer', async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    const large = await vendor.begin('ann', { answers: LARGE, submit: true });
    const draft = await vendor.begin('ann', { answers: { ...LARGE, customer: { domain: 'wingtip.example' }, distributor: 'tailspin' } });
    const ids = async (name: string, asked: Parameters<typeof dealsFor>[2] = {}) =>
      bodyOf(await dealsFor(office.service, vendor.who(name), asked)).items.map(({ id }) => id);
    expect(await ids('ann')).toHaveLength(2);
    expect(await ids('dora')).toEqual([large.id]);
    expect(await ids('tess')).toEqual([]);
    expect(await ids('carl', { customer: 'WINGTIP', state: 'draft', program: 'northwind', isOver: false })).toEqual([draft.id]);
    expect(await ids('carl', { customer: '%' })).toEqual([]);
    await vendor.told('ann', draft.id, { type: 'submit' });
    expect(await ids('tess', { holder: 'me' })).toEqual([draft.id]);
  });
});
