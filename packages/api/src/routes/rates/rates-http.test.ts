import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Northwind } from '../partners/northwind.fixture.ts';

const EUR = { currency: 'EUR', into: 'USD' };
const PLAN = {
  activity: 'event',
  startsOn: '2027-01-20',
  endsOn: '2027-01-21',
  costs: [{ title: 'Hall', amount: 333.33, currency: 'EUR' }],
  answers: { aim: 20, audience: 'Dentists' },
};

describe.each(testStores())('rates over HTTP on $name', ({ open }) => {
  let store: Store;
  let northwind: Northwind;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    northwind = await Northwind.on(store);
    await northwind.publish('2027.1.0');
  });

  const put = (on: string, rates: object[], source = 'ecb') => northwind.send('PUT', `/rates/${source}/${on}`, { rates });
  const get = async (on: string) => (await northwind.done('GET', `/rates?into=USD&on=${on}`)).rates;

  it('hold from their day on, as they were told last, and nothing that was told goes', async () => {
    expect((await put('2027-01-02', [{ ...EUR, rate: '1.0875' }])).body).toEqual({ added: 1, unchanged: 0 });
    expect((await put('2027-01-02', [{ ...EUR, rate: '1.0875' }])).body).toEqual({ added: 0, unchanged: 1 });
    await put('2026-12-31', [
      { ...EUR, rate: '1.05' },
      { currency: 'JPY', into: 'USD', rate: '0.00641025641' },
    ]);
    expect(await get('2026-12-30')).toEqual([]);
    expect(await get('2027-01-01')).toMatchObject([
      { currency: 'EUR', rate: '1.05', on: '2026-12-31', source: 'ecb', recordedAt: '2027-01-04T09:00:00Z' },
      { currency: 'JPY', rate: '0.00641025641' },
    ]);
    expect((await put('2027-01-02', [{ ...EUR, rate: '1.0880' }])).body).toEqual({ added: 1, unchanged: 0 });
    await put('2027-01-02', [{ ...EUR, rate: '1.0890' }], 'desk');
    // Again what it was: told anew, it is the last word of its source.
    expect((await put('2027-01-02', [{ ...EUR, rate: '1.0875' }])).body).toEqual({ added: 1, unchanged: 0 });
    expect((await get('2027-02-01'))[0]).toMatchObject({ rate: '1.0875', on: '2027-01-02', source: 'ecb' });
    const rows = await store.read(northwind.tenant, ({ db }) =>
      db.selectFrom('rate').select('rate').where('tenant', '=', northwind.tenant).orderBy('seq').execute(),
    );
    expect(rows.map(({ rate }) => rate)).toEqual(['1.0875', '1.05', '0.00641025641', '1.0880', '1.0890', '1.0875']);
  });

  it('are refused where nothing is exchanged at them', async () => {
    const rates = [
      { ...EUR, rate: '0.0' },
      { ...EUR, rate: '1' },
      { currency: 'EUR', into: 'EUR', rate: '1' },
      { currency: 'XQX', into: 'EUR', rate: '1' },
    ];
    const answer = await put('2027-02-30', rates);
    expect([answer.status, answer.body.code]).toEqual([422, 'CMD321']);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '',
      '/rates/0/rate',
      '/rates/1',
      '/rates/2/into',
      '/rates/3/currency',
    ]);
    for (const rate of ['1e3', '-1', '1,5', '12345678', '1.123456789', '', '01'])
      expect((await put('2027-01-02', [{ ...EUR, rate }])).status).toBe(422);
    expect((await put('today', [{ ...EUR, rate: '1' }])).status).toBe(404);
    await northwind.done('POST', '/partners', { id: 'kite', title: 'Kite', attributes: { type: 'reseller', region: 'NA' } });
    const partner = await northwind.key('partnerUser', 'kite');
    expect((await northwind.send('GET', '/rates?into=USD', undefined, {}, partner)).status).toBe(403);
  });

  it('exchange what is asked of a fund in another currency, exactly', async () => {
    const attributes = { type: 'reseller', region: 'NA', joinedOn: '2025-01-01', agreementSigned: true, overdue: false };
    const facts = { 'bookings.t12m': 260_000, 'certs.active': 6, specializations: ['security'], 'deals.won.t12m': 12 };
    await northwind.done('POST', '/partners', {
      id: 'kite',
      title: 'Kite',
      attributes,
      facts,
      previous: { on: '2027-01-01', tier: 'gold' },
    });
    const partner = await northwind.key('partnerUser', 'kite');
    const ask = () => northwind.send('POST', '/fund-requests', { fund: 'growth', plan: PLAN, submit: true }, {}, partner);
    const unknown = await ask();
    expect([unknown.status, unknown.body.code]).toEqual([409, 'OPS106']);
    await put('2027-01-05', [{ ...EUR, rate: '1.2' }]);
    // Of tomorrow: not known today.
    expect((await ask()).body.code).toBe('OPS106');
    await put('2027-01-03', [{ ...EUR, rate: '1.0879' }]);
    const asked = await ask();
    // 333.33 × 1.0879 × 50 % = 181.3148535.
    expect([asked.status, asked.body.state, asked.body.amount]).toEqual([201, 'pending', { amount: 181.31, currency: 'USD' }]);
  });
});
