import type { ApprovalChain, ApprovalStep, Condition } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { Run } from '../machine/run.ts';
import { type AskedMessage, askedIn, askedMachine, itemOf, MONDAY, peopleOf, programWith, step } from './asked-item.fixture.ts';
import { cancelChain } from './run-chain.ts';

const people = peopleOf([
  { id: 'dora', roles: ['desk'] },
  { id: 'dan', roles: ['desk'] },
  { id: 'fay', roles: ['finance'] },
  { id: 'boss', roles: ['director'] },
]);
const large: Condition = { all: [{ fact: 'large', operator: 'equal', value: true }] };
const is = (id: string, role: string, more: Partial<ApprovalStep> = {}): ApprovalStep => ({
  id,
  title: `Step ${id}`,
  roles: [role],
  ...more,
});
const chainOf = (...steps: ApprovalStep[]): ApprovalChain => ({ title: 'Chain', steps });
const ask: AskedMessage = { type: 'ask', chain: 'chain' };
const approve = (by: string, at: string): AskedMessage => ({ type: 'decide', by, chain: '1', step: at, outcome: 'approve' });

/** The states of the steps after messages at the same instant. */
function after(chain: ApprovalChain, attributes: Record<string, boolean>, ...messages: AskedMessage[]) {
  const context = askedIn(programWith({ chain }), people, { attributes });
  const last = [ask, ...messages].reduce(
    ({ item, events }, message) => {
      const taken = step(item, message, MONDAY, context);
      return { item: taken.item, events: [...events, ...taken.events.map(({ event }) => event)] };
    },
    { item: itemOf(context), events: [] as string[] },
  );
  const [run] = last.item.chains;
  return {
    run: run?.state,
    steps: Object.fromEntries(run?.steps.map(({ id, state }) => [id, state]) ?? []),
    timers: last.item.timers.map(({ id }) => id),
    events: last.events,
  };
}

