import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Benefit, Condition, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { hasBit } from '../columns/bits.ts';
import { benefitSource } from '../outcome/benefit-source.ts';
import { decideVersion } from '../outcome/decide-version.ts';
import { EXAMPLE, partnerWith } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';
import { linesOn } from './lines-on.ts';

const QUESTION: SnapshotQuestion = { base: 'a'.repeat(64), asOf: '2026-06-30' };

/** By line, what each partner has: `-` without it, `yes` without an amount, `?` where the amount is not known. */
function bill(program: Program, partners: readonly PartnerData[]): Record<string, string> {
  const snapshot = makeSnapshot([compileProgram(program)], partners, QUESTION);
  expect(snapshot.asRead.size).toBe(0);
  const { lines } = decideVersion(snapshot, compileProgram(program));
  return Object.fromEntries(
    lines.map(({ line, granted, priced, known, value }) => [
      line,
      partners
        .map((_, index) => {
          const amount = hasBit(known, index) ? String(value[index]) : '?';
          return `${hasBit(granted, index) ? 'yes' : '-'}${hasBit(priced, index) ? ` ${amount}` : ''}`;
        })
        .join(', '),
    ]),
  );
}

const withBenefits = (benefits: Benefit[], more: Partial<Program> = {}): Program => ({ ...EXAMPLE, benefits, ...more });
/** None, Silver, Gold. */
const THREE = [partnerWith('none', 50), partnerWith('silver', 333.35), partnerWith('gold', 2000.05)];

