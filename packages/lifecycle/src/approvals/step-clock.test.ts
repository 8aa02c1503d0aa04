import { compileProgram } from '@tierwright/engine';
import type { ApprovalStep } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../machine/effect.ts';
import { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Move } from '../machine/table.ts';
import { type AskedItem, type AskedMessage, askedIn, itemOf, MONDAY, peopleOf, programWith, step } from './asked-item.fixture.ts';
import type { Parties, Purpose } from './chain-run.ts';
import { clockOf } from './definition.ts';

const people = peopleOf([
  { id: 'dora', roles: ['desk'] },
  { id: 'dan', roles: ['desk'] },
  { id: 'lead', roles: ['deskLead'] },
  { id: 'boss', roles: ['director'] },
]);
const at = (local: string) => Date.parse(`2027-03-${local}:00+01:00`);

/** A chain of one step, or two, and what comes of it at some instants; messages come after what is due. */
function asked(
  one: Partial<ApprovalStep>,
  {
    two,
    purpose = 'rule',
    why,
    parties = {},
    isChecked = true,
  }: { two?: Partial<ApprovalStep>; purpose?: Purpose; why?: string; parties?: Partial<Parties>; isChecked?: boolean } = {},
) {
  const steps = [one, ...(two ? [two] : [])].map((more, index) => ({ id: `s${index + 1}`, title: 'Look', roles: ['desk'], ...more }));
  const chain = { title: 'Chain', ...(why === undefined ? {} : { why }), steps };
  const checked = programWith({ chain: isChecked ? chain : { ...chain, why: 'None' } });
  const program = isChecked ? checked : new LifecycleProgram(compileProgram({ ...checked.program, approvals: { chain } }));
  const context = askedIn(program, people, { parties });
  let last = step(itemOf(context), { type: 'ask', chain: 'chain', purpose }, MONDAY, context);
  return {
    start: last,
    /** Runs the item to a local time of March 2027, such as `02T09:00`. */
    to(
      local: string,
      message?: AskedMessage,
    ): { item: AskedItem; told: string[]; did: string[]; effects: readonly Effect[]; moves: readonly Move[] } {
      last = step(last.item, message, at(local), context);
      const told = last.events.map((event) => `${event.event.slice('approval.'.length)} ${inBerlin(event.at)}`);
      return { item: last.item, told, did: last.effects.map((effect) => effect.do), effects: last.effects, moves: last.moves };
    },
    run: () => last.item.chains[0],
    timers: () => last.item.timers.map((timer) => `${timer.id.slice('chain:1:'.length)} ${inBerlin(timer.at)}`),
  };
}
/** Day and time in Berlin, in winter time. */
const inBerlin = (instant: number) => new Date(instant + 3_600_000).toISOString().slice(8, 16);
const approve = (by: string, id = 's1'): AskedMessage => ({ type: 'decide', by, chain: '1', step: id, outcome: 'approve' });

