import { describe, expect, it } from 'vitest';
import { berlin, entries, FundWorld, fundProgram, plan, reasons, timers } from './fund-world.fixture.ts';
import type { CostLine } from './messages.ts';

const MONDAY = berlin('03-01 10:00');
const EVENT = plan('2027-04-01', 400, { endsOn: '2027-04-02' });
const AFTER = berlin('04-05 10:00');
const claiming = {
  kind: 'request' as const,
  budget: 1000,
  approval: 'plan',
  claim: { approval: 'proof', times: 2, proof: ['invoice', 'report'] },
};
const invoice = { kind: 'invoice', file: 'invoice.pdf' };
const report = { kind: 'report', file: 'report.pdf' };
const costs = (amount: number): readonly CostLine[] => [{ title: 'Hall', amount }];
const claim = (amount = 400) => ({ type: 'claim', by: 'pat', costs: costs(amount), proof: [invoice, report] }) as const;

describe('claiming', () => {
  it('F2.7: has its time from the end of the activity, with reminders', () => {
    const world = new FundWorld(fundProgram({ ...claiming, claim: { within: 'P45D', remind: ['P14D', 'P3D', 'P90D'] } }));
    const item = world.approved('r1', MONDAY, EVENT);
    expect(timers(item, world)).toEqual(['claim:remind:0 2027-05-04 00:00', 'claim:remind:1 2027-05-15 00:00', 'claim 2027-05-18 00:00']);
    const step = world.step(item, berlin('05-16 10:00'));
    expect(step.events.map(({ event, at }) => [event, at])).toEqual([
      ['fund.claimEnding', berlin('05-04 00:00')],
      ['fund.claimEnding', berlin('05-15 00:00')],
    ]);
    expect(step.item.state).toBe('approved');
  });

  it('F2.7: has P30D with a reminder P7D before where nothing is said', () => {
    const world = new FundWorld();
    expect(timers(world.approved('r1', MONDAY, EVENT), world)).toEqual(['claim:remind:0 2027-04-26 00:00', 'claim 2027-05-03 00:00']);
  });

  it('F2.7: has its full time where the activity is past when it is approved', () => {
    const world = new FundWorld();
    const item = world.approved('r1', MONDAY, plan('2027-01-04'));
    expect(timers(item, world)).toEqual(['claim:remind:0 2027-03-25 00:00', 'claim 2027-04-01 00:00']);
  });

  it('F2.7: not made in time, the money is forfeited at that instant', () => {
    const world = new FundWorld();
    const item = world.approved('r1', MONDAY, EVENT);
    const step = world.step(item, berlin('05-20 10:00'));
    expect(step.item).toMatchObject({ state: 'forfeited', since: berlin('05-03 00:00'), timers: [], reservations: [] });
    expect([...reasons(step.item), ...entries(step)]).toEqual(['notClaimed', 'forfeited 20000']);
    expect(step.events.map(({ event }) => event)).toEqual(['fund.claimEnding', 'fund.forfeited']);
    expect(world.refused(item, berlin('05-03 00:00'), claim())).toBe('OPS102 /type');
  });

  it('F2.7: told that it ended earlier, it can be claimed then, and the time runs from then', () => {
    const world = new FundWorld(fundProgram(claiming));
    const item = world.approved('r1', MONDAY, plan('2027-03-10', 400, { endsOn: '2027-04-02' }));
    const done = (on: string) => ({ type: 'activityDone', by: 'pat', on }) as const;
    const at = berlin('03-20 10:00');
    for (const on of ['2027-03-09', '2027-03-21', '2027-04-03', 'soon']) expect(world.refused(item, at, done(on))).toBe('OPS105 /on');
    const early = world.after(item, at, done('2027-03-20'));
    expect(timers(early, world)).toEqual(['claim:remind:0 2027-04-13 00:00', 'claim 2027-04-20 00:00']);
    expect(world.after(early, at, claim()).state).toBe('claimed');
    const late = world.after(item, berlin('05-01 10:00'), done('2027-03-20'));
    expect(timers(late, world)).toEqual(['claim 2027-05-03 00:00']);
    const short = new FundWorld(fundProgram({ ...claiming, claim: { within: 'P5D', remind: ['P10D'] } }));
    const reminded = short.approved('r1', MONDAY, plan('2027-03-10', 400, { endsOn: '2027-04-02' }));
    expect(timers(reminded, short)).toEqual(['claim:remind:0 2027-03-29 00:00', 'claim 2027-04-08 00:00']);
    expect(timers(short.after(reminded, at, done('2027-03-20')), short)).toEqual(['claim 2027-03-26 00:00']);
  });

  it('F2.8: comes after the activity', () => {
    const world = new FundWorld(fundProgram(claiming));
    const item = world.approved('r1', MONDAY, EVENT);
    expect(world.refused(item, berlin('04-02 23:59'), claim())).toBe('OPS501');
    expect(world.after(item, berlin('04-03 00:00'), claim()).state).toBe('claimed');
  });

  it('F2.8: needs every kind of proof, handed in piece by piece', () => {
    const world = new FundWorld(fundProgram(claiming));
    const item = world.approved('r1', MONDAY, EVENT);
    const some = world.after(item, MONDAY, { type: 'proof', by: 'pat', proof: [invoice] });
    const bare = { type: 'claim', by: 'pat', costs: costs(400) } as const;
    expect(world.refused(item, AFTER, bare)).toBe('OPS502 /proof');
    expect(world.refused(some, AFTER, bare)).toBe('OPS502 /proof');
    expect(world.after(some, AFTER, { ...bare, proof: [report] })).toMatchObject({ state: 'claimed', proof: [invoice, report] });
    expect(world.refused(item, AFTER, { type: 'proof', by: 'pat', proof: [{ kind: 'photo', file: 'x' }] })).toBe('OPS104 /proof/0/kind');
  });

  it('F2.9: is read by its chain, then payable', () => {
    const world = new FundWorld(fundProgram(claiming));
    const claimed = world.after(world.approved('r1', MONDAY, EVENT), AFTER, claim(300));
    expect(world.after(world.approved('r2', MONDAY, EVENT), AFTER, { ...claim(300), by: 'pia' }).submitter).toBe('pia');
    expect(claimed).toMatchObject({
      state: 'claimed',
      submitter: 'pat',
      paid: 15_000,
      proven: [{ title: 'Hall', minor: 30_000, currency: 'EUR' }],
    });
    expect(claimed.timers.map(({ id }) => id)).toEqual(['chain:claim1:read:remind:0', 'chain:claim1:read:due']);
    const payable = world.decide(claimed, AFTER, 'approve', 'fay');
    expect(payable.item.state).toBe('payable');
    expect(payable.moves.filter(({ what }) => what === 'fund')).toEqual([{ what: 'fund', from: 'claimed', on: 'approve', to: 'payable' }]);
  });

  it('F2.9, F2.2: whoever reads it sees the amount that was approved', () => {
    const when = { all: [{ fact: 'request.amount', operator: 'greaterThan' as const, value: 45 }] };
    const steps = [
      { id: 'read', title: 'Read', roles: ['finance'] },
      { id: 'large', title: 'Read again', roles: ['marketing'], when },
    ];
    const look = { title: 'Plan', steps: [{ id: 'look', title: 'Look', roles: ['marketing'] }] };
    const world = new FundWorld(fundProgram(claiming, { approvals: { plan: look, proof: { title: 'Proof', steps } } }));
    world.rates = { 'USD EUR 2027-03-01': 0.8, 'USD EUR 2027-04-05': 1.2 };
    const draft = plan('2027-04-01', [{ title: 'Hall', amount: 100, currency: 'USD' }]);
    const claimed = world.after(world.approved('r1', MONDAY, draft), AFTER, claim(50));
    expect(world.decide(claimed, AFTER, 'approve', 'fay').item.state).toBe('payable');
  });

  it('F2.9: is read by nobody where no chain is named', () => {
    const world = new FundWorld();
    const step = world.step(world.approved('r1', MONDAY, EVENT), AFTER, { ...claim(), proof: [invoice] });
    expect(step.moves.map(({ on, to }) => `${on} ${to}`)).toEqual(['claim claimed', 'approve payable']);
  });

  it('F2.9: refused, it may be made again until it was refused `times`', () => {
    const world = new FundWorld(fundProgram(claiming));
    const claimed = world.after(world.approved('r1', MONDAY, EVENT), AFTER, claim());
    const refused = world.decide(claimed, berlin('05-10 10:00'), 'reject', 'fay').item;
    expect(refused).toMatchObject({ state: 'approved', refusedClaims: 1, paid: null, reasons: [{ by: 'claimRefused', note: 'Because.' }] });
    expect(timers(refused, world)).toEqual(['claim:remind:0 2027-06-03 00:00', 'claim 2027-06-10 00:00']);
    const again = world.after(refused, berlin('05-11 10:00'), { type: 'claim', by: 'pat', costs: costs(400) });
    expect(again.chains.map(({ id, state }) => `${id} ${state}`)).toEqual(['plan1 approved', 'claim1 rejected', 'claim2 running']);
    const lost = world.decide(again, berlin('05-12 10:00'), 'reject', 'fay');
    expect([lost.item.state, ...reasons(lost.item), ...entries(lost)]).toEqual(['forfeited', 'claimRefused', 'forfeited 20000']);
    const once = new FundWorld(fundProgram({ ...claiming, claim: { approval: 'proof', proof: ['invoice', 'report'] } }));
    const only = once.after(once.approved('r1', MONDAY, EVENT), AFTER, claim());
    expect(once.decide(only, AFTER, 'reject', 'fay').item.state).toBe('forfeited');
  });
});

