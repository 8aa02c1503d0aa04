import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Northwind } from '../deals/northwind.fixture.ts';
import { fireItem } from '../items/fire-item.ts';
import { appendPartnerRecords } from './append-partner-records.ts';
import { changePartner } from './change-partner.ts';
import type { PartnerPatch } from './partner-shapes.ts';

const REGIONS = '"values": ["NA", "EMEA", "APAC", "LATAM"]';
/** A version that knows a region more than the one before. */
const widened = (text: string) =>
  text.replace('"version": "2027.1.0"', '"version": "2027.2.0"').replace(REGIONS, REGIONS.replace(']', ', "ANZ"]'));

describe('a change of a partner', () => {
  let store: Store;
  beforeAll(async () => {
    store = await memoryStore();
  });
  afterAll(() => store.close());
  const opened = async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    const change = (partner: string, its: PartnerPatch) => office.ask(changePartner, vendor.who('carl'), { partner, change: its });
    return { vendor, office, change };
  };

  it('is refused where the version of a running deal could not read it, and the deal goes on', async () => {
    const { vendor, office, change } = await opened();
    const { id } = await vendor.begin('ann');
    await office.inForce('northwind/2027.1.0', widened);
    const answer = await change('acme', { attributes: { region: 'ANZ' } });
    expect(answer).toMatchObject({
      ok: false,
      failure: { status: 409, code: 'CMD322', problems: [{ code: 'PDL412', pointer: '/attributes/region', value: 'ANZ' }] },
    });
    expect(answer.ok ? '' : answer.failure.problems[0]?.message).toContain('Version 2027.1.0 of northwind');
    const row = await office.item('deal', id);
    await fireItem(office.service, { tenant: office.tenant, kind: 'deal', id, at: row?.due_at ?? 0 });
    expect((await vendor.told('ann', id, { type: 'report', note: 'Workshop held' })).state).toBe('approved');
    // Of whom nothing runs under it, and once nothing does, it is kept.
    expect(await change('bolt', { attributes: { region: 'ANZ' } })).toMatchObject({ ok: true });
    await vendor.told('ann', id, { type: 'close', outcome: 'lost' });
    expect(await change('acme', { attributes: { region: 'ANZ' } })).toMatchObject({ ok: true });
  });

  it('is refused where what has to be there goes', async () => {
    const { vendor, change } = await opened();
    await vendor.begin('ann');
    expect(await change('acme', { attributes: { region: null } })).toMatchObject({ ok: false, failure: { status: 409, code: 'CMD322' } });
    expect(await change('acme', { attributes: { note: 'x' } })).toMatchObject({ ok: true });
  });

  it('may leave unread what was unread before', async () => {
    const { vendor, office, change } = await opened();
    await vendor.begin('ann');
    await office.partners({ id: 'acme', title: 'Acme Corp', attributes: { type: 'reseller' } });
    expect(await change('acme', { attributes: { joinedOn: '2024-05-01' } })).toMatchObject({ ok: true });
    expect(await change('acme', { attributes: { region: 'NA' } })).toMatchObject({ ok: true });
  });

  it('by records is refused likewise', async () => {
    const { vendor, office } = await opened();
    await vendor.begin('ann');
    const areas = '"values": ["cloud", "security", "data"]';
    await office.inForce('northwind/2027.1.0', (text) => widened(text).replaceAll(areas, areas.replace(']', ', "edge"]')));
    const append = (partner: string, area: string) => {
      const records = [{ kind: 'specialization', body: { area, submittedOn: '2027-02-01' } }];
      return office.ask(appendPartnerRecords, vendor.who('carl'), { partner, records });
    };
    expect(await append('acme', 'edge')).toMatchObject({ ok: false, failure: { status: 409, code: 'CMD322' } });
    expect(await append('acme', 'data')).toMatchObject({ ok: true });
    expect(await append('bolt', 'edge')).toMatchObject({ ok: true });
  });
});
