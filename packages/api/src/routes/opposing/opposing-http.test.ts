import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { person } from '../../sign-in/people.fixture.ts';
import { eachNorthwind, type Northwind } from '../partners/northwind.fixture.ts';

const KINDS = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'];
const CONTOSO = { name: 'Contoso', country: 'US' };
const KITE = {
  id: 'kite',
  title: 'Kite',
  attributes: { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false },
  facts: { 'bookings.t12m': 120_000, 'certs.active': 3 },
};
const answers = { customer: CONTOSO, products: ['cloud'], amount: 50_000, closeOn: '2027-06-01', need: 'A data centre', tender: false };

describe.each(testStores())('what stands in the way of deals, over HTTP on $name', ({ open }) => {
  let northwind: Northwind;
  let partner: string;
  eachNorthwind(open, async (anew) => {
    northwind = anew;
    await northwind.publish('2027.1.0');
    await northwind.done('POST', '/partners', KITE);
    partner = await northwind.key('partnerUser', 'kite');
  });

  const put = (kind: string, body: object) => northwind.send('PUT', `/opposing/${kind}`, { source: 'crm', records: [], ...body });
  const loaded = async () => {
    for (const kind of KINDS) expect((await put(kind, { through: '2027-01-03' })).body).toEqual({ kept: 0, removed: 0, isLoaded: true });
  };
  const submit = async (customer: object = CONTOSO) => {
    const deal = { answers: { ...answers, customer }, submit: true };
    const { body } = await northwind.send('POST', '/deals', deal, {}, partner);
    return (await northwind.done('GET', `/deals/${body.id}`)) as { state: string; chains: { title: string }[] };
  };

  it('asks somebody until each source has said all there is, and nobody where nothing is in the way', async () => {
    expect(await submit()).toMatchObject({ state: 'pending', chains: [{ title: 'Channel conflict' }] });
    await loaded();
    expect(await submit({ name: 'Fabrikam', country: 'US' })).toMatchObject({ state: 'approved', chains: [] });
    const at = { products: ['cloud'], createdOn: '2026-12-01', lastActivityOn: '2027-01-01' };
    await put('directOpportunities', { records: [{ id: 'o1', customer: { name: 'Litware Inc.', country: 'US' }, ...at }] });
    expect(await submit({ name: 'Litware', country: 'US' })).toMatchObject({ state: 'pending', chains: [{ title: 'Channel conflict' }] });
    // A source that takes its word back knows nothing: from then on somebody is asked again.
    expect((await put('directOpportunities', { through: null })).body).toEqual({ kept: 0, removed: 1, isLoaded: false });
    expect(await submit({ name: 'Tailspin', country: 'US' })).toMatchObject({ state: 'pending', chains: [{ title: 'Channel conflict' }] });
  });

  it('keeps what a source has now by its ids, however often it says so', async () => {
    const o = (id: string, stage: string) => ({ id, customer: { domain: `${id}.example` }, stage });
    const list = async (query = '') => {
      const { items } = await northwind.done('GET', `/opposing/directOpportunities${query}`);
      return items.map(
        ({ source, record }: { source: string; record: { id: string; stage: string } }) => `${source} ${record.id} ${record.stage}`,
      );
    };
    const first = { records: [o('a', 'new'), o('b', 'new')] };
    expect((await put('directOpportunities', first)).body).toEqual({ kept: 2, removed: 0, isLoaded: false });
    expect((await put('directOpportunities', first)).body).toEqual({ kept: 2, removed: 0, isLoaded: false });
    await put('directOpportunities', { source: 'erp', records: [o('x', 'new')] });
    expect((await put('directOpportunities', { records: [o('c', 'new')], rest: 'keep' })).body.removed).toBe(0);
    expect(await list()).toEqual(['crm a new', 'crm b new', 'crm c new', 'erp x new']);
    expect((await put('directOpportunities', { records: [o('b', 'won')] })).body).toEqual({ kept: 1, removed: 2, isLoaded: false });
    expect(await list()).toEqual(['crm b won', 'erp x new']);
    expect(await list('?source=erp')).toEqual(['erp x new']);
    const page = await northwind.done('GET', '/opposing/directOpportunities?limit=1');
    expect(await list(`?limit=1&cursor=${page.next}`)).toEqual(['erp x new']);
    expect((await northwind.send('DELETE', '/opposing/directOpportunities/x')).status).toBe(204);
    expect((await northwind.send('DELETE', '/opposing/directOpportunities/x')).status).toBe(404);
    expect((await northwind.done('GET', '/opposing')).kinds[0]).toEqual({
      kind: 'directOpportunities',
      isLoaded: false,
      sources: [{ source: 'crm', records: 1, through: null }],
    });
    expect((await northwind.send('GET', '/opposing/leads')).status).toBe(404);
  });

  it('is known only when all of its sources are', async () => {
    await loaded();
    expect((await put('tenders', { source: 'gazette', through: null })).body.isLoaded).toBe(false);
    expect((await put('tenders', { source: 'gazette', through: '2027-01-03' })).body.isLoaded).toBe(true);
  });

  it('refuses what could never be found, is told twice, is another’s, or has an owner who is nobody', async () => {
    const owner = await person(northwind.service, northwind.tenant, 'sales', { roles: ['channelManager'] });
    const records = [
      { id: 'a', customer: { name: 'Contoso' } },
      { id: 'b', customer: CONTOSO, owner },
      { id: 'b', customer: CONTOSO, owner: northwind.tenant },
    ];
    const answer = await put('namedAccounts', { records });
    expect([answer.status, answer.body.code]).toEqual([422, 'CMD309']);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/records/0/customer',
      '/records/2/id',
      '/records/2/owner',
    ]);
    await put('namedAccounts', { records: records.slice(1, 2) });
    const other = await put('namedAccounts', { source: 'erp', records: records.slice(1, 2) });
    expect([other.status, other.body.code, other.body.errors[0].pointer]).toEqual([409, 'CMD310', '/records/0/id']);
    const tooMany = await put('namedAccounts', { records: Array.from({ length: 5001 }, (_, n) => ({ id: `${n}`, customer: CONTOSO })) });
    expect(tooMany.status).toBe(422);
    const many = Array.from({ length: 5000 }, (_, n) => ({ id: `${n}`, customer: { domain: `c${n}.example` } }));
    expect((await put('namedAccounts', { records: many, through: '2027-01-03' })).body).toEqual({ kept: 5000, removed: 1, isLoaded: true });
  });

  it('is nothing that partners hear of', async () => {
    await loaded();
    for (const path of ['/opposing', '/opposing/tenders'])
      expect((await northwind.send('GET', path, undefined, {}, partner)).status).toBe(403);
    expect((await northwind.send('GET', '/watermarks', undefined, {}, partner)).body).toEqual({ loaded: null, sources: [] });
  });
});
