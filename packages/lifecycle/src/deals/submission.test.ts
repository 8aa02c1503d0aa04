import { describe, expect, it } from 'vitest';
import { byAmount, program, routedTo } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS, partnersOf } from './intake/registered.fixture.ts';

const start = at('2027-03-01T10:00');
const pending = (registration: Parameters<typeof program>[0] = {}) => {
  const world = new DealWorld(program({ rules: routedTo('desk'), ...registration }));
  world.submit(ANSWERS, start);
  return world;
};

describe('submitting, and taking back', () => {
  it('D18: withdraw and recall come before the approval only', () => {
    const withdrawn = pending();
    withdrawn.step({ type: 'withdraw', by: 'p1' }, start + 1);
    expect(withdrawn.deal()).toMatchObject({ state: 'withdrawn', timers: [], chains: [{ state: 'cancelled' }] });
    const approved = pending();
    approved.decide('desk', start + 1);
    for (const type of ['withdraw', 'recall'])
      expect(approved.refused({ type, by: 'p1' }, start + 2)).toMatchObject([{ code: 'OPS102', pointer: '/type' }]);
  });

  it('D18, D18.1: recalled, clocks stop; submitted again they start anew and chains are asked anew', () => {
    const world = pending();
    world.step({ type: 'recall', by: 'p1' }, start + DAYS);
    expect(world.deal()).toMatchObject({ state: 'recalled', chains: [{ state: 'cancelled' }], asking: null });
    expect(world.timers()).toEqual(['answer 2027-03-17T00:00']);
    world.step({ type: 'resubmit', by: 'p1' }, start + 3 * DAYS);
    expect(world.deal()).toMatchObject({
      state: 'pending',
      resubmissions: 1,
      submittedAt: start + 3 * DAYS,
      chains: [{ id: 'c2', chain: 'desk' }],
    });
    expect(world.timer('decision')).toBe(at('2027-03-08T17:00'));
    expect(world.timer('lapse')).toBe(at('2027-04-04T00:00'));
    expect(world.deal().timers.map(({ id }) => id)).not.toContain('answer');
  });

  it('D18.1: returned with a reason, it expires without an answer', () => {
    const world = pending();
    expect(world.refused(world.decision('desk', { outcome: 'return' }), start)).toMatchObject([{ code: 'OPS105', pointer: '/reason' }]);
    world.decide('desk', start + 1, { outcome: 'return', reason: 'Who decides there?' });
    expect(world.deal()).toMatchObject({ state: 'returned', reasons: [{ by: 'people', note: 'Who decides there?' }] });
    world.step(undefined, at('2027-04-16T00:00'));
    expect(world.deal()).toMatchObject({ state: 'expired', since: at('2027-03-16T00:00'), reasons: [{ by: 'noAnswer' }] });
    expect(world.moves.slice(-2)).toEqual(['deal: pending – return → returned', 'deal: returned – due → expired']);
  });

  it('D18.2: submitted again at most so often, after notDecided as often as one likes', () => {
    const world = pending({ resubmit: { times: 1 } });
    world.step(undefined, start + 40 * DAYS);
    world.step({ type: 'resubmit', by: 'p1' }, start + 41 * DAYS);
    expect(world.deal()).toMatchObject({ state: 'pending', resubmissions: 0 });
    world.decide('desk', start + 42 * DAYS, { outcome: 'reject', reason: 'No.' });
    world.step({ type: 'resubmit', by: 'p1' }, start + 43 * DAYS);
    expect(world.deal().resubmissions).toBe(1);
    world.decide('desk', start + 44 * DAYS, { outcome: 'reject', reason: 'No.' });
    expect(world.refused({ type: 'resubmit', by: 'p1' }, start + 45 * DAYS)).toMatchObject([{ code: 'OPS201' }]);
  });

  it('D18.2: what could not be checked does not count', () => {
    const world = new DealWorld(program({ resubmit: { times: 0 } }));
    world.known = { partner: partnersOf(world.program, { 'partner.status': null }) };
    world.submit(ANSWERS, start);
    expect(world.deal()).toMatchObject({ state: 'rejected', reasons: [{ by: 'couldNotCheck' }] });
    world.known = {};
    world.step({ type: 'resubmit', by: 'p1' }, start + 1);
    expect(world.deal()).toMatchObject({ state: 'approved', resubmissions: 0 });
    world.step(undefined, start + 100 * DAYS);
    expect(world.refused({ type: 'resubmit', by: 'p1' }, start + 101 * DAYS)).toMatchObject([{ code: 'OPS201' }]);
  });

  it('D18.2: a refused deal waits from the instant at which it was refused', () => {
    const world = pending({ resubmit: { cooldown: 'PT48H' } });
    world.decide('desk', start + 1000, { outcome: 'reject', reason: 'No.' });
    expect(world.deal().resubmitFrom).toBe(start + 1000 + 2 * DAYS);
    expect(world.refused({ type: 'resubmit', by: 'p1' }, start + 999 + 2 * DAYS)).toMatchObject([{ code: 'OPS202' }]);
    world.step({ type: 'resubmit', by: 'p1' }, start + 1000 + 2 * DAYS);
    expect(world.moves.at(-1)).toContain('waiting – after → open');
    expect(world.moves).toContain('deal: rejected – resubmit → pending');
  });

  it('D18.3: keeps its place in the queue unless the edit is material or it had ended', () => {
    const queued = (registration: Parameters<typeof program>[0], answers: object) => {
      const world = pending(registration);
      world.step({ type: 'recall', by: 'p1' }, start + 1);
      world.step({ type: 'resubmit', by: 'p1', answers } as never, start + 2);
      return world.deal().queuedAt;
    };
    expect(queued({}, {})).toBe(start);
    expect(queued({}, { amount: 50_001 })).toBe(start + 2);
    expect(queued({ material: ['amount'] }, { closeOn: '2027-10-01' })).toBe(start);
    expect(queued({ material: [{ field: 'amount', rises: 10 }] }, { amount: 55_000 })).toBe(start);
    expect(queued({ material: [{ field: 'amount', rises: 10 }] }, { amount: 55_000.01 })).toBe(start + 2);
    const ended = pending();
    ended.decide('desk', start + 1, { outcome: 'reject', reason: 'No.' });
    ended.step({ type: 'resubmit', by: 'p1' }, start + 2);
    expect(ended.deal().queuedAt).toBe(start + 2);
  });

  it('D18.4: what the system tells, no person sends', () => {
    const world = pending();
    world.decide('desk', start + 1);
    for (const type of ['recheck', 'displaced', 'moveUp', 'partnerEnded', 'redecide'])
      expect(world.refused({ type, by: 'p1' }, start + 2)).toMatchObject([{ code: 'OPS108', pointer: '/by' }]);
  });

  it('S11.1: what is submitted again is as idle as its last submission', () => {
    const idle = { id: 'idle', title: 'Idle', when: { all: [{ fact: 'deal.idleDays', operator: 'greaterThan' as const, value: 30 }] } };
    const rules = byAmount(1, 100_000);
    const world = pending({ rules: { ...rules, list: [{ ...idle, then: 'reject' }, ...rules.list] }, protection: { for: 'P10D' } });
    world.step(undefined, start + 60 * DAYS);
    expect(world.deal().state).toBe('expired');
    world.step({ type: 'resubmit', by: 'p1' }, start + 60 * DAYS);
    expect(world.deal().state).toBe('approved');
  });

  it('D18.4: people of the partner alone submit; they or the vendor close', () => {
    const world = new DealWorld(program());
    world.begin(ANSWERS, start);
    for (const by of ['p2', 'cm']) expect(world.refused({ type: 'submit', by }, start)).toMatchObject([{ code: 'OPS108', pointer: '/by' }]);
    expect(world.refused({ type: 'submit', by: 'who' }, start)).toMatchObject([{ code: 'OPS104', pointer: '/by' }]);
    world.step({ type: 'edit', by: 'p1', answers: { amount: 70_000, closeOn: null } }, start);
    expect(world.deal().answers).toEqual({ customer: ANSWERS.customer, products: ['data'], amount: 70_000 });
    world.step({ type: 'submit', by: 'p1', answers: { closeOn: '2027-08-01' } }, start);
    expect(world.deal()).toMatchObject({ state: 'approved', answers: { closeOn: '2027-08-01' }, submitter: 'p1' });
    expect(world.refused({ type: 'close', by: 'p2', outcome: 'lost' }, start)).toMatchObject([{ code: 'OPS108' }]);
    expect(world.refused({ type: 'report', by: 'cm' }, start)).toMatchObject([{ code: 'OPS108' }]);
    expect(world.refused({ type: 'close', by: 'cm', outcome: 'won', order: { on: '2027-03-02' } }, start)).toMatchObject([
      { code: 'OPS105', pointer: '/order/on' },
    ]);
    world.step({ type: 'close', by: 'cm', outcome: 'lost' }, start + 1);
    expect(world.deal()).toMatchObject({ state: 'lost', timers: [] });
  });

  it('D19.5: the answers of a message replace those of their fields', () => {
    const world = new DealWorld(program({ rules: byAmount(10, 100) }));
    world.submit(ANSWERS, start);
    world.step({ type: 'recall', by: 'p1' }, start + 1);
    world.step({ type: 'resubmit', by: 'p1', answers: { amount: 50 } }, start + 2);
    expect(world.deal()).toMatchObject({ state: 'approved', answers: { ...ANSWERS, amount: 50 } });
  });
});