describe('the clock of a step', () => {
  it('A3.1: two business days, a reminder four open hours before, then it waits', () => {
    const { to, timers } = asked({});
    expect(timers()).toEqual(['s1:remind:0 03T13:00', 's1:due 03T17:00']);
    expect(to('03T13:00')).toMatchObject({ told: ['stepReminded 03T13:00'], did: ['remindTask'] });
    expect(to('03T17:00')).toMatchObject({ told: ['stepOverdue 03T17:00'], did: ['remindTask'] });
  });

  it('A3.1: its own SLA and reminders; those that would lie in the past are dropped', () => {
    const { timers } = asked({ sla: 'PT2H', remind: ['PT30M', 'PT2H', 'PT5H', 'PT1H'] });
    expect(timers()).toEqual(['s1:remind:3 01T11:00', 's1:remind:0 01T11:30', 's1:due 01T12:00']);
    expect(asked({ sla: { business: 'PT8H' }, remind: [] }).timers()).toEqual(['s1:due 02T10:00']);
  });

  it('A3.1: an escalation without an SLA has two business days, with the reminders of the step', () => {
    const { to, timers } = asked({ sla: 'PT1H', remind: [{ business: 'PT1H' }], onTimeout: { escalate: 'deskLead' } });
    to('01T11:00');
    expect(timers()).toEqual(['s1:remind:0 03T16:00', 's1:due 03T17:00']);
    to('03T17:00');
    expect(timers()).toEqual(['s1:morning 04T09:00']);
  });

  it('A3.2: under `wait` it is overdue, and its holders are reminded each business morning', () => {
    // Friday: the next business mornings are those of Monday and Tuesday.
    const { to, run } = asked({ sla: { business: 'P4D' }, remind: [], onTimeout: 'wait' });
    expect(to('05T17:00').told).toEqual(['stepOverdue 05T17:00']);
    expect(run()).toMatchObject({ state: 'running', steps: [{ state: 'open', isOverdue: true, due: at('05T17:00') }] });
    expect(to('07T12:00').told).toEqual([]);
    expect(to('08T09:00')).toMatchObject({ told: ['stepOverdue 08T09:00'], did: ['remindTask'] });
    expect(to('09T09:00').told).toEqual(['stepOverdue 09T09:00']);
    const late = to('09T10:00', approve('dora'));
    expect(late.item).toMatchObject({ timers: [], chains: [{ state: 'approved', steps: [{ isOverdue: false, due: null }] }] });
  });

  it('A3: escalation adds a role, whose decision settles the step', () => {
    const escalating: Partial<ApprovalStep> = { need: 2, sla: 'PT1H', remind: [], onTimeout: { escalate: 'deskLead', sla: 'PT3H' } };
    const both = asked(escalating);
    expect(both.to('01T11:00')).toMatchObject({ told: ['escalated 01T11:00'], did: ['openTask'] });
    expect(both.run()).toMatchObject({ state: 'running', steps: [{ escalated: ['deskLead'], isOverdue: false, due: at('01T14:00') }] });
    expect(both.to('01T12:00', approve('lead')).item.chains).toMatchObject([{ state: 'approved' }]);
    const members = asked(escalating);
    expect(members.to('01T12:00', approve('dora')).item.chains).toMatchObject([{ state: 'running' }]);
    expect(members.to('01T12:00', approve('dan')).item.chains).toMatchObject([{ state: 'approved' }]);
  });

  it('A3: the task of an escalated step gets the added holders and the new end', () => {
    const { start, to } = asked({ sla: 'PT1H', remind: [], onTimeout: { escalate: 'deskLead', sla: 'PT3H' } });
    expect(start.effects).toMatchObject([{ do: 'openTask', task: 'fund/f1/1/s1', owners: ['desk'], due: at('01T11:00') }]);
    const { effects } = to('01T11:00');
    expect(effects).toMatchObject([{ do: 'openTask', task: 'fund/f1/1/s1', owners: ['desk', 'deskLead'], due: at('01T14:00') }]);
  });

  it('A3: an escalation takes the place of the clock before it, with its reminders', () => {
    const { timers } = asked({ roles: ['director'], onTimeout: { escalate: 'deskLead', sla: 'PT2H' } }, { parties: { submitter: 'boss' } });
    expect(timers()).toEqual(['s1:due 01T12:00']);
  });

  it('A3.2: being overdue is one move, however often it is told', () => {
    const { to } = asked({ sla: 'PT1H', remind: [] });
    expect(to('01T11:00').moves).toEqual([{ what: 'step', from: 'open', on: 'overdue', to: 'open' }]);
    expect(to('02T09:00')).toMatchObject({ told: ['stepOverdue 02T09:00'], moves: [] });
  });

  it('A3: before escalation, those of the added role do not decide', () => {
    const { to } = asked({ sla: 'PT1H', remind: [], onTimeout: { escalate: 'deskLead' } });
    expect(() => to('01T10:30', approve('lead'))).toThrow('OPS108');
  });

  it('A3: timeouts nest, each with its own SLA', () => {
    const { to, run } = asked({
      sla: 'PT1H',
      remind: [],
      onTimeout: { escalate: 'deskLead', sla: 'PT2H', onTimeout: { escalate: 'director', sla: 'PT3H', onTimeout: 'reject' } },
    });
    expect(to('01T11:00').told).toEqual(['escalated 01T11:00']);
    expect(to('01T13:00').told).toEqual(['escalated 01T13:00']);
    expect(run()?.steps).toMatchObject([{ escalated: ['deskLead', 'director'] }]);
    expect(to('01T16:00').told).toEqual(['rejected 01T16:00']);
    expect(run()?.state).toBe('rejected');
  });

  it('A3.3: `reject` ends the run', () => {
    const { to } = asked({ sla: 'PT1H', onTimeout: 'reject' }, { two: { after: [], sla: 'PT9H' } });
    const { item, told } = to('01T11:00');
    expect(told).toEqual(['rejected 01T11:00', 'cancelled 01T11:00']);
    expect(item).toMatchObject({ state: 'over', timers: [], chains: [{ state: 'rejected', reason: 'Nobody decided in time.' }] });
  });

  it('A3.4: `approve` goes on to the next step', () => {
    const { to, run } = asked({ sla: 'PT1H', onTimeout: 'approve', why: 'Small amounts' }, { two: {} });
    expect(to('01T11:00').told).toEqual(['approved 01T11:00', 'open 01T11:00', 'stepOpened 01T11:00']);
    expect(run()).toMatchObject({ state: 'running', steps: [{ state: 'approved', decisions: [] }, { state: 'open' }] });
  });

  it('A3.4: without a reason silence approves nothing, even if the document was not checked', () => {
    const { to, run } = asked({ sla: 'PT1H', remind: [], onTimeout: 'approve' }, { isChecked: false });
    expect(to('01T11:00').told).toEqual(['stepOverdue 01T11:00']);
    expect(run()?.state).toBe('running');
  });

  it('A3.4: the reason may stand at the chain', () => {
    const { to, run } = asked({ sla: 'PT1H', onTimeout: 'approve' }, { why: 'Small amounts' });
    to('01T11:00');
    expect(run()?.state).toBe('approved');
  });

  it.each(['confirm', 'adjudication', 'customerLetter', 'breach'] as const)('A3.4: silence approves nothing of purpose %s', (purpose) => {
    const { to, run } = asked({ sla: 'PT1H', remind: [], onTimeout: 'approve', why: 'Small amounts' }, { purpose });
    expect(to('01T11:00').told).toEqual(['stepOverdue 01T11:00']);
    expect(run()).toMatchObject({ state: 'running', steps: [{ state: 'open', isOverdue: true }] });
  });

  it('A3.4: silence approves nothing where nobody could have answered', () => {
    const silent: Partial<ApprovalStep> = { roles: ['director'], sla: 'PT1H', remind: [], onTimeout: 'approve', why: 'Small amounts' };
    const { to, run } = asked(silent, { parties: { submitter: 'boss' } });
    expect(to('01T11:00').told).toEqual(['stepOverdue 01T11:00']);
    expect(run()?.state).toBe('running');
  });

  it('A3.5: run late, it closes when it was due; what opens has its full time from now', () => {
    const silent: Partial<ApprovalStep> = { sla: 'PT1H', remind: [], onTimeout: 'approve', why: 'Small amounts' };
    const { to, run } = asked(silent, { two: { sla: 'PT4H', remind: [] } });
    const { told } = to('02T14:00');
    expect(told[0]).toBe('approved 01T11:00');
    expect(run()?.steps).toMatchObject([
      { state: 'approved', since: at('01T11:00') },
      { state: 'open', due: at('02T18:00') },
    ]);
    const rejecting = asked({ sla: 'PT1H', remind: [], onTimeout: 'reject' });
    rejecting.to('02T14:00');
    expect(rejecting.run()).toMatchObject({ since: at('01T11:00') });
  });

  it('A3.5: run late, an escalation has its full time, and missed mornings are not told one by one', () => {
    const escalating = asked({ sla: 'PT1H', remind: [], onTimeout: { escalate: 'deskLead', sla: 'PT3H', onTimeout: 'reject' } });
    expect(escalating.to('04T10:00').told).toEqual(['escalated 01T11:00']);
    expect(escalating.run()).toMatchObject({ state: 'running', steps: [{ due: at('04T13:00') }] });
    const waiting = asked({ sla: 'PT1H', remind: [] });
    expect(waiting.to('04T10:00').told).toEqual(['stepOverdue 01T11:00']);
    expect(waiting.timers()).toEqual(['s1:morning 05T09:00']);
  });
});

describe('a step that was moved to another version', () => {
  it('A3: keeps to the last clock that the document has for it', () => {
    const one = { id: 's1', title: 'Look', roles: ['desk'], sla: 'PT1H', onTimeout: 'reject' };
    expect(clockOf(one, { escalated: ['deskLead'] })).toEqual({ sla: 'PT1H', onTimeout: 'reject' });
    const two = { ...one, onTimeout: { escalate: 'deskLead', sla: 'PT2H' } };
    expect(clockOf(two, { escalated: ['deskLead', 'director'] })).toEqual({ sla: 'PT2H', onTimeout: 'wait' });
  });
});

describe('a timer', () => {
  it('A3: of no open step is a bug', () => {
    const context = askedIn(programWith({ chain: { title: 'Chain', steps: [{ id: 's1', title: 'Look', roles: ['desk'] }] } }), people);
    const { item } = step(itemOf(context), { type: 'ask', chain: 'chain' }, MONDAY, context);
    const wrong = { ...item, timers: [{ id: 'chain:1:other:due', at: MONDAY }] };
    expect(() => step(wrong, undefined, MONDAY, context)).toThrow('of no open step');
  });
});
