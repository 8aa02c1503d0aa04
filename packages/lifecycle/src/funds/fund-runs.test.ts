import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closePeriod } from './close-period.ts';
import { periodOf } from './fiscal-period.ts';
import type { FundRequest, FundState } from './fund-request.ts';
import { fundOf } from './fund-rules.ts';
import { fundTable } from './fund-table.ts';
import { FundWorld, fundProgram, plan } from './fund-world.fixture.ts';
import { fundBalance, lotsOf, usedIn } from './ledger.ts';
import type { FundMessage } from './messages.ts';

const DAY = 86_400_000;
const FROM = Date.parse('2027-01-04T09:00:00Z');
const silent = { title: 'Plan', why: 'Small sums.', steps: [{ id: 'look', title: 'Look', roles: ['marketing'], onTimeout: 'approve' }] };
const proof = { title: 'Proof', steps: [{ id: 'read', title: 'Read', roles: ['finance'], onTimeout: 'reject' }] };
const approvals = { plan: silent, proof };
const claim = { approval: 'proof', times: 2 };
const REQUEST = fundProgram(
  { kind: 'request', approval: 'plan', budget: 1000, perPartner: 600, claim, unused: { carry: 'P3M' } },
  { approvals },
);
const ACCRUAL = fundProgram({ kind: 'accrual', accrue: { benefit: 'mdf' }, approval: 'plan', perPartner: 600, claim }, { approvals });
const LOTS = [
  { period: '2026-07-01', minor: 30_000, expires: '2027-02-01' },
  { period: '2026-10-01', minor: 50_000, expires: '2027-05-01' },
  { period: '2027-01-01', minor: 20_000 },
];

interface Act {
  /** Which of the requests. */
  readonly request: number;
  /** Hours after the act before. */
  readonly wait: number;
  readonly what: number;
  readonly cost: number;
  readonly start: number;
}
const act = fc.record<Act>({
  request: fc.nat(4),
  wait: fc.nat(24 * 6),
  what: fc.nat(60),
  cost: fc.integer({ min: 1, max: 140_000 }),
  start: fc.nat(40),
});

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function messageOf({ what, cost, start }: Act, { chains, partner, state }: FundRequest, at: number): FundMessage | undefined {
  const by = partner === 'acme' ? 'pat' : 'bob';
  const running = chains.find((chain) => chain.state === 'running');
  const draft = plan(dayOf(at + (start - 20) * DAY), cost / 100);
  const decision = (outcome: 'approve' | 'reject' | 'return'): FundMessage => ({
    type: 'decide',
    by: running?.purpose === 'claim' ? 'fay' : 'max',
    chain: running?.id ?? '',
    step: running?.steps[0]?.id ?? '',
    outcome,
    ...(outcome === 'approve' ? {} : { reason: 'No.' }),
  });
  const costs = [{ title: 'Hall', amount: cost / 100 }];
  const submit: FundMessage = { type: 'submit', by, plan: draft };
  const withdraw: FundMessage = { type: 'withdraw', by };
  const claiming: FundMessage = { type: 'claim', by, costs, proof: [{ kind: 'invoice', file: 'i.pdf' }] };
  const approve = decision('approve');
  const fitting: Partial<Record<FundState, readonly (FundMessage | undefined)[]>> = {
    draft: [submit, submit, withdraw],
    returned: [{ type: 'resubmit', by, plan: draft }, undefined, withdraw],
    pending: [approve, approve, approve, decision('reject'), decision('return'), undefined, withdraw],
    approved: [claiming, claiming, claiming, { type: 'activityDone', by, on: dayOf(at) }, undefined, withdraw],
    claimed: [approve, approve, decision('reject'), undefined],
    payable: [{ type: 'paid' }, undefined],
  };
  // Now and then one that does not fit.
  const list = what === 0 ? undefined : fitting[state];
  return list ? list[what % list.length] : submit;
}

