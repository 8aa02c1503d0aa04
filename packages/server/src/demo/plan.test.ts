import type { PartnerLine } from '@tierwright/sample-data';
import { expect, it } from 'vitest';
import { choosePartners } from './base/choose-partners.ts';
import { vendorCast } from './cast/cast.ts';
import { newPassword } from './demo-file.ts';
import { drawFrom } from './draw.ts';
import { dealPlans, fundPlans, leadPlans, newcomers } from './plan.ts';
import { atWork, DAY } from './work-time.ts';

const NOW = Date.parse('2026-11-22T09:00:00Z');
const partner = (n: number, attributes: PartnerLine['attributes'], amount = n): PartnerLine => ({
  id: `P${n}`,
  title: `Partner ${n}`,
  attributes: { region: 'NA', agreementSigned: true, overdue: false, joinedOn: '2024-01-01', type: 'reseller', ...attributes },
  records: { deal: [{ wonOn: '2026-02-01', amount }], specialization: [{ area: 'cloud', acceptedOn: '2026-01-01' }] },
});
const base = [
  ...Array.from({ length: 30 }, (_, n) => partner(n, {})),
  partner(90, { overdue: true }),
  partner(91, { agreementSigned: false }),
  partner(92, { joinedOn: '2026-09-01' }),
  partner(93, { type: 'distributor' }),
  partner(94, { type: 'analyst' }),
];
const partners = choosePartners(base, '2026-07-25');
const plans = (seed: number) => {
  const span = { start: NOW - 120 * DAY, now: NOW, draw: drawFrom(seed) };
  return {
    newcomers: newcomers(['Aldermoor IT'], span),
    deals: dealPlans(partners, 24, span),
    funds: fundPlans(partners, span),
    leads: leadPlans(partners, span),
  };
};

it('takes partners in good standing since before the sample begins, those with most bookings first', () => {
  expect(partners.active).toHaveLength(30);
  expect(partners.active[0]?.id).toBe('P29');
  expect(partners.distributors.map(({ id }) => id)).toEqual(['P93']);
});

it('plans the same for the same seed', () => {
  expect(plans(1)).toEqual(plans(1));
  expect(plans(1)).not.toEqual(plans(2));
});

it('plans 60 deals of different customers but for a few, 15 onboardings, all of the past', () => {
  const { deals, newcomers: arriving, funds, leads } = plans(3);
  expect([deals.length, arriving.length, funds.length, leads.length]).toEqual([60, 15, 12, 10]);
  expect(new Set(deals.map(({ customer }) => customer.domain)).size).toBeGreaterThan(50);
  for (const { begins } of [...deals, ...arriving, ...funds, ...leads]) expect(begins).toBeLessThan(NOW);
  expect(new Set(deals.map(({ end }) => end)).size).toBe(12);
});

it('plays at work, never on a weekend', () => {
  for (let day = 0; day < 14; day += 1) {
    const at = new Date(atWork(NOW + day * DAY, day * 37));
    expect([0, 6]).not.toContain(at.getUTCDay());
    expect(at.getUTCHours()).toBeGreaterThanOrEqual(17);
  }
});

it('casts somebody for each office and each role of the program', () => {
  const cast = vendorCast({ dealDesk: 'Deal desk', channelManager: 'Channel manager' });
  expect(cast.map(({ login }) => login)).toEqual([
    'administrator',
    'designer',
    'approver',
    'second-approver',
    'auditor',
    'deal-desk',
    'channel-manager',
  ]);
  expect(cast.at(-1)).toMatchObject({ roles: ['channelManager', 'decider'], groups: ['channelManager'] });
  expect(new Set(cast.map(({ name }) => name)).size).toBe(cast.length);
});

it('makes passwords that can be typed', () => {
  expect(newPassword(new Uint8Array(16))).toBe('aaaa-aaaa-aaaa-aaaa');
  expect(newPassword()).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
});
