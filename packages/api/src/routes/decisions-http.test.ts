import { factSet, findDecision, keepDecisions } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { eachNorthwind, type Northwind } from './partners/northwind.fixture.ts';

const ATTRIBUTES = { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false };
const FACTS = { 'bookings.t12m': 50000, 'certs.active': 2 };

describe.each(testStores())('decisions on $name', ({ open }) => {
  let northwind: Northwind;
  eachNorthwind(open, (anew) => {
    northwind = anew;
  });
  const kite = (facts: object = FACTS) => northwind.done('POST', '/partners', { id: 'kite', title: 'Kite', attributes: ATTRIBUTES, facts });
  const decide = (body: object) => northwind.done('POST', '/decide', { asOf: '2026-12-31', ...body });

  it('decides facts that are given, one answer each', async () => {
    const given = [
      { id: 'a', attributes: ATTRIBUTES, facts: FACTS },
      { id: 'b', attributes: { ...ATTRIBUTES, region: 'MOON' } },
      { facts: FACTS },
      { id: 'd', attributes: ATTRIBUTES, colour: 'red' },
    ];
    const answer = await decide({ given, show: 'tiers' });
    expect(answer.version).toMatchObject({ program: 'northwind', version: '2026.2.0' });
    expect(answer.results).toEqual([
      { partner: 'a', ok: true, tracks: [{ track: 'resale', tier: 'silver', qualified: 'silver', state: 'held' }] },
      { partner: 'b', ok: false, problems: [expect.objectContaining({ code: 'PDL412', pointer: '/attributes/region' })] },
      { partner: '#3', ok: false, problems: [expect.objectContaining({ code: 'PDL408' })] },
      { partner: 'd', ok: false, problems: [expect.objectContaining({ code: 'PDL402', pointer: '/colour' })] },
    ]);
    const ignored = await decide({ given: given.slice(3), show: 'tiers', extra: 'ignore' });
    expect(ignored.results[0].ok).toBe(true);
  });

  it('shows the decision, its trace, or sentences', async () => {
    await kite();
    const one = async (show?: string) => (await decide({ partners: ['kite'], ...(show ? { show } : {}) })).results[0];
    const plain = await one();
    expect(Object.keys(plain.decision)).toContain('benefits');
    expect(plain.decision.trace).toBeUndefined();
    expect((await one('trace')).decision.trace.tracks).toHaveLength(1);
    expect((await one('explanation')).explanation.summary).toContain('Kite');
  });

  it('asks for either partners or facts, of a version that is there', async () => {
    const refused = async (body: object) => {
      const { status, body: problem } = await northwind.send('POST', '/decide', body);
      return `${status} ${problem.code}`;
    };
    expect(await refused({})).toBe('422 CMD503');
    expect(await refused({ partners: ['a'], given: [{ id: 'a' }] })).toBe('422 CMD503');
    expect(await refused({ partners: ['a'], version: 'f'.repeat(64) })).toBe('404 CMD102');
    expect(await refused({ partners: ['a'], program: 'other' })).toBe('409 CMD501');
    expect(await refused({ given: Array.from({ length: 501 }, () => ({ id: 'a' })), show: 'trace' })).toBe('422 CMD503');
    expect(await refused({ partners: Array.from({ length: 501 }, () => 'a') })).toMatch(/^422 API/);
    const nobody = await decide({ partners: ['nobody'] });
    expect(nobody.results).toEqual([{ partner: 'nobody', ok: false, problems: [expect.objectContaining({ code: 'CMD102' })] }]);
  });

  it('decides records as they were known on a day', async () => {
    await kite({});
    const order = { kind: 'deal', sourceRef: 'd', body: { wonOn: '2026-11-01', amount: 60000 } };
    const person = { kind: 'person', body: { id: 'ann', joinedOn: '2020-01-01' } };
    const certificate = (id: string) => ({
      kind: 'certificate',
      body: { id, person: id, issuedOn: '2026-01-01', expiresOn: '2028-01-01' },
    });
    const records = [order, person, { ...person, body: { id: 'ben', joinedOn: '2020-01-01' } }, certificate('ann'), certificate('ben')];
    await northwind.done('POST', '/partners/kite/records', { records });
    northwind.service.now += 10 * 86_400_000;
    await northwind.done('POST', '/partners/kite/records', { records: [{ ...order, body: { ...order.body, amount: 10 } }] });
    const tier = async (body: object) => (await decide({ partners: ['kite'], show: 'tiers', ...body })).results[0].tracks?.[0].tier;
    expect(await tier({ asKnownOn: '2027-01-03' })).toBe('registered');
    expect(await tier({ asKnownOn: '2027-01-05' })).toBe('silver');
    expect(await tier({})).toBe('registered');
  });

  it('finds paths and lapses', async () => {
    await kite();
    const path = await northwind.done('POST', '/path', { asOf: '2026-12-31', partners: ['kite', 'nobody'], to: 'gold' });
    expect(path.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false]);
    expect(path.results[0].paths[0]).toMatchObject({ outcome: expect.any(String), sentence: expect.any(String) });
    const unknown = await northwind.done('POST', '/path', { asOf: '2026-12-31', partners: ['kite'], to: 'golden' });
    expect(unknown.results[0].problems[0].code).toBe('PATH102');
    const lapse = await northwind.done('POST', '/lapse', {
      asOf: '2026-12-31',
      given: [{ id: 'a', attributes: ATTRIBUTES, facts: FACTS }],
    });
    expect(lapse.results[0].ok).toBe(true);
  });

  it('keeps decisions, and makes them again to the same bytes', async () => {
    await kite();
    const kept = await northwind.done('POST', '/decisions', { partners: ['kite', 'nobody'], keepTrace: true, asOf: '2026-12-31' });
    expect([kept.kept, kept.results.map(({ ok }: { ok: boolean }) => ok)]).toEqual([1, [true, false]]);
    const { id, decision } = kept.results[0];
    // What changes afterwards changes nothing: it is made of what it was made of.
    await northwind.done('PATCH', '/partners/kite', { facts: { 'bookings.t12m': 1 } }, { 'if-match': '"1"' });
    await northwind.publish('2027.1.0');
    const read = await northwind.done('GET', `/decisions/${id}`);
    expect(read).toMatchObject({
      id,
      subject: { kind: 'partner', id: 'kite' },
      decision,
      asOf: '2026-12-31',
      explanation: { summary: expect.stringContaining('Kite') },
    });
    const again = await northwind.done('POST', `/decisions/${id}/again`);
    expect([again.same, again.hash === again.hashAgain, again.differsSince]).toEqual([true, true, undefined]);
    expect(again.decision).toEqual(decision);
    const later = await northwind.done('POST', '/decisions', { partners: ['kite'] });
    const list = await northwind.done('GET', '/decisions?subject=kite');
    expect(list.items.map((item: { id: string }) => item.id).sort()).toEqual([id, later.results[0].id].sort());
    expect(list.items.map((item: { facts: string }) => item.facts)).toHaveLength(2);
  });

  it('says since when a decision differs', async () => {
    await kite();
    const { id } = (await northwind.done('POST', '/decisions', { partners: ['kite'], asOf: '2026-12-31' })).results[0];
    const other = northwind.service.newId();
    await northwind.service.store.transaction(northwind.tenant, async (tx) => {
      const kept = await findDecision(tx, id);
      const facts = JSON.stringify(await factSet(tx, kept?.facts_hash ?? ''));
      if (!kept) throw new Error('the decision was not kept');
      const outcome = JSON.stringify({ ...(kept.outcome as object), tracks: [] });
      await keepDecisions(tx, [{ ...kept, id: other, facts, outcome, trace: null, engine_version: '0.9.0', zone_data: '1970a' }]);
    });
    const again = await northwind.done('POST', `/decisions/${other}/again`);
    expect(again).toMatchObject({ same: false, differsSince: { engineVersion: '0.9.0', zoneData: '1970a' }, engineVersion: '1.0.0' });
    expect(again.hash).not.toBe(again.hashAgain);
  });

  it('shows partners decisions about themselves, and versions in force', async () => {
    await kite();
    await northwind.done('POST', '/partners', { id: 'lark' });
    const { id } = (await northwind.done('POST', '/decisions', { partners: ['kite'] })).results[0];
    const older = (await decide({ partners: ['kite'] })).version.hash;
    await northwind.publish('2027.1.0');
    const statuses = async (partner: string) => {
      const key = await northwind.key('partnerUser', partner);
      const asked = await Promise.all([
        northwind.send('GET', `/decisions/${id}`, undefined, {}, key),
        northwind.send('POST', `/decisions/${id}/again`, undefined, {}, key),
        northwind.send('POST', '/decisions', { partners: ['kite'] }, {}, key),
        northwind.send('POST', '/decide', { partners: ['kite'], version: older }, {}, key),
      ]);
      return asked.map(({ status }) => status);
    };
    expect(await statuses('kite')).toEqual([200, 200, 403, 404]);
    expect(await statuses('lark')).toEqual([404, 404, 403, 404]);
  });
});