describe('benefits in columns', () => {
  it('SIM-B2, SIM-B3: give what the tier has, in minor units of a year', () => {
    expect(bill(EXAMPLE, THREE)).toEqual({
      rebate: '- 0, yes 1667, yes 20001',
      fund: '- 0, - 0, yes 10000',
      fee: '- 0, yes -2400, yes -2400',
      listing: '-, -, yes',
    });
  });

  it('SIM-B2: tell a blank cell from a value that is not known', () => {
    const rate = (rates: Record<string, number | null>): Program => ({
      ...EXAMPLE,
      parameters: { ...EXAMPLE.parameters, 'rate.rebate': { title: 'Rebate', type: 'percent', byTier: rates as Record<string, number> } },
    });
    expect(bill(rate({ gold: 10 }), THREE).rebate).toBe('- 0, - 0, yes 20001');
    expect(bill(rate({ silver: null, gold: 10 }), THREE).rebate).toBe('- 0, - ?, yes 20001');
  });

  it('SIM-B2: ask for the tier that is held, and for what is met beside it', () => {
    const certified: Benefit = {
      id: 'certified',
      title: 'Certified',
      kind: 'rebate',
      when: {
        any: [
          { fact: 'people', operator: 'greaterThan', value: 3 },
          { fact: 'partner.tier', operator: 'equal', value: 'gold' },
        ],
      },
      value: 1,
      basis: 'bookings',
      caps: [{ amount: { USD: 10 } }],
    };
    const unknown: PartnerData = {
      id: 'unknown',
      attributes: { people: null },
      records: { order: [{ soldOn: '2026-03-01', amount: 500 }] },
    };
    expect(bill(withBenefits([certified]), [...THREE, partnerWith('many', 500, 4), unknown]).certified).toBe(
      '- 0, - 0, yes 1000, yes 500, - 0',
    );
  });

  it('SIM-B2: know track, tier and status of the partner', () => {
    const second: Benefit = {
      id: 'second',
      title: 'Second',
      kind: 'access',
      when: {
        all: [
          { fact: 'partner.tierRank', operator: 'equal', value: 2 },
          { fact: 'partner.track', operator: 'equal', value: 'resale' },
          { fact: 'partner.status', operator: 'equal', value: 'active' },
        ],
      },
    };
    const suspended: PartnerData = { ...partnerWith('suspended', 2000), facts: { 'partner.status': 'suspended' } };
    expect(bill(withBenefits([second]), [...THREE, suspended]).second).toBe('-, -, yes, -');
  });

  it('SIM-B4: stack in place of their members where that comes to an amount', () => {
    const share = (id: string, value: number, basis?: string): Benefit => ({
      id,
      title: id,
      kind: 'discount',
      value,
      ...(basis === undefined ? {} : { basis }),
      ...(id === 'extra' ? { atLeast: 'gold' } : {}),
    });
    const stacking = (how: 'add' | 'compound' | 'higher', max?: number): NonNullable<Program['stacking']> => ({
      both: { title: 'Both', of: ['front', 'extra'], how, ...(max === undefined ? {} : { max }) },
    });
    const priced = [share('front', 20, 'bookings'), share('extra', 5, 'bookings')];
    expect(bill(withBenefits(priced, { stacking: stacking('compound') }), THREE)).toEqual({
      front: '-, -, -',
      extra: '-, -, -',
      'stacking.both': '- 0, yes 6667, yes 48001',
    });
    expect(bill(withBenefits(priced, { stacking: stacking('add', 22) }), THREE)['stacking.both']).toBe('- 0, yes 6667, yes 44001');
    expect(bill(withBenefits(priced, { stacking: stacking('higher') }), THREE)['stacking.both']).toBe('- 0, yes 6667, yes 40001');
    expect(bill(withBenefits([share('front', 20), share('extra', 5)], { stacking: stacking('add') }), THREE)).toEqual({
      front: '-, yes, yes',
      extra: '-, -, yes',
      'stacking.both': '-, -, -',
    });
  });

  it('SIM-B2, SIM-B4: are the same whatever the size of a block', () => {
    const discount = (id: string, value: number, more: Partial<Benefit> = {}): Benefit => ({
      id,
      title: id,
      kind: 'discount',
      value,
      ...more,
    });
    const some: Condition = { all: [{ fact: 'people', operator: 'greaterThan', value: 1 }] };
    const many: Condition = { all: [{ fact: 'people', operator: 'greaterThan', value: 3 }] };
    const tracks = (EXAMPLE.tracks ?? []).map((track) => ({ ...track, appliesTo: some }));
    const program = withBenefits(
      [
        discount('front', 20, { basis: 'bookings' }),
        discount('extra', 5, { basis: 'bookings', atLeast: 'gold', when: many }),
        discount('fund', 3, { basis: 'bookings', when: many, caps: [{ amount: { USD: 10 } }] }),
      ],
      { tracks, stacking: { both: { title: 'Both', of: ['front', 'extra'], how: 'add', max: 22 } } },
    );
    const compiled = compileProgram(program);
    const unknown: PartnerData = { id: 'P00', attributes: { people: null }, records: {} };
    const partners = Array.from({ length: 75 }, (_, at) => partnerWith(`P${at + 10}`, (at * 37) % 2500, at % 6));
    const snapshot = makeSnapshot([compiled], [unknown, ...partners], QUESTION);
    const { lines, standings } = decideVersion(snapshot, compiled);
    expect(lines.map(({ line, priced }) => [line, priced.some((word) => word !== 0)])).toEqual([
      ['front', false],
      ['extra', false],
      ['fund', true],
      ['stacking.both', true],
    ]);
    expect(linesOn(benefitSource(snapshot, compiled, standings), 32)).toEqual(lines);
  });

  it('SIM-B5: look at records, each in its currency, those of a cap together', () => {
    const byRecord: Benefit = {
      id: 'rebate',
      title: 'Rebate',
      kind: 'rebate',
      value: 10,
      basis: 'bookings',
      tierAt: 'soldOn',
      caps: [{ where: { all: [{ fact: 'amount', operator: 'lessThan', value: 500 }] }, amount: { USD: 30, EUR: 20 }, every: 'month' }],
    };
    const order = (soldOn: string, amount: number | Record<string, number>) => ({ soldOn, amount });
    const euros = [order('2026-03-01', 700), order('2026-03-02', { EUR: 600 })];
    const partners: PartnerData[] = [
      {
        id: 'capped',
        attributes: { people: 2 },
        records: { order: [order('2026-03-01', 200), order('2026-03-20', 250), order('2026-04-01', 100)] },
      },
      { id: 'large', attributes: { people: 2 }, records: { order: [order('2026-03-01', 700)] } },
      { id: 'few', attributes: { people: 2 }, records: { order: [order('2026-03-01', 20)] } },
      {
        id: 'rate',
        attributes: { people: 2 },
        records: { order: [order('2026-03-01', 700)], rate: [{ on: '2026-01-01', currency: 'EUR', rate: 1.5 }] },
      },
    ];
    expect(bill(withBenefits([byRecord]), partners).rebate).toBe('yes 4000, yes 7000, - 0, yes 7000');
    // Without a cap that asks for the amount in dollars.
    const { caps: _caps, ...uncapped } = byRecord;
    const inEuros = (rate: number): PartnerData => ({
      id: `euros at ${rate}`,
      attributes: { people: 2 },
      records: { order: euros, rate: [{ on: '2026-01-01', currency: 'EUR', rate }] },
    });
    expect(bill(withBenefits([uncapped]), [inEuros(1.5), inEuros(2)]).rebate).toBe('yes 16000, yes 19000');
    // Whether euros are less than so many dollars is not known.
    expect(bill(withBenefits([byRecord]), [inEuros(1.5)]).rebate).toBe('yes ?');
  });

  it('SIM-B6: leave to rows what asks for the tier of another day, or has no records', () => {
    const quarterly: Benefit = {
      id: 'rebate',
      title: 'Rebate',
      kind: 'rebate',
      value: 10,
      basis: 'bookings',
      tierAt: { every: 'quarter' },
    };
    const byDay: Benefit = { ...quarterly, tierAt: 'soldOn' };
    const before: PartnerData = { ...partnerWith('before', 500), previous: { on: '2026-05-01', tier: 'silver' } };
    const given: PartnerData = { ...partnerWith('given', 500), facts: { bookings: 400 } };
    const left = (benefit: Benefit, days = {}) => {
      const partners = [partnerWith('plain', 500), before, given];
      const { asRead } = makeSnapshot([compileProgram(withBenefits([benefit]))], partners, { ...QUESTION, ...days });
      return [...asRead.values()].map(({ id }) => id);
    };
    const { tierAt: _tierAt, ...now } = quarterly;
    expect([left(quarterly), left(byDay), left(now)]).toEqual([['before'], ['given'], []]);
    expect(left(byDay, { from: '2026-01-01' })).toEqual(['before', 'given']);
  });
});
