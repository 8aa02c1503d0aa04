import type { PartnerData } from '@tierwright/facts';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../../report/versions.fixture.ts';
import { makeSnapshot } from '../../snapshot/make-snapshot.ts';
import { impactOf, impactReport, mergeImpact } from '../impact.ts';
import { versionsOf } from '../regions.fixture.ts';
import { quarterDays } from './quarter-days.ts';

describe('the bill of a range', () => {
  const versions = versionsOf(EXAMPLE, withGoldAt(1500));
  const sold = (id: string, ...orders: [string, number][]): PartnerData => ({
    id,
    attributes: { people: 2 },
    records: { order: orders.map(([soldOn, amount]) => ({ soldOn, amount })) },
  });
  const partners = [sold('a', ['2025-08-01', 1200]), sold('b', ['2025-08-01', 500], ['2026-05-01', 700]), partnerWith('c', 50)];
  const partOf = (all: readonly PartnerData[], from?: string) =>
    impactOf(
      makeSnapshot([versions.baseline, versions.candidate], all, {
        base: 'q',
        asOf: '2026-09-15',
        ...(from === undefined ? {} : { from }),
      }),
      versions,
    );

  it('SIM-M17: is told at the end of each quarter, and on the last day', () => {
    const { quarters } = impactReport(partOf(partners, '2026-01-01'), versions);
    expect(quarters.map(({ on }) => on)).toEqual(['2026-03-31', '2026-06-30', '2026-09-15']);
    const rebate = quarters.map(({ lines }) => lines.find(({ line }) => line === 'rebate')!);
    // Of 1,200 ten per cent under the baseline, five under the candidate; what was sold in August is gone in September.
    expect(rebate.map(({ before, after }) => [before.value, after.value])).toEqual([
      [145, 85],
      [240, 120],
      [35, 35],
    ]);
    expect(quarters[1]!.total.difference).toBe(-320);
    expect(impactReport(partOf(partners), versions).quarters).toEqual([]);
  });

  it('SIM-M17: the last day is that of the report, and shards add up', () => {
    const whole = impactReport(partOf(partners, '2026-01-01'), versions);
    expect(whole.quarters.at(-1)).toMatchObject({ lines: whole.cost.lines, total: whole.cost.total });
    const parts = partners.map((partner) => partOf([partner], '2026-01-01'));
    expect(impactReport(mergeImpact(parts.reverse()), versions)).toEqual(whole);
  });

  it('SIM-M17: whoever is decided partner by partner is not known', () => {
    const waived = { ...partners[0]!, records: { ...partners[0]!.records, exception: [] }, loaded: { order: '2026-01-01' } };
    const { quarters } = impactReport(partOf([waived, partners[1]!], '2026-01-01'), versions);
    const rebate = quarters[1]!.lines.find(({ line }) => line === 'rebate')!;
    expect([rebate.unknown, rebate.before.value]).toEqual([1, 120]);
  });

  it('SIM-M17: quarters are those of the calendar', () => {
    expect(quarterDays('2025-12-31', '2026-03-31')).toEqual(['2025-12-31', '2026-03-31']);
    expect(quarterDays('2026-01-01', '2026-02-01')).toEqual(['2026-02-01']);
  });
});