describe('a chain', () => {
  const series = chainOf(is('one', 'desk'), is('two', 'finance'));

  it('S5: opens one step after the other', () => {
    expect(after(series, {})).toMatchObject({ run: 'running', steps: { one: 'open', two: 'waiting' } });
    expect(after(series, {}, approve('dora', 'one'))).toMatchObject({ run: 'running', steps: { one: 'approved', two: 'open' } });
    expect(after(series, {}, approve('dora', 'one'), approve('fay', 'two'))).toMatchObject({ run: 'approved', timers: [] });
  });

  it('S5: opens steps with an empty `after` at once, and one that follows several when all are done', () => {
    const diamond = chainOf(
      is('last', 'director', { after: ['a', 'b'] }),
      is('a', 'desk', { after: [] }),
      is('b', 'finance', { after: [] }),
    );
    expect(after(diamond, {}).steps).toEqual({ last: 'waiting', a: 'open', b: 'open' });
    expect(after(diamond, {}, approve('fay', 'b')).steps).toEqual({ last: 'waiting', a: 'open', b: 'approved' });
    expect(after(diamond, {}, approve('fay', 'b'), approve('dora', 'a')).steps).toEqual({ last: 'open', a: 'approved', b: 'approved' });
  });

  const conditional = chainOf(is('one', 'desk', { when: large }), is('two', 'finance'));

  it('S5, S5.1: goes on after a step that is certainly not asked for; keeps one of which that is not known', () => {
    expect(after(conditional, { large: true }).steps).toEqual({ one: 'open', two: 'waiting' });
    expect(after(conditional, { large: false }).steps).toEqual({ one: 'skipped', two: 'open' });
    expect(after(conditional, {}).steps).toEqual({ one: 'open', two: 'waiting' });
  });

  it('S5.1: asks `when` when the turn comes', () => {
    const chain = chainOf(is('one', 'desk'), is('two', 'finance', { when: large }), is('three', 'director'));
    expect(after(chain, { large: false }).steps).toMatchObject({ two: 'waiting' });
    expect(after(chain, { large: false }, approve('dora', 'one')).steps).toEqual({ one: 'approved', two: 'skipped', three: 'open' });
  });

  it('S5.2: asks the last one where all would be skipped, so that nothing is approved by nobody', () => {
    const none = chainOf(is('one', 'desk', { when: large }), is('two', 'finance', { when: large }));
    expect(after(none, { large: false })).toMatchObject({ run: 'running', steps: { one: 'skipped', two: 'open' } });
    expect(after(chainOf(is('one', 'desk', { when: large })), { large: false })).toMatchObject({ run: 'running', steps: { one: 'open' } });
    const other = chainOf(is('one', 'desk', { after: ['two'], when: large }), is('two', 'finance', { after: [], when: large }));
    expect(after(other, { large: false }).steps).toEqual({ one: 'open', two: 'skipped' });
  });

  it('S5.2: may skip the last one after somebody was asked', () => {
    const chain = chainOf(is('one', 'desk'), is('two', 'finance', { when: large }));
    expect(after(chain, { large: false }, approve('dora', 'one'))).toMatchObject({
      run: 'approved',
      steps: { one: 'approved', two: 'skipped' },
      timers: [],
    });
  });

  const beside = chainOf(is('one', 'desk', { after: [] }), is('two', 'finance', { after: [] }), is('three', 'director'));

  it('S5.3: cancels what waits or is open when it is rejected or called off, and leaves no timer', () => {
    const reject: AskedMessage = { type: 'decide', by: 'dora', chain: '1', step: 'one', outcome: 'reject', reason: 'no' };
    expect(after(beside, {}, reject)).toMatchObject({
      run: 'rejected',
      steps: { one: 'rejected', two: 'cancelled', three: 'cancelled' },
      timers: [],
    });
    expect(after(beside, {}, approve('fay', 'two'), { type: 'cancel' })).toMatchObject({
      run: 'cancelled',
      steps: { one: 'cancelled', two: 'approved', three: 'cancelled' },
      timers: [],
    });
  });

  it('S5.3: a run that is over stays as it is, even when its item is called off', () => {
    const context = askedIn(programWith({ chain: beside }), people);
    const { item } = step(step(itemOf(context), ask, MONDAY, context).item, { type: 'cancel' }, MONDAY, context);
    const run = new Run(item, MONDAY + 1, askedMachine.table);
    const [over] = item.chains;
    expect(cancelChain({ ...context, run, title: '' }, over!)).toBe(over);
    expect([run.events, run.effects, run.moves]).toEqual([[], [], []]);
  });

  it('S5.4: tells each state of a step, with words that people read, and keeps a task as long as it is open', () => {
    const context = askedIn(programWith({ chain: series }), people);
    const asked = step(itemOf(context), ask, MONDAY, context);
    expect(asked.events.map(({ event }) => event)).toEqual(['approval.open', 'approval.stepOpened']);
    expect(asked.events[1]).toEqual({
      event: 'approval.stepOpened',
      at: MONDAY,
      vars: {
        'step.id': 'one',
        'step.title': 'Step one',
        'step.due': { at: Date.parse('2027-03-03T17:00:00+01:00') },
        'step.holder': ['The desk'],
        'item.id': 'f1',
        'item.title': 'Acme',
        'item.kind': 'fund',
      },
      holders: ['desk'],
    });
    const due = Date.parse('2027-03-03T17:00:00+01:00');
    expect(asked.effects).toEqual([
      { do: 'openTask', task: 'fund/f1/1/one', title: 'Step one', owners: ['desk'], due, about: 'fund/f1', id: 'fund/f1/1/0' },
    ]);
    const approved = step(asked.item, approve('dora', 'one'), MONDAY, context);
    expect(approved.events.map(({ event }) => event)).toEqual(['approval.approved', 'approval.open', 'approval.stepOpened']);
    expect(approved.events[0]?.vars).toMatchObject({ 'step.due': { at: Date.parse('2027-03-03T17:00:00+01:00') } });
    expect(approved.effects).toMatchObject([
      { do: 'closeTask', task: 'fund/f1/1/one', outcome: 'approved' },
      { do: 'openTask', task: 'fund/f1/1/two' },
    ]);
    const over = step(approved.item, { type: 'cancel' }, MONDAY, context);
    expect(over.events.map(({ event }) => event)).toEqual(['approval.cancelled']);
    expect(over.effects).toMatchObject([{ do: 'closeTask', task: 'fund/f1/1/two', outcome: 'cancelled' }]);
    expect([...asked.moves, ...approved.moves, ...over.moves].filter(({ what }) => what === 'step')).toEqual([
      { what: 'step', from: 'waiting', on: 'after', to: 'open' },
      { what: 'step', from: 'open', on: 'need', to: 'approved' },
      { what: 'step', from: 'waiting', on: 'after', to: 'open' },
      { what: 'step', from: 'open', on: 'over', to: 'cancelled' },
    ]);
  });

  it('S5.4: tells of skipped and cancelled steps that were never open, without a task', () => {
    const context = askedIn(programWith({ chain: conditional }), people, { attributes: { large: false } });
    const asked = step(itemOf(context), ask, MONDAY, context);
    expect(asked.events.map(({ event }) => event)).toEqual(['approval.skipped', 'approval.open', 'approval.stepOpened']);
    expect(asked.effects.map((effect) => effect.do)).toEqual(['openTask']);
  });

  it('S2: a run that starts has all its instants from that moment, and survives as JSON', () => {
    const context = askedIn(programWith({ chain: series }), people);
    const { item } = step(itemOf(context), ask, MONDAY, context);
    expect(JSON.parse(JSON.stringify(item))).toEqual(item);
    expect(item.timers).toEqual([
      { id: 'chain:1:one:remind:0', at: Date.parse('2027-03-03T13:00:00+01:00') },
      { id: 'chain:1:one:due', at: Date.parse('2027-03-03T17:00:00+01:00') },
    ]);
  });
});
