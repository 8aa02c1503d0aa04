import type { ApprovalChain, ApprovalStep } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Person } from '../machine/people.ts';
import {
  type Asked,
  type AskedItem,
  type AskedMessage,
  askedIn,
  askedMachine,
  itemOf,
  MONDAY,
  peopleOf,
  programWith,
  step,
} from './asked-item.fixture.ts';
import type { Parties } from './chain-run.ts';
import { eligibleDeciders } from './eligible.ts';

const list: readonly Person[] = [
  { id: 'dora', roles: ['desk'] },
  { id: 'dan', roles: ['desk', 'finance'] },
  { id: 'fay', roles: ['finance'] },
  { id: 'boss', roles: ['director'] },
  { id: 'chief', roles: ['chief'] },
  { id: 'carl', roles: ['channelManager'] },
  { id: 'amy', roles: [] },
  { id: 'pat', roles: ['desk'], partner: 'acme' },
  { id: 'dis', roles: [], partner: 'ingram' },
  { id: 'opp', roles: [], partner: 'rival' },
];
const people = peopleOf(list, { acme: ['amy'] });
const chainOf = (...steps: Partial<ApprovalStep>[]): ApprovalChain => ({
  title: 'Chain',
  steps: steps.map((one, index) => ({ id: `s${index + 1}`, title: `Step ${index + 1}`, roles: ['desk'], ...one })),
});

function asked(chain: ApprovalChain, parties: Partial<Parties> = {}, among = people): { context: Asked; item: AskedItem; told: string[] } {
  const context = askedIn(programWith({ chain }), among, { parties });
  const taken = step(itemOf(context), { type: 'ask', chain: 'chain' }, MONDAY, context);
  return { context, item: taken.item, told: taken.events.map(({ event }) => event) };
}

const approve = (by: string, at = 's1'): AskedMessage => ({ type: 'decide', by, chain: '1', step: at, outcome: 'approve' });

/** Who of all may decide in the first step: by the list for queues, and by trying. */
function deciders(chain: ApprovalChain, parties: Partial<Parties> = {}): string[] {
  const { context, item } = asked(chain, parties);
  const [run] = item.chains;
  const tried = list.filter(({ id }) => {
    try {
      return step(item, approve(id), MONDAY, context).item.chains[0]?.steps[0]?.decisions.length === 1;
    } catch {
      return false;
    }
  });
  const listed = eligibleDeciders({ ...context, run: { now: MONDAY } }, run!, run!.steps[0]!).map(({ id }) => id);
  expect(listed.toSorted()).toEqual(tried.map(({ id }) => id).toSorted());
  return listed;
}

describe('roles', () => {
  it('S6: are the people of the vendor who have them', () => {
    expect(deciders(chainOf({ roles: ['desk'] }))).toEqual(['dora', 'dan']);
    expect(deciders(chainOf({ roles: ['finance', 'desk'] }))).toEqual(['dan', 'fay', 'dora']);
  });

  it('S6: distributor and account manager are found by the item', () => {
    expect(deciders(chainOf({ roles: ['accountManager'] }))).toEqual(['amy']);
    expect(deciders(chainOf({ roles: ['accountManager'] }), { partner: 'rival' })).toEqual([]);
    expect(deciders(chainOf({ roles: ['distributor'] }), { distributor: 'ingram' })).toEqual(['dis']);
    expect(deciders(chainOf({ roles: ['distributor'] }))).toEqual([]);
  });

  it('S6: the chain `review` is built in, unless the document has one', () => {
    const context = askedIn(programWith({}), people);
    const { item } = step(itemOf(context), { type: 'ask', chain: 'review' }, MONDAY, context);
    expect(item.chains[0]?.steps).toMatchObject([{ id: 'review', roles: ['channelManager'], state: 'open' }]);
    expect(step(item, approve('carl', 'review'), MONDAY, context).item.chains[0]?.state).toBe('approved');
    const own = askedIn(programWith({ review: chainOf({ roles: ['finance'] }) }), people);
    expect(step(itemOf(own), { type: 'ask', chain: 'review' }, MONDAY, own).item.chains[0]?.steps).toMatchObject([
      { id: 's1', roles: ['finance'] },
    ]);
  });

  it('S6: a chain that the program does not have is a bug', () => {
    const context = askedIn(programWith({}), people);
    expect(() => step(itemOf(context), { type: 'ask', chain: 'none' }, MONDAY, context)).toThrow('no chain none');
  });

  it('S6.1: nobody decides in a step that is not open', () => {
    const { context, item } = asked(chainOf({}, {}));
    const [run] = item.chains;
    const listed = run!.steps.map((one) => eligibleDeciders({ ...context, run: { now: MONDAY } }, run!, one).map(({ id }) => id));
    expect(listed).toEqual([['dora', 'dan'], []]);
  });

  it('S6.1: those of the open steps hold the item', () => {
    const { context, item } = asked(chainOf({}, { roles: ['finance'], after: [] }, { roles: ['director'] }));
    expect(askedMachine.holders(item, context)).toEqual(['desk', 'finance']);
    expect(askedMachine.holders(step(item, approve('fay', 's2'), MONDAY, context).item, context)).toEqual(['desk', 'director']);
  });
});

