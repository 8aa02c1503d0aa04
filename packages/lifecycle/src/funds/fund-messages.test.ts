import { describe, expect, it } from 'vitest';
import type { FundRequest } from './fund-request.ts';
import { beginFundRequest } from './fund-steps.ts';
import { berlin, FundWorld, fundProgram, plan } from './fund-world.fixture.ts';

const MONDAY = berlin('03-01 10:00');
const AFTER = berlin('04-05 10:00');
const claiming = { kind: 'request' as const, approval: 'plan', claim: { approval: 'proof' } };
const claim = { type: 'claim', by: 'pat', costs: [{ title: 'Hall', amount: 400 }], proof: [{ kind: 'invoice', file: 'a.pdf' }] } as const;

/** A request in each state. */
function everyState(): { world: FundWorld; items: Readonly<Record<string, FundRequest>> } {
  const world = new FundWorld(fundProgram(claiming));
  const draft = world.begin('r1', MONDAY);
  const pending = world.submitted('r1', MONDAY, plan('2027-04-02'));
  const approved = world.decide(pending, MONDAY, 'approve').item;
  const claimed = world.after(approved, AFTER, claim);
  const payable = world.decide(claimed, AFTER, 'approve', 'fay').item;
  return {
    world,
    items: {
      draft,
      pending,
      approved,
      claimed,
      payable,
      returned: world.decide(pending, MONDAY, 'return').item,
      rejected: world.decide(pending, MONDAY, 'reject').item,
      withdrawn: world.after(pending, MONDAY, { type: 'withdraw', by: 'pat' }),
      paid: world.after(payable, AFTER, { type: 'paid' }),
      forfeited: world.decide(claimed, AFTER, 'reject', 'fay').item,
    },
  };
}

const MESSAGES: Readonly<Record<string, object>> = {
  edit: { type: 'edit', by: 'pat', plan: plan('2027-05-03') },
  submit: { type: 'submit', by: 'pat', plan: plan('2027-05-03') },
  resubmit: { type: 'resubmit', by: 'pat', plan: plan('2027-05-03') },
  withdraw: { type: 'withdraw', by: 'pat' },
  decide: { type: 'decide', by: 'max', chain: 'plan1', step: 'look', outcome: 'approve' },
  activityDone: { type: 'activityDone', by: 'pat', on: '2027-04-02' },
  proof: { type: 'proof', by: 'pat', proof: [{ kind: 'invoice', file: 'a.pdf' }] },
  claim,
  paid: { type: 'paid' },
};
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  draft: ['edit', 'submit', 'withdraw'],
  returned: ['edit', 'resubmit', 'withdraw'],
  pending: ['withdraw', 'decide'],
  approved: ['withdraw', 'activityDone', 'proof', 'claim'],
  claimed: ['decide'],
  payable: ['paid'],
};

