import { readFileSync } from 'node:fs';
import { decide } from '@tierwright/engine';
import { describe, expect, it } from 'vitest';
import { lifecycleProgram } from '../approvals/asked-item.fixture.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { accrueFund } from './accrue-fund.ts';
import { closePeriod } from './close-period.ts';
import { entries, FundWorld, plan, reasons } from './fund-world.fixture.ts';

const northwind = (version: string): LifecycleProgram =>
  lifecycleProgram(readFileSync(new URL(`../../../../rules/northwind/${version}.program.json`, import.meta.url), 'utf8'));
/** Gold, with nothing owed. */
const GOLD = {
  attributes: { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false },
  facts: { 'bookings.t12m': 400_000, 'certs.active': 12, 'deals.won.t12m': 20, 'csat.t6m': 90 },
};
const ANSWERS = { answers: { aim: 20, audience: 'Hospitals' } };

function worldOf(version: string): FundWorld {
  const world = new FundWorld(northwind(version));
  world.attributes = GOLD.attributes;
  world.partners = { acme: GOLD.facts, best: GOLD.facts };
  return world;
}

describe.each(['2026.2.0', '2027.1.0'])('funds of Northwind %s', (version) => {
  const year = Number(version.slice(0, 4));
  const at = Date.parse(`${year}-03-02T10:00:00-08:00`);
  const start = `${year}-04-20`;

  it('F2.5, F2: finance sees large plans', () => {
    const world = worldOf(version);
    const first = world.decide(world.submitted('r1', at, plan(start, 20_000, ANSWERS)), at, 'approve').item;
    expect(first).toMatchObject({ state: 'approved', amount: 1_000_000 });
    const large = world.decide(world.submitted('r2', at, plan(start, 20_001, ANSWERS)), at, 'approve').item;
    expect(large.state).toBe('pending');
    expect(world.decide(large, at, 'approve', 'fay').item).toMatchObject({ state: 'approved', amount: 1_000_050 });
    expect(reasons(world.submitted('r3', at, plan(start, 20_001, ANSWERS)))).toEqual(['noBudget']);
    expect(world.submitted('r4', at, plan(start, 20_001, ANSWERS), 'best').state).toBe('pending');
  });

  it('F2.3, F2.4: registered partners have none, and nobody has any at the last moment', () => {
    const world = worldOf(version);
    world.partners = { best: {} };
    expect(reasons(world.submitted('r1', at, plan(`${year}-03-15`, 1, ANSWERS), 'best'))).toEqual(['notEligible', 'tooLate', 'noBudget']);
  });

  it('F2.8, F2.9, F2.10: two read the claim, and what is left goes back', () => {
    const world = worldOf(version);
    const approved = world.approved('r1', at, plan(start, 10_000, ANSWERS));
    const later = Date.parse(`${year}-05-04T10:00:00-07:00`);
    const claim = {
      type: 'claim',
      by: 'pat',
      costs: [{ title: 'Hall', amount: 9000.01 }],
      proof: [{ kind: 'invoice', file: 'i.pdf' }],
    } as const;
    expect(world.refused(approved, later, claim)).toBe('OPS502 /proof');
    const claimed = world.after(approved, later, { ...claim, proof: [...claim.proof, { kind: 'report', file: 'r.pdf' }] });
    const one = world.decide(claimed, later, 'approve', 'max').item;
    expect(one.state).toBe('claimed');
    const both = world.decide(one, later, 'approve', 'fay');
    expect([both.item.state, ...entries(both)]).toEqual(['payable', 'released 49999']);
    expect(entries(world.step(both.item, later, { type: 'paid' }))).toEqual(['paid 450001']);
  });

  it('F1.7, F1.8: Gold earns money that lasts half a year', () => {
    const { program } = worldOf(version);
    const asOf = `${year}-06-30`;
    const decision = decide(program.compiled, { id: 'acme', ...GOLD }, { asOf });
    const mdf = decision.ok ? decision.value.benefits.find(({ benefit }) => benefit === 'mdf') : undefined;
    expect(mdf?.granted).toBe(true);
    const accrued = accrueFund(program, 'earned', { partner: 'acme', decision: mdf ?? { granted: false }, day: asOf, rate: () => null });
    const minor = { 2026: 600_000, 2027: 800_000 }[year];
    expect(accrued.ok && accrued.value).toMatchObject({ minor, currency: 'USD', period: `${year}-04-01`, expires: `${year + 1}-01-02` });
    const ledger = accrued.ok && accrued.value ? [accrued.value] : [];
    expect(closePeriod(program, { fund: 'earned', day: `${year}-12-31`, ledger })).toEqual([]);
    expect(closePeriod(program, { fund: 'earned', day: `${year + 1}-03-31`, ledger })).toMatchObject([{ entry: 'forfeited', minor }]);
  });
});