describe('who never decides', () => {
  const both = chainOf({ roles: ['desk', 'finance', 'accountManager', 'partner'] });

  it('A2: the submitter', () => {
    expect(deciders(both, { submitter: 'dora' })).toEqual(['dan', 'fay', 'amy']);
    expect(deciders(both, { submitter: 'amy' })).toEqual(['dora', 'dan', 'fay']);
  });

  it('A2: people of the partner, whatever roles the step has', () => {
    expect(deciders(both, { submitter: null })).toEqual(['dora', 'dan', 'fay', 'amy']);
  });

  it('A2: owners of an opposing opportunity or account', () => {
    expect(deciders(both, { owners: ['dan', 'amy'] })).toEqual(['dora', 'fay']);
  });

  it('A2: says why, without names', () => {
    const refusalOf = (by: string, chain: ApprovalChain, parties: Partial<Parties>) => {
      const { context, item } = asked(chain, parties);
      try {
        step(item, approve(by), MONDAY, context);
      } catch (error) {
        return String(error);
      }
      return undefined;
    };
    const distributor = chainOf({ roles: ['distributor'] });
    expect(refusalOf('dora', both, { submitter: 'dora' })).toMatch(/OPS301 .*submitted/);
    expect(refusalOf('pat', both, {})).toMatch(/OPS301 .*partner whose item/);
    expect(refusalOf('dora', both, { owners: ['dora'] })).toMatch(/OPS301 .*owner/);
    expect(refusalOf('dis', distributor, { distributor: 'ingram', opposing: ['ingram'] })).toMatch(/OPS301 .*opposing deal/);
    expect(refusalOf('dis', distributor, { distributor: 'ingram', partner: 'ingram' })).toMatch(/OPS301 .*partner whose item/);
    expect(refusalOf('opp', both, {})).toMatch(/OPS108/);
  });

  it('A2.1: the distributor decides in its own step only', () => {
    const distributor = chainOf({ roles: ['distributor'] });
    expect(deciders(distributor, { distributor: 'ingram' })).toEqual(['dis']);
    expect(deciders(distributor, { distributor: 'ingram', submitter: 'dis' })).toEqual([]);
    expect(deciders(distributor, { distributor: 'ingram', opposing: ['ingram'] })).toEqual([]);
    expect(deciders(distributor, { distributor: 'ingram', partner: 'ingram' })).toEqual([]);
    // Somebody of the distributor who also has a role of the vendor.
    const seconded = peopleOf([{ id: 'sec', roles: ['desk'], partner: 'ingram' }]);
    const lent = { ...seconded, withRole: () => [{ id: 'sec', roles: ['desk'], partner: 'ingram' }] };
    expect(asked(chainOf({ roles: ['desk'] }), { distributor: 'ingram' }, lent).told).toContain('approval.noApprover');
  });
});