describe('messages about a request', () => {
  const { world, items } = everyState();

  it.each(Object.entries(items))('F2.11: in the state %s others than it knows are refused', (state, item) => {
    expect(item.state).toBe(state);
    for (const [type, message] of Object.entries(MESSAGES)) {
      const at = state === 'approved' ? AFTER : item.at;
      if (type === 'decide' && state === 'claimed') continue;
      if (TAKEN[state]?.includes(type)) expect(() => world.step(item, at, message as never)).not.toThrow();
      else expect([type, world.refused(item, item.at, message)]).toEqual([type, 'OPS102 /type']);
    }
  });

  it('F2.11: what is no message is refused', () => {
    const draft = items.draft as FundRequest;
    for (const message of [{}, { type: 'pay' }, { type: 'begin' }, { type: 'toString' }])
      expect(world.refused(draft, MONDAY, message)).toBe('OPS103 /type');
    expect(world.refused(draft, MONDAY, null as never)).toBe('OPS103 /type');
    expect(world.refused(draft, MONDAY - 1, { type: 'withdraw', by: 'pat' })).toBe('OPS101');
  });

  it('F2.11: only people of the partner act for it', () => {
    const draft = items.draft as FundRequest;
    for (const by of ['bob', 'max']) expect(world.refused(draft, MONDAY, { type: 'withdraw', by })).toBe('OPS108 /by');
    for (const by of ['nobody', undefined, 7]) expect(world.refused(draft, MONDAY, { type: 'withdraw', by })).toBe('OPS104 /by');
  });

  it('F2.11: the people who ask do not decide, and others do not either', () => {
    const pending = items.pending as FundRequest;
    const decision = { type: 'decide', chain: 'plan1', step: 'look', outcome: 'approve' };
    expect(world.refused(pending, MONDAY, { ...decision, by: 'fay' })).toBe('OPS108 /by');
    expect(world.refused(pending, MONDAY, { ...decision, by: 'max', chain: 'plan2' })).toBe('OPS104 /chain');
    expect(world.refused(pending, MONDAY, { ...decision, by: 'max', outcome: 'reject' })).toBe('OPS105 /reason');
  });

  it.each([
    ['OPS105 /plan', null],
    ['OPS104 /plan/activity', { ...plan('2027-04-02'), activity: 'trip' }],
    ['OPS105 /plan/startsOn', plan('2027-02-30')],
    ['OPS105 /plan/endsOn', plan('2027-04-02', 1, { endsOn: '2027-04-01' })],
    ['OPS105 /plan/costs', plan('2027-04-02', [])],
    ['OPS105 /plan/costs/0/title', plan('2027-04-02', [{ title: ' ', amount: 1 }])],
    ['OPS105 /plan/costs/0/amount', plan('2027-04-02', 0)],
    ['OPS105 /plan/costs/0/amount', plan('2027-04-02', -5)],
    ['OPS105 /plan/costs/0/amount', plan('2027-04-02', 1.005)],
    ['OPS105 /plan/costs/0/amount', plan('2027-04-02', Number.NaN)],
    ['OPS105 /plan/costs/0/amount', plan('2027-04-02', [{ title: 'Hall', amount: '1' as never }])],
    [
      'OPS105 /plan/costs/1/amount',
      plan(
        '2027-04-02',
        [8e13, 8e13].map((amount) => ({ title: 'Hall', amount })),
      ),
    ],
    ['OPS105 /plan/costs/0/currency', plan('2027-04-02', [{ title: 'Hall', amount: 1, currency: 'Euro' }])],
    ['OPS105 /plan/costs/0', plan('2027-04-02', [7 as never])],
    ['OPS105 /plan/answers', plan('2027-04-02', 1, { answers: [] as never })],
    ['OPS211 /plan/answers/size', plan('2027-04-02', 1, { answers: { size: 1 } })],
  ])('F2.11: %s', (expected, draft) => {
    expect(world.refused(items.draft as FundRequest, MONDAY, { type: 'edit', by: 'pat', plan: draft })).toBe(expected);
  });

  it('F2.11: answers that are missing, for some only where they are asked for', () => {
    const form = [
      { id: 'guests', title: 'Guests', type: 'integer' as const },
      {
        id: 'menu',
        title: 'Menu',
        type: 'text' as const,
        when: { all: [{ fact: 'request.guests', operator: 'greaterThan' as const, value: 10 }] },
      },
    ];
    const formal = new FundWorld(fundProgram({ kind: 'request', plan: form }));
    const draft = formal.begin('r1', MONDAY);
    const submit = (answers: Record<string, number>) => ({ type: 'submit', by: 'pat', plan: plan('2027-04-02', 1, { answers }) }) as const;
    expect(formal.refused(draft, MONDAY, submit({}))).toBe('OPS210 /plan/answers/guests');
    expect(formal.refused(draft, MONDAY, submit({ guests: 11 }))).toBe('OPS210 /plan/answers/menu');
    expect(formal.after(draft, MONDAY, submit({ guests: 10 })).state).toBe('pending');
    expect(formal.refused(draft, MONDAY, { type: 'submit', by: 'pat' })).toBe('OPS105 /plan');
  });

  it.each([
    ['OPS105 /proof', []],
    ['OPS104 /proof/0/kind', [{ file: 'a.pdf' }]],
    ['OPS104 /proof/0/kind', [null]],
    ['OPS105 /proof/0/file', [{ kind: 'invoice', file: '' }]],
  ])('F2.11: proof that is none is %s', (expected, proof) => {
    expect(world.refused(items.approved as FundRequest, AFTER, { type: 'proof', by: 'pat', proof })).toBe(expected);
  });

  it('F2.11: a claim without costs is refused', () => {
    expect(world.refused(items.approved as FundRequest, AFTER, { ...claim, costs: [] })).toBe('OPS105 /costs');
  });

  it('F2.11: a fund that is none has no requests', () => {
    const begun = beginFundRequest(world.program, { id: 'r1', fund: 'none', partner: 'acme' }, MONDAY, world.facts);
    expect(begun).toMatchObject({ ok: false, problems: [{ code: 'OPS104', pointer: '/fund', expected: 'one of growth' }] });
  });
});