/** What holds after every step, whatever was done in whatever order. */
function check({ ledger, program }: FundWorld, item: FundRequest): void {
  const isAccrual = fundOf(program, 'growth').kind === 'accrual';
  for (const { minor } of ledger) expect(minor).toBeGreaterThan(0);
  for (const partner of ['acme', 'best']) {
    const { reserved, available } = fundBalance(ledger, 'growth', partner);
    expect(reserved).toBeGreaterThanOrEqual(0);
    if (isAccrual) expect(available).toBeGreaterThanOrEqual(0);
    if (isAccrual) for (const { left } of lotsOf(ledger, 'growth', partner)) expect(left).toBeGreaterThanOrEqual(0);
  }
  for (const period of new Set(ledger.map((entry) => entry.period))) {
    for (const partner of ['acme', 'best']) expect(usedIn(ledger, 'growth', period, partner)).toBeLessThanOrEqual(60_000);
    if (!isAccrual) expect(usedIn(ledger, 'growth', period, null)).toBeLessThanOrEqual(100_000);
  }
  if (fundTable.ends.includes(item.state)) expect([item.timers, item.reservations]).toEqual([[], []]);
  else if (item.state !== 'draft') expect(item.timers.length).toBeGreaterThan(0);
}

/** Plays acts on five requests of two partners. */
function play(world: FundWorld, acts: readonly Act[], reached = new Set<string>()): readonly FundRequest[] {
  let at = FROM;
  const items = [0, 1, 2, 3, 4].map((id) => world.begin(`r${id}`, at, id % 2 === 0 ? 'acme' : 'best'));
  for (const each of acts) {
    at += each.wait * 3_600_000;
    const item = items[each.request] as FundRequest;
    const message = messageOf(each, item, at);
    let after: FundRequest;
    try {
      after = world.after(item, at, message);
    } catch (error) {
      // Refused: nothing happened. Anything else is a bug.

      if (!(error instanceof Error && /^OPS\d{3} /.test(error.message))) throw error;
      after = item;
    }
    items[each.request] = after;
    reached.add(after.state);
    check(world, after);
  }
  return items;
}

describe('requests in any order', () => {
  it('F1, F2: never reserve more than budgets allow, and leave no timer at an end', () => {
    const reached = new Set<string>(['draft']);
    fc.assert(
      fc.property(fc.array(act, { minLength: 40, maxLength: 60 }), (acts) => {
        play(new FundWorld(REQUEST), acts, reached);
      }),
      { numRuns: 80, seed: 5 },
    );
    expect([...reached].sort()).toEqual([...new Set(fundTable.rows.flatMap(({ from, to }) => [from, to]))].sort());
  });

  it('F1, F1.1, F1.6: never take more out of an accrual than was put in', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 40, maxLength: 60 }), (acts) => {
        const world = new FundWorld(ACCRUAL);
        for (const partner of ['acme', 'best'])
          world.ledger = [
            ...world.ledger,
            ...LOTS.map((lot) => ({ fund: 'growth', partner, entry: 'accrued' as const, currency: 'EUR', ...lot })),
          ];
        const items = play(world, acts);
        const end = items.reduce((last, { at }) => Math.max(last, at), FROM);
        world.ledger = [...world.ledger, ...closePeriod(ACCRUAL, { fund: 'growth', day: dayOf(end), ledger: world.ledger })];
        for (const { left } of lotsOf(world.ledger, 'growth', 'acme')) expect(left).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  it('F1: whoever is approved first, the same amount is never promised twice', () => {
    const costs = fc.array(fc.integer({ min: 100, max: 120_000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(costs, fc.infiniteStream(fc.nat()), (list, order) => {
        const world = new FundWorld(REQUEST);
        const pending = list.map((cost, id) =>
          world.submitted(`r${id}`, FROM, plan('2027-02-01', cost / 100), id % 2 === 0 ? 'acme' : 'best'),
        );
        const queue = [...pending.filter(({ state }) => state === 'pending')];
        while (queue.length > 0) {
          const [item] = queue.splice((order.next().value ?? 0) % queue.length, 1);
          if (item) check(world, world.decide(item, FROM, 'approve').item);
        }
        expect(
          usedIn(world.ledger, 'growth', periodOf(REQUEST.program, fundOf(REQUEST, 'growth'), '2027-02-01'), null),
        ).toBeLessThanOrEqual(100_000);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('F2, F2.7: end the same however late and in how many steps the timers are applied', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70 * 24), { maxLength: 8 }), (hours) => {
        const run = (instants: readonly number[]) => {
          const world = new FundWorld(REQUEST);
          let item = world.approved('r1', FROM, plan('2027-02-01', 400));
          for (const at of instants) item = world.after(item, at);
          return { ...world.after(item, FROM + 80 * DAY), revision: 0 };
        };
        expect(run([...hours].sort((one, other) => one - other).map((hour) => FROM + hour * 3_600_000))).toEqual(run([]));
      }),
      { numRuns: 40, seed: 8 },
    );
  });
});
