import { memoryStore } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { keyOf, person } from '../../sign-in/people.fixture.ts';
import { eachNorthwind, type Northwind } from './northwind.fixture.ts';

const PROFILE = { legalName: 'Kite Corporation', country: 'US', taxId: '12-3456789', plan: 'Cloud for dentists' };

describe('who looks after a partner, over HTTP', () => {
  let northwind: Northwind;
  let mia: string;
  let miasKey: string;
  let partner: string;
  eachNorthwind(memoryStore, async (anew) => {
    northwind = anew;
    await northwind.publish('2027.1.0');
    for (const id of ['kite', 'wing']) {
      const attributes = { type: 'si', region: 'NA', joinedOn: '2027-01-04', overdue: false };
      await northwind.done('POST', '/partners', { id, title: id, attributes });
    }
    mia = await person(northwind.service, northwind.tenant, 'mia', { name: 'Mia Manager', roles: ['decider'] });
    miasKey = await keyOf(northwind.service, northwind.tenant, mia, ['decider']);
    partner = await northwind.key('partnerUser', 'kite');
  });

  const managers = async (key?: string) => (await northwind.send('GET', '/partners/kite/account-managers', undefined, {}, key)).body;
  const put = (id = mia, of = 'kite') => northwind.send('PUT', `/partners/${of}/account-managers/${id}`);
  const end = (id = mia, of = 'kite') => northwind.send('DELETE', `/partners/${of}/account-managers/${id}`);

  it('is named, seen and ended; the partner learns names only', async () => {
    expect(await managers()).toEqual([]);
    expect((await put()).body).toEqual([{ account: mia, name: 'Mia Manager' }]);
    expect((await put()).body).toEqual([{ account: mia, name: 'Mia Manager' }]);
    expect(await managers(partner)).toEqual([{ name: 'Mia Manager' }]);
    const seen = await northwind.send('GET', '/partners/kite', undefined, {}, partner);
    expect(seen.body.accountManagers).toEqual([{ name: 'Mia Manager' }]);
    expect(JSON.stringify(seen.body)).not.toContain(mia);
    expect((await northwind.done('GET', '/partners/kite')).accountManagers).toEqual([{ account: mia, name: 'Mia Manager' }]);
    expect((await northwind.done('GET', '/partners/wing')).accountManagers).toEqual([]);
    expect([(await end()).status, (await end()).status]).toEqual([204, 204]);
    expect(await managers()).toEqual([]);
  });

  it('is one of the vendor’s people, of a partner that is there', async () => {
    const other = await person(northwind.service, northwind.tenant, 'kim', { partner: 'kite', roles: ['partnerUser'] });
    for (const id of [other, northwind.tenant]) {
      const answer = await put(id);
      expect([answer.status, answer.body.code]).toEqual([422, 'CMD320']);
    }
    expect((await put(mia, 'nobody')).status).toBe(404);
    expect((await end(mia, 'nobody')).status).toBe(404);
    expect((await put('mia')).status).toBe(404);
    for (const method of ['PUT', 'DELETE'])
      expect((await northwind.send(method, `/partners/kite/account-managers/${mia}`, undefined, {}, partner)).status).toBe(403);
  });

  it('holds what the program gives to whoever looks after the partner', async () => {
    const begun = await northwind.done('POST', '/onboardings', { partner: 'kite' });
    const path = `/onboardings/${begun.id}`;
    const say = (message: object, key: string) => northwind.send('POST', `${path}/messages`, message, {}, key);
    expect((await say({ type: 'complete', step: 'profile', answers: PROFILE }, partner)).status).toBe(200);
    const queue = async () => {
      const { body } = await northwind.send('GET', '/tasks', undefined, {}, miasKey);
      return body.items.map(({ title }: { title: string }) => title);
    };
    const complete = () => say({ type: 'complete', step: 'plan' }, miasKey);
    expect([await queue(), (await complete()).status]).toEqual([[], 404]);
    await put(mia, 'wing');
    expect([await queue(), (await complete()).status]).toEqual([[], 404]);
    await put();
    expect(await queue()).toEqual(['First business plan']);
    await end();
    expect([await queue(), (await complete()).status]).toEqual([[], 404]);
    await put();
    expect((await complete()).status).toBe(200);
  });
});