describe('who holds a request, and what is told of it', () => {
  const vars = ['fund.title', 'request.id', 'request.amount', 'request.paid', 'request.reason', 'request.due', 'request.holder'];
  const notice = (state: string, to: string) => ({
    id: state,
    title: state,
    on: `fund.${state}`,
    to: [to],
    channels: ['email' as const],
    vars,
    subject: '{fund.title} {request.id}',
    text: '{request.amount}, {request.paid}, {request.reason} {request.due}, {request.holder}',
  });
  const held = ['draft', 'pending', 'approved', 'claimEnding'].map((state) => notice(state, 'holder'));
  const notices = { list: [...held, notice('rejected', 'partner'), notice('payable', 'partner')] };
  const world = new FundWorld(fundProgram({ kind: 'request', approval: 'plan', budget: 1000 }, { notices }));
  const told = (step: ReturnType<FundWorld['step']>) =>
    step.effects.flatMap((effect) => (effect.do === 'notice' ? [[effect.notice, effect.to.join(), effect.text]] : []));
  const submit = (cost: number) =>
    world.step(world.begin('r1', MONDAY), MONDAY, { type: 'submit', by: 'pat', plan: plan('2027-04-02', cost) });

  it('F2.12: notices name the money, the reason, the end of the time and whoever holds it', () => {
    const begun = beginFundRequest(world.program, { id: 'r1', fund: 'growth', partner: 'acme' }, MONDAY, world.facts);
    expect(begun.ok && told(begun.value)).toEqual([['draft', 'partner', '–, –, – –, Partner']]);
    expect(told(submit(2001))).toEqual([['rejected', 'partner', '1,000.50 EUR, –, There is not enough money left for the period. –, –']]);
    const pending = submit(401);
    expect(told(pending)).toEqual([['pending', 'marketing', '200.50 EUR, –, – –, Marketing']]);
    const refused = world.decide(pending.item, MONDAY, 'reject');
    expect(told(refused)).toEqual([['rejected', 'partner', '200.50 EUR, –, Because. –, –']]);
    const approved = world.decide(pending.item, MONDAY, 'approve');
    expect(told(approved)).toEqual([['approved', 'partner', '200.50 EUR, –, – 3 May 2027, 00:00, Partner']]);
    expect(told(world.step(approved.item, berlin('04-27 10:00'))).map(([id]) => id)).toEqual(['claimEnding']);
    const payable = world.step(approved.item, AFTER, { ...claim, costs: [{ title: 'Hall', amount: 100 }] });
    expect(told(payable)).toEqual([['payable', 'partner', '200.50 EUR, 50 EUR, – 6 May 2027, 00:00, –']]);
  });
});
