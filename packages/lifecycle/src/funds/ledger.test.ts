import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../machine/effect.ts';
import { fundOf } from './fund-rules.ts';
import { fundProgram } from './fund-world.fixture.ts';
import { fundBalance } from './ledger.ts';
import { type Purse, reservationsFor, roomIn } from './room.ts';

const entry = (kind: LedgerEntry['entry'], minor: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  fund: 'growth',
  partner: 'acme',
  entry: kind,
  minor,
  currency: 'EUR',
  period: '2027-01-01',
  ...more,
});
const request = (fund: Parameters<typeof fundProgram>[0], more: Partial<Purse> = {}): Purse => ({
  fund: fundOf(fundProgram(fund), 'growth'),
  partner: 'acme',
  period: '2027-01-01',
  day: '2027-02-01',
  budget: undefined,
  perPartner: undefined,
  ...more,
});
const budgeted = (more: Partial<Purse>) => request({ kind: 'request' }, more);
const accruing = (more: Partial<Purse> = {}) => request({ kind: 'accrual', accrue: { benefit: 'mdf' } }, more);

describe('the ledger of a fund', () => {
  it('F1, F1.1: adds up to the balance in any order', () => {
    const ledger = [
      entry('accrued', 100),
      entry('reserved', 60, { request: 'r1', lot: '2027-01-01' }),
      entry('released', 10, { request: 'r1', lot: '2027-01-01' }),
      entry('paid', 30, { request: 'r1', lot: '2027-01-01' }),
      entry('forfeited', 5, { request: 'r2', lot: '2027-01-01' }),
      entry('forfeited', 20, { lot: '2027-01-01' }),
      entry('accrued', 999, { partner: 'best' }),
      entry('accrued', 999, { fund: 'other' }),
    ];
    const balance = { accrued: 100, reserved: 15, paid: 30, forfeited: 25, available: 30 };
    fc.assert(
      fc.property(fc.shuffledSubarray(ledger, { minLength: ledger.length }), (shuffled) => {
        expect(fundBalance(shuffled, 'growth', 'acme')).toEqual(balance);
      }),
      { numRuns: 50 },
    );
  });

  it('F1: leaves room for what budget and partner allow, the least of both', () => {
    const ledger = [entry('reserved', 30, { request: 'r1' }), entry('reserved', 50, { request: 'r2', partner: 'best' })];
    expect(roomIn(budgeted({ budget: 100 }), ledger)).toBe(20);
    expect(roomIn(budgeted({ perPartner: 100 }), ledger)).toBe(70);
    expect(roomIn(budgeted({ budget: 100, perPartner: 100 }), ledger)).toBe(20);
    expect(roomIn(budgeted({ budget: 100, perPartner: 40 }), ledger)).toBe(10);
    expect(roomIn(budgeted({ budget: 100, period: '2027-04-01' }), ledger)).toBe(100);
  });

  it('F1, F1.4: takes an unknown limit for 0, and none for no limit', () => {
    expect(roomIn(budgeted({ budget: null }), [])).toBe(0);
    expect(roomIn(budgeted({ perPartner: null, budget: 100 }), [])).toBe(0);
    expect(roomIn(budgeted({}), [])).toBe(Number.POSITIVE_INFINITY);
  });

  it('F1.5: what was paid or forfeited stays used, what was released does not', () => {
    const ledger = [
      entry('reserved', 100, { request: 'r1' }),
      entry('released', 40, { request: 'r1' }),
      entry('paid', 20, { request: 'r1' }),
      entry('forfeited', 40, { request: 'r1' }),
    ];
    expect(roomIn(budgeted({ budget: 100 }), ledger)).toBe(40);
    expect(roomIn(budgeted({ budget: 10 }), ledger)).toBe(0);
  });

  it('F1, F1.6: takes of the oldest accrual first, of those that last', () => {
    const ledger = [
      entry('accrued', 50, { period: '2027-01-01', expires: '2027-07-01' }),
      entry('accrued', 70, { period: '2026-10-01', expires: '2027-06-01' }),
      entry('accrued', 90, { period: '2026-01-01', expires: '2027-02-01' }),
      entry('reserved', 30, { request: 'r1', lot: '2026-10-01' }),
    ];
    expect(roomIn(accruing(), ledger)).toBe(90);
    expect(roomIn(accruing({ day: '2027-01-31' }), ledger)).toBe(180);
    expect(roomIn(accruing({ day: '2027-06-01' }), ledger)).toBe(50);
    expect(roomIn(accruing({ budget: 45 }), ledger)).toBe(15);
    expect(reservationsFor(accruing(), ledger, 60)).toEqual([
      { minor: 40, lot: '2026-10-01', expires: '2027-06-01' },
      { minor: 20, lot: '2027-01-01', expires: '2027-07-01' },
    ]);
  });
});