describe('paying', () => {
  it.each([
    [400, 20_000, ['paid 20000']],
    [1000, 20_000, ['paid 20000']],
    [300, 15_000, ['released 5000', 'paid 15000']],
    [0.01, 1, ['released 19999', 'paid 1']],
  ])('F2: for %d proven pays the share, at most what is reserved, and releases the rest', (proven, paid, expected) => {
    const world = new FundWorld(fundProgram({ kind: 'request', budget: 1000 }));
    const approved = world.decide(world.submitted('r1', MONDAY, EVENT), MONDAY, 'approve', 'chris').item;
    const payable = world.step(approved, AFTER, { ...claim(proven), proof: [invoice] });
    expect(payable.effects.filter((effect) => effect.do === 'pay')).toMatchObject([
      { partner: 'acme', minor: paid, currency: 'EUR', as: 'credit', request: 'r1', due: berlin('05-06 00:00') },
    ]);
    const done = world.step(payable.item, berlin('04-06 10:00'), { type: 'paid' });
    expect([...entries(payable), ...entries(done)]).toEqual(expected);
    expect(done.item).toMatchObject({ state: 'paid', paid, timers: [], reservations: [] });
  });

  it('F2.1, F2.2: proven costs have the rates of the approval’s day and its share', () => {
    const world = new FundWorld();
    world.rates = { 'USD EUR 2027-03-01': 0.8, 'USD EUR 2027-04-05': 0.9 };
    const item = world.approved('r1', MONDAY, EVENT);
    const lines = [0.01, 0.03, 100].map((amount) => ({ title: 'Hall', amount, currency: 'USD' }));
    expect(world.after(item, AFTER, { ...claim(), proof: [invoice], costs: lines }).paid).toBe(0 + 1 + 4000);
    const pounds = [{ title: 'Hall', amount: 1, currency: 'GBP' }];
    expect(world.refused(item, AFTER, { ...claim(), proof: [invoice], costs: pounds })).toBe('OPS106');
    const nothing = [{ title: 'Hall', amount: 0.01, currency: 'USD' }];
    expect(world.refused(item, AFTER, { ...claim(), proof: [invoice], costs: nothing })).toBe('OPS105 /costs');
  });

  it('F2, F2.10: pays of the oldest money and releases the youngest', () => {
    const world = new FundWorld(fundProgram({ kind: 'accrual', accrue: { benefit: 'mdf' }, approval: 'plan' }));
    for (const period of ['2026-07-01', '2026-10-01', '2027-01-01']) {
      world.ledger = [...world.ledger, { fund: 'growth', partner: 'acme', entry: 'accrued', minor: 8000, currency: 'EUR', period }];
    }
    const payable = world.step(world.approved('r1', MONDAY, EVENT), AFTER, { ...claim(180), proof: [invoice] });
    expect(entries(payable)).toEqual(['released 7000 of 2026-10-01', 'released 4000 of 2027-01-01']);
    const done = world.step(payable.item, AFTER, { type: 'paid' });
    expect(entries(done)).toEqual(['paid 8000 of 2026-07-01', 'paid 1000 of 2026-10-01']);
  });

  it('F2.10: past its time the account manager gets a task, and is reminded each business morning', () => {
    const world = new FundWorld(fundProgram({ kind: 'request', approval: 'plan', pay: { as: 'transfer', sla: { business: 'P10D' } } }));
    const payable = world.step(world.approved('r1', MONDAY, EVENT), AFTER, { ...claim(), proof: [invoice] });
    expect(payable.effects.find((effect) => effect.do === 'pay')).toMatchObject({ as: 'transfer', due: berlin('04-19 17:00') });
    const late = world.step(payable.item, berlin('04-24 10:00'));
    expect(late.effects).toMatchObject([{ do: 'openTask', task: 'fund/r1/pay', owners: ['accountManager'] }]);
    expect([late.item.state, ...timers(late.item, world)]).toEqual(['payable', 'pay:morning 2027-04-26 09:00']);
    const later = world.step(late.item, berlin('04-26 10:00'));
    expect(later.effects).toMatchObject([{ do: 'remindTask', task: 'fund/r1/pay', owners: ['accountManager'] }]);
    expect(timers(later.item, world)).toEqual(['pay:morning 2027-04-27 09:00']);
    const done = world.step(later.item, berlin('04-26 11:00'), { type: 'paid' });
    expect(done.effects.map((effect) => effect.do)).toEqual(['ledger', 'closeTask']);
    expect(world.step(payable.item, AFTER, { type: 'paid' }).effects.map((effect) => effect.do)).toEqual(['ledger']);
  });
});
