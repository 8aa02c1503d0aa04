import { describe, expect, it } from 'vitest';
import { berlin, entries, FundWorld, fundProgram, plan, reasons, timers } from './fund-world.fixture.ts';
import { fundBalance } from './ledger.ts';

const MONDAY = berlin('03-01 10:00');
const dollars = (amount: number) => [{ title: 'Hall', amount, currency: 'USD' }];

describe('approving a request', () => {
  it('F1.3: reserves in the step that approves, nothing before', () => {
    const world = new FundWorld();
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02'));
    expect(world.ledger).toEqual([]);
    const step = world.decide(pending, MONDAY, 'approve');
    expect(step.item).toMatchObject({ state: 'approved', amount: 20_000, share: 50, approvedAt: MONDAY });
    expect(world.ledger).toEqual([
      { fund: 'growth', partner: 'acme', entry: 'reserved', minor: 20_000, currency: 'EUR', period: '2027-04-01', request: 'r1' },
    ]);
    expect(step.effects.find((effect) => effect.do === 'ledger')?.id).toMatch(/^fund\/r1\/3\/\d+$/);
  });

  it('F1, F1.3: of two requests that do not both fit, the one approved first has the money', () => {
    const world = new FundWorld();
    const first = world.submitted('r1', MONDAY, plan('2027-04-02', 1200));
    const second = world.submitted('r2', MONDAY, plan('2027-05-02', 900), 'best');
    expect(world.decide(second, MONDAY, 'approve').item.state).toBe('approved');
    const late = world.decide(first, MONDAY, 'approve');
    expect([late.item.state, ...reasons(late.item), ...entries(late)]).toEqual(['rejected', 'noBudget']);
    expect(late.moves.at(-1)).toEqual({ what: 'fund', from: 'pending', on: 'approve', to: 'rejected' });
    expect(world.submitted('r3', MONDAY, plan('2027-04-02', 1100)).state).toBe('pending');
    expect(reasons(world.submitted('r4', MONDAY, plan('2027-04-02', 1100.02)))).toEqual(['noBudget']);
    expect(world.submitted('r5', MONDAY, plan('2027-07-02', 1200)).state).toBe('pending');
  });

  it('F1: a partner has no more than its part', () => {
    const world = new FundWorld();
    expect(reasons(world.submitted('r1', MONDAY, plan('2027-04-02', 1200.02)))).toEqual(['noBudget']);
    world.approved('r2', MONDAY, plan('2027-04-02', 1000));
    expect(reasons(world.submitted('r3', MONDAY, plan('2027-04-02', 200.02)))).toEqual(['noBudget']);
    expect(world.submitted('r4', MONDAY, plan('2027-04-02', 200)).state).toBe('pending');
  });

  it('F1.2: there is no budget for nothing', () => {
    const free = new FundWorld(fundProgram({ kind: 'request', share: 0 }));
    expect(reasons(free.submitted('r1', MONDAY, plan('2027-04-02')))).toEqual(['noBudget']);
    const parameters = { 'rate.share': { title: 'Share', type: 'percent' as const, value: [{ from: '2028-01-01', value: 50 }] } };
    const unknown = new FundWorld(fundProgram({ kind: 'request', share: { fact: 'rate.share' } }, { parameters }));
    expect(reasons(unknown.submitted('r1', MONDAY, plan('2027-04-02')))).toEqual(['noBudget']);
  });

  it('F1.4: limits that name a value are in the money of the program', () => {
    const parameters = { cap: { title: 'Cap', type: 'money' as const, value: 100 } };
    const world = new FundWorld(
      fundProgram({ kind: 'request', currency: 'USD', budget: { fact: 'cap' }, perPartner: 110 }, { parameters }),
    );
    world.rates = { 'EUR USD': 1.1, 'USD EUR': 0.9 };
    const state = (cost: number) => world.submitted('r1', MONDAY, plan('2027-04-02', cost)).state;
    expect([state(220), state(220.02)]).toEqual(['pending', 'rejected']);
    world.rates = { 'USD EUR': 0.9 };
    expect(state(1)).toBe('rejected');
  });

  it('F2.5: looks again at who asks, with the facts of the approval’s day', () => {
    const when = { all: [{ fact: 'gold', operator: 'equal' as const, value: true }] };
    const world = new FundWorld(fundProgram({ kind: 'request', eligible: when, approval: 'plan' }));
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02'));
    world.attributes = { gold: false };
    const step = world.decide(pending, MONDAY, 'approve');
    expect([step.item.state, ...reasons(step.item)]).toEqual(['rejected', 'notEligible']);
  });

  it('F2.5: holds to the parameters of the submission', () => {
    const parameters = {
      cap: {
        title: 'Cap',
        type: 'money' as const,
        value: [
          { from: '2027-01-01', value: 200 },
          { from: '2027-03-02', value: 100 },
        ],
      },
    };
    const world = new FundWorld(fundProgram({ kind: 'request', approval: 'plan', budget: { fact: 'cap' } }, { parameters }));
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02'));
    expect(reasons(world.submitted('r2', berlin('03-02 10:00'), plan('2027-04-02')))).toEqual(['noBudget']);
    expect(world.decide(pending, berlin('03-03 10:00'), 'approve').item.state).toBe('approved');
  });

  it('F2, F2.2: other currencies have the rate of the approval’s day', () => {
    const world = new FundWorld();
    world.rates = { 'USD EUR 2027-03-01': 0.8, 'USD EUR 2027-03-02': 0.9 };
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02', dollars(100)));
    expect(pending.amount).toBe(4000);
    const step = world.decide(pending, berlin('03-02 10:00'), 'approve');
    expect([step.item.amount, ...entries(step)]).toEqual([4500, 'reserved 4500']);
  });

  it('F2.2: refuses a decision for which a rate is not known', () => {
    const world = new FundWorld();
    world.rates = { 'USD EUR 2027-03-01': 0.8 };
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02', dollars(100)));
    const decision = { type: 'decide', by: 'max', chain: 'plan1', step: 'look', outcome: 'approve' };
    expect(world.refused(pending, berlin('03-02 10:00'), decision)).toBe('OPS106');
  });

  it('F2.2: approved by silence, it waits for the rate from one business morning to the next', () => {
    const silent = {
      title: 'Plan',
      why: 'Small sums.',
      steps: [{ id: 'look', title: 'Look', roles: ['marketing'], onTimeout: 'approve' }],
    };
    const world = new FundWorld(fundProgram({ kind: 'request', approval: 'plan' }, { approvals: { plan: silent } }));
    world.rates = { 'USD EUR 2027-03-01': 0.8, 'USD EUR 2027-03-05': 0.9 };
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02', dollars(100)));
    expect(timers(pending, world)).toEqual(['chain:plan1:look:remind:0 2027-03-03 13:00', 'chain:plan1:look:due 2027-03-03 17:00']);
    const waiting = world.after(pending, berlin('03-03 17:00'));
    expect([waiting.state, ...timers(waiting, world)]).toEqual(['pending', 'rate 2027-03-04 09:00']);
    const again = world.after(waiting, berlin('03-04 12:00'));
    expect([again.state, ...timers(again, world)]).toEqual(['pending', 'rate 2027-03-05 09:00']);
    const approved = world.after(again, berlin('03-06 12:00'));
    expect(approved).toMatchObject({ state: 'approved', amount: 4500, since: berlin('03-05 09:00') });
    expect(world.after(again, berlin('03-04 13:00'), { type: 'withdraw', by: 'pat' })).toMatchObject({ state: 'withdrawn', timers: [] });
  });

  it('F1, F1.6: takes earned money of the oldest accrual first', () => {
    const world = new FundWorld(fundProgram({ kind: 'accrual', accrue: { benefit: 'mdf' }, approval: 'plan' }));
    const accrued = (period: string, minor: number, expires: string) => {
      world.ledger = [...world.ledger, { fund: 'growth', partner: 'acme', entry: 'accrued', minor, currency: 'EUR', period, expires }];
    };
    accrued('2026-10-01', 8000, '2027-06-01');
    accrued('2026-07-01', 5000, '2027-03-01');
    accrued('2026-04-01', 7000, '2027-03-02');
    expect(reasons(world.submitted('r1', MONDAY, plan('2027-04-02', 300.02)))).toEqual(['noBudget']);
    const pending = world.submitted('r2', MONDAY, plan('2027-04-02', 300));
    const step = world.decide(pending, MONDAY, 'approve');
    expect(entries(step)).toEqual(['reserved 7000 of 2026-04-01', 'reserved 8000 of 2026-10-01']);
    expect(fundBalance(world.ledger, 'growth', 'acme')).toMatchObject({ reserved: 15_000, available: 5000 });
    const late = world.submitted('r3', MONDAY, plan('2027-04-02', 1));
    expect(late.state).toBe('rejected');
  });

  it('F2.6: withdrawn, nobody is asked and nothing is kept', () => {
    const world = new FundWorld();
    const pending = world.submitted('r1', MONDAY, plan('2027-04-02'));
    const early = world.step(pending, MONDAY, { type: 'withdraw', by: 'pat' });
    expect(early.item).toMatchObject({ state: 'withdrawn', timers: [], chains: [{ state: 'cancelled' }] });
    expect(entries(early)).toEqual([]);
    const late = world.step(world.approved('r2', MONDAY, plan('2027-04-02')), MONDAY, { type: 'withdraw', by: 'pat' });
    expect([late.item.state, ...entries(late)]).toEqual(['withdrawn', 'released 20000']);
    expect(late.item).toMatchObject({ timers: [], reservations: [] });
    const draft = world.after(world.begin('r3', MONDAY), MONDAY, { type: 'withdraw', by: 'pat' });
    expect(draft.state).toBe('withdrawn');
    const returned = world.decide(world.submitted('r4', MONDAY, plan('2027-04-02')), MONDAY, 'return').item;
    expect(world.after(returned, MONDAY, { type: 'withdraw', by: 'pat' })).toMatchObject({ state: 'withdrawn', timers: [], reasons: [] });
  });

  it('F2.6: a partner that left has no requests but those it has proved', () => {
    const world = new FundWorld();
    const gone = { type: 'partnerEnded' } as const;
    const approved = world.approved('r1', MONDAY, plan('2027-03-02'));
    const step = world.step(approved, MONDAY, gone);
    expect([step.item.state, ...reasons(step.item), ...entries(step)]).toEqual(['withdrawn', 'partnerEnded', 'released 20000']);
    expect(world.after(world.submitted('r2', MONDAY, plan('2027-04-02')), MONDAY, gone).state).toBe('withdrawn');
    const payable = world.after(approved, berlin('03-04 10:00'), {
      type: 'claim',
      by: 'pat',
      proof: [{ kind: 'invoice', file: 'a.pdf' }],
      costs: [{ title: 'Hall', amount: 400 }],
    });
    const after = world.step(payable, berlin('03-05 10:00'), gone);
    expect([after.item.state, after.events, after.effects]).toEqual(['payable', [], []]);
    expect(world.after(step.item, berlin('03-05 10:00'), gone).state).toBe('withdrawn');
  });
});
