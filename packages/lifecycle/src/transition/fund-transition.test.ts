import type { Fund, Program, RunningAction } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FundRequest, FundState } from '../funds/fund-request.ts';
import { berlin, entries, FundWorld, fundProgram, plan } from '../funds/fund-world.fixture.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { transitionItem } from './transition-item.ts';

const NOON = berlin('03-01 12:00');
const LATER = berlin('03-02 12:00');
const FUND: Partial<Fund> = { kind: 'request', budget: 1000, perPartner: 600, approval: 'plan', claim: { approval: 'proof' } };

const next = (
  running: Partial<Record<FundState, RunningAction>>,
  fund: Partial<Fund> = {},
  more: Partial<Program> = {},
): LifecycleProgram => fundProgram({ ...FUND, ...fund }, { version: '2.0.0', transition: { running: { fund: running } }, ...more });

function go(world: FundWorld, item: FundRequest, to: LifecycleProgram, now = LATER) {
  const after = new FundWorld(to);
  Object.assign(after, { ledger: world.ledger, partners: world.partners, attributes: world.attributes, rates: world.rates });
  return transitionItem(item, { program: world.program, facts: world.facts }, { program: to, facts: after.facts }, now);
}

function gone(world: FundWorld, item: FundRequest, to: LifecycleProgram, now = LATER) {
  const outcome = go(world, item, to, now);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

const refused = (world: FundWorld, item: FundRequest, to: LifecycleProgram): readonly string[] => {
  const outcome = go(world, item, to);
  return outcome.ok ? [] : outcome.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
};

const world = (): FundWorld => new FundWorld(fundProgram(FUND));
const stays = ({ program: _, revision: __, at: ___, ...rest }: FundRequest) => rest;

describe('a change of version: requests for money', () => {
  it('X1: drafts move, all others finish where nothing is said', () => {
    const w = world();
    const draft = w.begin('r1', NOON);
    const to = next({});
    expect([gone(w, draft, to).action, gone(w, draft, to).item.program]).toEqual(['move', to.hash]);
    const pending = w.submitted('r2', NOON, plan('2027-04-01'));
    expect(gone(w, pending, to)).toEqual({ action: 'finish', item: pending, events: [], effects: [], moves: [] });
  });

  it('X1: moved, what is asked for, reserved and due stays', () => {
    const w = world();
    const approved = w.approved('r1', NOON, plan('2027-04-01'));
    const to = next({ approved: 'move' }, { share: 10, budget: 1, claim: { within: 'P1D' } });
    const { item, effects } = gone(w, approved, to);
    expect(stays(item)).toEqual(stays(approved));
    expect([item.program, effects]).toEqual([to.hash, []]);
  });

  it('X1.7: no move where the fund, its currency or kind, the activity or who is asked is gone', () => {
    const w = world();
    const pending = w.submitted('r1', NOON, plan('2027-04-01'));
    const move = { pending: 'move', approved: 'move' } as const;
    expect(refused(w, pending, next(move, { id: 'other' }))).toEqual(['OPS701 /funds The fund “Growth fund” is not in the new version.']);
    expect(refused(w, pending, next(move, { currency: 'USD' }))).toEqual([
      'OPS701 /funds/0/currency The fund counts in USD in the new version.',
    ]);
    expect(refused(w, pending, next(move, { activities: [{ id: 'story', title: 'Story' }] }))).toEqual([
      'OPS701 /funds/0/activities The activity “Event” is not in the new version.',
    ]);
    const approvals = { proof: { title: 'Proof', steps: [{ id: 'read', title: 'Read', roles: ['finance'] }] } };
    expect(refused(w, pending, next(move, { approval: 'proof' }, { approvals }))).toEqual([
      'OPS701 /approvals/plan The chain “Plan” is not in the new version.',
    ]);
    const approved = w.decide(pending, NOON, 'approve').item;
    const accrual = { kind: 'accrual', accrue: { benefit: 'mdf' }, budget: undefined, perPartner: undefined } as unknown as Partial<Fund>;
    expect(refused(w, approved, next(move, accrual))).toEqual(['OPS701 /funds/0/kind The fund is of another kind in the new version.']);
  });

  it('X1.7: a plan that is decided again is looked at and asked about anew', () => {
    const w = world();
    const pending = w.submitted('r1', NOON, plan('2027-04-01'));
    const again = gone(w, pending, next({ pending: 'redecide' }, { share: 100, approval: 'proof' }));
    expect(again.item).toMatchObject({ state: 'pending', amount: 40_000, submittedAt: NOON });
    expect(again.item.chains.map(({ chain, state }) => [chain, state])).toEqual([
      ['plan', 'cancelled'],
      ['proof', 'running'],
    ]);
    const no = gone(w, pending, next({ pending: 'redecide' }, { eligible: { all: [{ fact: 'gold', operator: 'equal', value: false }] } }));
    expect(no.item).toMatchObject({ state: 'rejected', reasons: [{ by: 'notEligible' }] });
    expect(no.item.timers).toEqual([]);
    expect(entries(no)).toEqual([]);
  });

  it('X1.7: a plan that waits for a rate does so no longer when it is asked about anew', () => {
    const silent = {
      title: 'Silent',
      why: 'Fast',
      steps: [{ id: 'look', title: 'Look', roles: ['marketing'], sla: 'P1D', onTimeout: 'approve' as const }],
    };
    const proof = { title: 'Proof', steps: [{ id: 'read', title: 'Read', roles: ['finance'] }] };
    const w = new FundWorld(fundProgram(FUND, { approvals: { plan: silent, proof } }));
    w.rates = { 'USD EUR 2027-03-01': 1 };
    const usd = [{ title: 'Hall', amount: 400, currency: 'USD' }];
    const waits = w.after(w.submitted('r1', NOON, plan('2027-04-01', usd)), berlin('03-03 12:00'));
    expect([waits.state, waits.timers.map(({ id }) => id)]).toEqual(['pending', ['rate']]);
    w.rates = { 'USD EUR': 1 };
    const at = berlin('03-03 13:00');
    const again = gone(w, waits, next({ pending: 'redecide' }, {}, { approvals: { plan: silent, proof } }), at);
    expect(again.item.timers.map(({ id }) => id)).not.toContain('rate');
    expect(again.item.chains.map(({ state }) => state)).toEqual(['approved', 'running']);
  });

  it('X1.7: a plan whose answers do not fit the new form is not decided again', () => {
    const w = world();
    const pending = w.submitted('r1', NOON, plan('2027-04-01'));
    const form = { plan: [{ id: 'aim', title: 'Aim', type: 'text' as const }] };
    expect(refused(w, pending, next({ pending: 'redecide' }, form))).toEqual(['OPS702 /plan/answers/aim “Aim” is missing.']);
    expect(gone(w, pending, next({ pending: 'move' }, form)).item.state).toBe('pending');
  });

  it('X1.7: a claim that is decided again is asked about anew, or paid where nobody is asked any more', () => {
    const w = world();
    const approved = w.approved('r1', NOON, plan('2027-03-02'));
    const proof = [{ kind: 'invoice', file: 'i.pdf' }];
    const claimed = w.after(approved, berlin('03-03 12:00'), { type: 'claim', by: 'pat', costs: [{ title: 'Hall', amount: 400 }], proof });
    expect(claimed.state).toBe('claimed');
    const at = berlin('03-04 12:00');
    const again = gone(w, claimed, next({ claimed: 'redecide' }, { claim: { approval: 'plan' } }), at);
    expect(again.item.chains.map(({ chain, purpose, state }) => [chain, purpose, state])).toEqual([
      ['plan', 'plan', 'approved'],
      ['proof', 'claim', 'cancelled'],
      ['plan', 'claim', 'running'],
    ]);
    expect(again.item.paid).toBe(claimed.paid);
    expect(gone(w, claimed, next({ claimed: 'redecide' }, { claim: {} }), at).item.state).toBe('payable');
  });

  it('X1.4: answers to what the new form does not ask are left out', () => {
    const aim = { id: 'aim', title: 'Aim', type: 'text' } as const;
    const w = new FundWorld(fundProgram({ ...FUND, plan: [aim, { ...aim, id: 'who' }] }));
    const draft = w.after(w.begin('r1', NOON), NOON, {
      type: 'edit',
      by: 'pat',
      plan: plan('2027-04-01', 400, { answers: { aim: 'a', who: 'w' } }),
    });
    expect(gone(w, draft, next({}, { plan: [aim] })).item.plan?.answers).toEqual({ aim: 'a' });
  });
});
