import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../machine/effect.ts';
import { accrualRun } from './accrual-run.ts';
import { accrueFund } from './accrue-fund.ts';
import { closePeriod } from './close-period.ts';
import { berlin, FundWorld, fundProgram, plan } from './fund-world.fixture.ts';
import { fundBalance } from './ledger.ts';

const ACCRUAL = { kind: 'accrual' as const, accrue: { benefit: 'mdf' }, approval: 'plan' };
const accrual = (amount: number | Record<string, number> | null, day = '2027-02-10', granted = true) => ({
  partner: 'acme',
  decision: { granted, amount },
  day,
  rate: (from: string) => (from === 'USD' ? 0.9 : null),
});
const entry = (kind: LedgerEntry['entry'], minor: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  fund: 'growth',
  partner: 'acme',
  entry: kind,
  minor,
  currency: 'EUR',
  period: '2027-01-01',
  ...more,
});
const short = (list: readonly LedgerEntry[]) =>
  list.map(({ partner, entry: kind, minor, period, lot, expires }) =>
    [partner, kind, minor, period, lot, expires].filter((part) => part !== undefined),
  );

describe('accruing', () => {
  it('F1.7: is for a period, counts from the day after it, and lasts', () => {
    const accrued = accrueFund(fundProgram({ ...ACCRUAL, accrue: { benefit: 'mdf', lasts: 'P6M' } }), 'growth', accrual(12.34));
    expect(accrued.ok && accrued.value).toEqual(entry('accrued', 1234, { expires: '2027-10-02' }));
    const year = accrueFund(fundProgram(ACCRUAL), 'growth', accrual(12.34));
    expect(year.ok && year.value?.expires).toBe('2028-04-02');
    const carried = accrueFund(fundProgram({ ...ACCRUAL, unused: { carry: 'P1M' } }), 'growth', accrual(12.34));
    expect(carried.ok && carried.value?.expires).toBe('2028-05-03');
  });

  it('F1.7: nothing accrues of what is not granted or not known', () => {
    const program = fundProgram(ACCRUAL);
    for (const given of [accrual(null), accrual(0), accrual(100, '2027-02-10', false), accrual({}, '2027-02-10')]) {
      expect(accrueFund(program, 'growth', given)).toMatchObject({ ok: true, value: null });
    }
  });

  it('F1.7: is in the money of the fund', () => {
    const program = fundProgram(ACCRUAL);
    const both = accrueFund(program, 'growth', accrual({ EUR: 10, USD: 0.05 }));
    expect(both.ok && both.value?.minor).toBe(1000 + 5);
    expect(accrueFund(program, 'growth', accrual({ GBP: 1 }))).toMatchObject({ ok: false, problems: [{ code: 'OPS106' }] });
    const dollars = accrueFund(fundProgram({ ...ACCRUAL, currency: 'USD' }), 'growth', accrual({ USD: 3 }));
    expect(dollars.ok && dollars.value).toMatchObject({ minor: 300, currency: 'USD' });
  });

  it('F1.7: only funds that accrue do', () => {
    for (const fund of ['growth', 'none']) {
      expect(accrueFund(fundProgram({ kind: 'request' }), fund, accrual(1))).toMatchObject({ ok: false, problems: [{ code: 'OPS104' }] });
    }
  });
});