describe('nobody left', () => {
  const told = (chain: ApprovalChain, parties: Partial<Parties>) => asked(chain, parties).told;

  it('A2.2, A2.3: is told when nobody, or too few, may decide', () => {
    expect(told(chainOf({ roles: ['director'] }), { submitter: 'boss' })).toEqual([
      'approval.open',
      'approval.stepOpened',
      'approval.noApprover',
    ]);
    expect(told(chainOf({ need: 2 }), { submitter: 'dora' })).toContain('approval.noApprover');
    expect(told(chainOf({ need: 2 }), {})).not.toContain('approval.noApprover');
    expect(told(chainOf({ roles: ['desk', 'finance'], need: 'all' }), { submitter: 'fay' })).not.toContain('approval.noApprover');
    expect(told(chainOf({ roles: ['desk', 'finance', 'director'], need: 'all' }), { submitter: 'boss' })).toContain('approval.noApprover');
  });

  it('A2.2: one person with two roles is not two', () => {
    const two = chainOf({ roles: ['desk', 'finance'], need: 'all' });
    const one = peopleOf(list.filter(({ id }) => id === 'dan'));
    expect(asked(two, {}, one).told).toContain('approval.noApprover');
  });

  it('A2.2: is looked at after each decision, also of another step', () => {
    const beside = chainOf({ after: [] }, { roles: ['finance'], after: [] });
    const { context, item, told: at } = asked(beside, { submitter: 'fay' });
    expect(at).not.toContain('approval.noApprover');
    const taken = step(item, approve('dan'), MONDAY, context);
    expect(taken.events.map(({ event }) => event)).toEqual(['approval.approved', 'approval.noApprover']);
    expect(taken.item.chains[0]?.steps[1]).toMatchObject({ state: 'open', hasNoApprover: true });
    expect(taken.item.timers.map(({ id }) => id)).toContain('chain:1:s2:due');
  });

  it('A2.2: is looked at after a decision that does not yet approve its step', () => {
    const beside = chainOf({ after: [], need: 2 }, { roles: ['finance'], after: [] });
    const { context, item } = asked(beside, { submitter: 'fay' });
    expect(step(item, approve('dan'), MONDAY, context).events.map(({ event }) => event)).toEqual(['approval.noApprover']);
  });

  it('A2.2: who decided before in the run is not left for a later step', () => {
    const { context, item } = asked(chainOf({}, { roles: ['finance'] }), { submitter: 'fay' });
    expect(step(item, approve('dora'), MONDAY, context).events.map(({ event }) => event)).not.toContain('approval.noApprover');
    expect(step(item, approve('dan'), MONDAY, context).events.map(({ event }) => event)).toContain('approval.noApprover');
  });

  it('A2.3: escalates at once, as far as it goes', () => {
    const escalating = chainOf({
      roles: ['director'],
      remind: [],
      sla: 'PT1H',
      onTimeout: { escalate: 'chief', sla: 'PT3H', onTimeout: { escalate: 'finance', sla: 'PT5H', onTimeout: 'reject' } },
    });
    const once = asked(escalating, { submitter: 'boss' });
    expect(once.told).toEqual(['approval.open', 'approval.stepOpened', 'approval.escalated']);
    expect(once.item.chains[0]?.steps[0]).toMatchObject({ escalated: ['chief'], due: MONDAY + 3 * 3_600_000, hasNoApprover: false });
    const twice = asked(escalating, { owners: ['boss', 'chief'] });
    expect(twice.item.chains[0]?.steps[0]).toMatchObject({ escalated: ['chief', 'finance'], due: MONDAY + 5 * 3_600_000 });
    const never = asked(escalating, { owners: ['boss', 'chief', 'dan', 'fay'] });
    expect(never.told.slice(-3)).toEqual(['approval.escalated', 'approval.escalated', 'approval.noApprover']);
    const { item, events } = step(never.item, undefined, MONDAY + 6 * 3_600_000, never.context);
    expect(events.map(({ event }) => event)).toEqual(['approval.rejected']);
    expect(item.chains[0]?.state).toBe('rejected');
  });

  it('A2.2: those who approved already count, and so does one person in an added role', () => {
    const two = asked(chainOf({ need: 2 }));
    expect(step(two.item, approve('dora'), MONDAY, two.context).events).toEqual([]);
    const escalating = chainOf({ need: 3, onTimeout: { escalate: 'chief' } });
    expect(asked(escalating).told).toEqual(['approval.open', 'approval.stepOpened', 'approval.escalated']);
  });

  it('A2.3: is told of an escalation in which nobody may decide', () => {
    const { item } = asked(chainOf({ sla: 'PT1H', remind: [], onTimeout: { escalate: 'chief' } }), { owners: ['chief', 'dora', 'dan'] });
    expect(item.chains[0]?.steps[0]).toMatchObject({ escalated: ['chief'], hasNoApprover: true });
    const later = asked(chainOf({ need: 2, sla: 'PT1H', remind: [], onTimeout: { escalate: 'chief', sla: 'PT1H' } }), {
      owners: ['chief'],
    });
    const gone = { ...later.context, people: peopleOf(list.filter(({ id }) => id !== 'dan')) };
    expect(step(later.item, undefined, MONDAY + 3_600_000, gone).events.map(({ event }) => event)).toEqual([
      'approval.escalated',
      'approval.noApprover',
    ]);
  });

  it('A2.2: is looked at when a step becomes overdue', () => {
    const { context, item } = asked(chainOf({ sla: 'PT1H', remind: [] }));
    const gone = { ...context, people: peopleOf([]) };
    expect(step(item, undefined, MONDAY + 3_600_000, gone).events.map(({ event }) => event)).toEqual([
      'approval.stepOverdue',
      'approval.noApprover',
    ]);
  });

  it('A2.3: is told once as long as it lasts, and the reminders go on', () => {
    const { context, item } = asked(chainOf({ roles: ['director'], sla: 'PT1H', remind: [] }), { submitter: 'boss' });
    const evening = step(item, undefined, MONDAY + 3_600_000, context);
    expect(evening.events.map(({ event }) => event)).toEqual(['approval.stepOverdue']);
    const hired = { ...context, people: peopleOf([...list, { id: 'new', roles: ['director'] }]) };
    const morning = step(evening.item, undefined, Date.parse('2027-03-02T09:00:00+01:00'), hired);
    expect(morning.item.chains[0]?.steps[0]).toMatchObject({ hasNoApprover: false, isOverdue: true });
    expect(step(morning.item, approve('new'), Date.parse('2027-03-02T09:00:00+01:00'), hired).item.chains[0]?.state).toBe('approved');
  });
});