describe('the end of a period', () => {
  it('F1.8: forfeits what nobody reserved of accruals that have ended', () => {
    const program = fundProgram(ACCRUAL);
    const lot = '2026-01-01';
    const ledger = [
      entry('accrued', 100, { period: lot, expires: '2027-04-01' }),
      entry('reserved', 30, { lot, request: 'r1', period: '2027-01-01' }),
      entry('accrued', 50, { period: '2026-04-01', expires: '2027-04-02' }),
      entry('accrued', 20, { partner: 'best', period: lot, expires: '2027-04-01' }),
    ];
    const closed = closePeriod(program, { fund: 'growth', day: '2027-03-31', ledger });
    expect(short(closed)).toEqual([
      ['acme', 'forfeited', 70, lot, lot],
      ['best', 'forfeited', 20, lot, lot],
    ]);
    const released = [...ledger, ...closed, entry('released', 30, { lot, request: 'r1' })];
    expect(fundBalance(released, 'growth', 'acme')).toEqual({ accrued: 150, reserved: 0, paid: 0, forfeited: 70, available: 80 });
    expect(short(closePeriod(program, { fund: 'growth', day: '2027-05-01', ledger: released }))).toEqual(
      [
        ['acme', 'forfeited', 50, '2026-04-01', '2026-04-01'],
        ['acme', 'forfeited', 30, lot, lot],
      ].sort(),
    );
  });

  it('F1.9: a budget that is not carried is over with its period', () => {
    for (const unused of [undefined, 'forfeit' as const]) {
      const program = fundProgram({ kind: 'request', budget: 1000, ...(unused ? { unused } : {}) });
      expect(closePeriod(program, { fund: 'growth', day: '2027-03-31', ledger: [], budget: 100_000 })).toEqual([]);
    }
  });

  const CARRY = fundProgram({ kind: 'request', budget: 1000, unused: { carry: 'P4M' } });

  it('F1.9: what is carried is used first, the oldest first, and lasts for the periods that begin in time', () => {
    const first = closePeriod(CARRY, {
      fund: 'growth',
      day: '2027-03-31',
      ledger: [entry('reserved', 400, { request: 'r1' })],
      budget: 1000,
    });
    expect(short(first)).toEqual([
      [null, 'forfeited', 600, '2027-01-01', '2027-01-01', '2027-08-02'],
      [null, 'accrued', 600, '2027-04-01', '2027-01-01', '2027-08-02'],
    ]);
    const ledger = [...first, entry('reserved', 200, { request: 'r2', period: '2027-04-01' })];
    const second = closePeriod(CARRY, { fund: 'growth', day: '2027-06-30', ledger, budget: 1000 });
    expect(short(second)).toEqual([
      [null, 'forfeited', 400, '2027-04-01', '2027-01-01', '2027-08-02'],
      [null, 'forfeited', 1000, '2027-04-01', '2027-04-01', '2027-11-02'],
      [null, 'accrued', 400, '2027-07-01', '2027-01-01', '2027-08-02'],
      [null, 'accrued', 1000, '2027-07-01', '2027-04-01', '2027-11-02'],
    ]);
    const third = closePeriod(CARRY, { fund: 'growth', day: '2027-09-30', ledger: [...ledger, ...second], budget: 0 });
    expect(short(third)).toEqual([
      [null, 'forfeited', 400, '2027-07-01', '2027-01-01', '2027-08-02'],
      [null, 'forfeited', 1000, '2027-07-01', '2027-04-01', '2027-11-02'],
      [null, 'accrued', 1000, '2027-10-01', '2027-04-01', '2027-11-02'],
    ]);
  });

  it('F1.9: what was carried can be reserved in the next period and no longer in its own', () => {
    const world = new FundWorld(CARRY);
    const at = berlin('03-31 10:00');
    const state = (startsOn: string, cost: number) => world.submitted('r', at, plan(startsOn, cost)).state;
    expect([state('2027-03-31', 2000), state('2027-04-01', 2000.02)]).toEqual(['pending', 'rejected']);
    world.ledger = [...closePeriod(CARRY, { fund: 'growth', day: '2027-03-31', ledger: [], budget: 100_000 })];
    expect([state('2027-03-31', 0.02), state('2027-04-01', 4000), state('2027-04-01', 4000.02)]).toEqual([
      'rejected',
      'pending',
      'rejected',
    ]);
  });

  it('F1.9: carries each partner’s part, nothing of one that is not known', () => {
    const end = {
      fund: 'growth',
      day: '2027-03-31',
      ledger: [entry('reserved', 400, { request: 'r1' })],
      perPartner: { best: 700, acme: 1000, cosy: null },
    };
    expect(short(closePeriod(CARRY, end)).filter(([, kind]) => kind === 'accrued')).toEqual([
      ['acme', 'accrued', 600, '2027-04-01', '2027-01-01', '2027-08-02'],
      ['best', 'accrued', 700, '2027-04-01', '2027-01-01', '2027-08-02'],
    ]);
  });

  it('F1.10: run again, enters nothing', () => {
    const carried = {
      fund: 'growth',
      day: '2027-03-31',
      ledger: [entry('reserved', 400, { request: 'r1' })],
      budget: 1000,
      perPartner: { acme: 500 },
    };
    const once = closePeriod(CARRY, carried);
    expect(once).not.toEqual([]);
    expect(closePeriod(CARRY, { ...carried, ledger: [...carried.ledger, ...once] })).toEqual([]);
    const released = [...carried.ledger, ...once, entry('released', 150, { request: 'r1' })];
    const more = closePeriod(CARRY, { ...carried, ledger: released });
    expect(short(more).map(([partner, kind, minor]) => [partner, kind, minor])).toEqual([
      [null, 'forfeited', 150],
      [null, 'accrued', 150],
      ['acme', 'forfeited', 150],
      ['acme', 'accrued', 150],
    ]);
    expect(closePeriod(CARRY, { ...carried, ledger: [...released, ...more] })).toEqual([]);
    const program = fundProgram(ACCRUAL);
    const decisions = { best: { granted: true, amount: 2 }, acme: { granted: true, amount: 1 }, cosy: { granted: false } };
    const run = (ledger: readonly LedgerEntry[], day = '2027-02-10') => {
      const accrued = accrualRun(program, 'growth', { day, decisions, ledger, rate: () => null });
      return accrued.ok ? accrued.value : [];
    };
    const first = run([]);
    expect(first.map(({ partner, minor }) => [partner, minor])).toEqual([
      ['acme', 100],
      ['best', 200],
    ]);
    expect(run(first)).toEqual([]);
    expect(run(first.slice(0, 1)).map(({ partner }) => partner)).toEqual(['best']);
    expect(run(first, '2027-04-10').length).toBe(2);
    const unknown = { day: '2027-02-10', decisions: { acme: { granted: true, amount: { GBP: 1 } } }, ledger: [], rate: () => null };
    expect(accrualRun(program, 'growth', unknown)).toMatchObject({ ok: false, problems: [{ code: 'OPS106' }] });
    const earned = { fund: 'growth', day: '2027-03-31', ledger: [entry('accrued', 100, { period: '2026-01-01', expires: '2027-04-01' })] };
    const lost = closePeriod(fundProgram(ACCRUAL), earned);
    expect(closePeriod(fundProgram(ACCRUAL), { ...earned, ledger: [...earned.ledger, ...lost] })).toEqual([]);
  });
});
