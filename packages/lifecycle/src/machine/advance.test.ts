import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type Step } from './advance.ts';
import { type Clock, type ClockMessage, CONTEXT, clock, clockMachine, START } from './clock.fixture.ts';
import { Run } from './run.ts';
import { stateTable } from './table.ts';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const tried = (item: Clock, after: number, message?: ClockMessage, program = item.program) =>
  advance(clockMachine, frozen({ ...item, program }), message, START + after, CONTEXT);

function step(item: Clock, after: number, message?: ClockMessage): Step<Clock> {
  const outcome = tried(item, after, message);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message: text }) => `${code} ${text}`).join());
  return outcome.value;
}

const refused = (item: Clock, after: number, message?: ClockMessage, program?: string): readonly string[] => {
  const before = JSON.stringify(item);
  const outcome = tried(item, after, message, program);
  expect(JSON.stringify(item)).toBe(before);
  return outcome.ok ? ['taken'] : outcome.problems.map(({ code }) => code);
};

describe('a step', () => {
  it('S2: applies everything that is due, in order, each at its instant, then the message', () => {
    const { item } = step(clock({ late: 30, b: 20, a: 10 }), 25, { type: 'set', id: 'c', in: 1 });
    expect(item.log).toEqual(['a 10', 'b 20', 'set 25']);
    expect(item.timers).toEqual([
      { id: 'c', at: START + 26 },
      { id: 'late', at: START + 30 },
    ]);
  });

  it('S2: a timer is due at its instant, and not before', () => {
    expect(step(clock({ a: 10 }), 9).item.log).toEqual([]);
    expect(step(clock({ a: 10 }), 10).item.log).toEqual(['a 10']);
  });

  it('S2: what a late timer opens gets its full time from now', () => {
    const { item } = step(clock({ ring: 10 }), 100);
    expect(item.timers).toEqual([{ id: 'echo:ring', at: START + 105 }]);
    expect(item.log).toEqual(['ring 10']);
  });

  it('S2.1: of timers due at the same instant the one that was set first comes first', () => {
    const one = step(clock(), 0, { type: 'set', id: 'b', in: 10 }).item;
    const two = step(one, 0, { type: 'set', id: 'a', in: 10 }).item;
    expect(step(two, 10).item.log.slice(2)).toEqual(['b 10', 'a 10']);
  });

  it('S2.1: what a timer sets that is due as well is applied in the same step, before the message', () => {
    expect(step(clock({ 'at once': 10 }), 10, { type: 'clear' }).item.log).toEqual(['at once 10', 'again 10', 'clear 10']);
  });

  it('S2.3: what a late timer ends has ended at its due instant', () => {
    const { item, events } = step(clock({ end: 10, after: 20 }), 1000);
    expect(item).toMatchObject({ state: 'over', since: START + 10, at: START + 1000, log: ['end 10'] });
    expect(events).toMatchObject([{ event: 'fund.approved', at: START + 10 }]);
  });

  it('S2.5: setting a timer again moves it; clearing one clears those below it; an end leaves none', () => {
    const set = step(clock({ a: 10, b: 20 }), 0, { type: 'set', id: 'a', in: 30 }).item;
    expect(set.timers.map(({ id }) => id)).toEqual(['b', 'a']);
    const cleared = step(clock({ ring: 10, 'ring:1': 20, 'ring:1:2': 30, ringing: 40, ho: 50 }), 0, { type: 'clear' }).item;
    expect(cleared.timers.map(({ id }) => id)).toEqual(['ringing', 'ho']);
    expect(step(clock({ a: 10, b: 20 }), 5, { type: 'stop' }).item.timers).toEqual([]);
  });

  it('S7: gives the item after it, what happened, what the world has to do, and the rows that were taken', () => {
    const { item, events, effects, moves } = step(clock({ a: 10 }), 20, { type: 'stop' });
    expect(item).toMatchObject({ state: 'over', since: START + 20, at: START + 20 });
    expect(events).toMatchObject([
      { event: 'fund.approved', at: START + 10 },
      { event: 'fund.rejected', at: START + 20 },
    ]);
    expect(effects).toMatchObject([
      { do: 'closeTask', task: 't' },
      { do: 'notice', notice: 'approved', to: ['desk'], text: 'a', at: START + 10 },
      { do: 'notice', notice: 'rejected', text: 'f1', at: START + 20 },
    ]);
    expect(moves).toEqual([{ what: 'fund', from: 'runs', on: 'stop', to: 'over' }]);
  });

  it('S7.1: the same arguments give the same step, and nothing that was given is altered', () => {
    const item = frozen(clock({ ring: 10, b: 20 }));
    const message = frozen<ClockMessage>({ type: 'set', id: 'c', in: 3 });
    expect(step(item, 50, message)).toEqual(step(item, 50, message));
    expect(item.log).toEqual([]);
  });

  it('S7.2: an instant that goes back or is none, and another version, are refused', () => {
    const item = step(clock(), 10).item;
    expect(refused(item, 9)).toEqual(['OPS101']);
    expect(refused(item, 10)).toEqual(['taken']);
    for (const none of [10.5, Number.NaN, Number.POSITIVE_INFINITY, -START * 3]) expect(refused(item, none)).toEqual(['OPS105']);
    expect(refused(item, 10, undefined, 'another')).toEqual(['OPS107']);
  });

  it('S7.2: a refused message leaves nothing applied, not even what was due', () => {
    const over = step(clock({ a: 10 }), 5, { type: 'stop' }).item;
    expect(refused({ ...over, timers: [{ id: 'a', at: START + 10 }] }, 20, { type: 'stop' })).toEqual(['OPS102']);
  });

  it('S7.3: raises the revision by one; effects are numbered within it', () => {
    const { item, effects } = step(clock({ a: 10 }), 20, { type: 'stop' });
    expect(item.revision).toBe(4);
    expect(effects.map(({ id }) => id)).toEqual(['fund/f1/4/0', 'fund/f1/4/1', 'fund/f1/4/2']);
    expect(step(clock(), 0).item.revision).toBe(4);
  });

  it('S7.4: a move that is no row of a table is a bug, whatever led there', () => {
    expect(() => step(clock(), 0, { type: 'jump' })).toThrow('No row of the table of fund: runs — jump → new');
    expect(() => step({ ...clock({ end: 10 }), state: 'new' }, 10)).toThrow('No row of the table of fund: new — due → over');
    const run = new Run(clock(), START, clockMachine.table);
    const other = stateTable({ open: { need: ['done'] } }, ['done']);
    run.follow('step', 'open', 'need', 'done', other);
    expect(run.moves).toEqual([{ what: 'step', from: 'open', on: 'need', to: 'done' }]);
    expect(() => run.follow('step', 'open', 'need', 'gone', other)).toThrow('No row of the table of step: open — need → gone');
    expect(() => run.follow('step', 'open', 'need', 'done')).toThrow('No row');
  });

  it('S7.4: a table has a row for each state, event and target', () => {
    const { rows, ends } = stateTable({ a: { go: ['b', 'c'], stay: ['a'] }, b: { go: ['c'] } }, ['c']);
    expect(rows.map(({ from, on, to }) => `${from} ${on} ${to}`)).toEqual(['a go b', 'a go c', 'a stay a', 'b go c']);
    expect(ends).toEqual(['c']);
  });

  const timers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'end', 'at once'), fc.integer({ min: 0, max: 100 }));

  it('S2, S2.2: looked at as often as one likes, the same timers are applied at the same instants', () => {
    fc.assert(
      fc.property(timers, fc.array(fc.integer({ min: 0, max: 120 })), (set, looks) => {
        const at = [...looks, 120].sort((a, b) => a - b);
        const events: unknown[] = [];
        let item = clock(set);
        for (const look of at) {
          const taken = step(item, look);
          item = JSON.parse(JSON.stringify(taken.item)) as Clock;
          events.push(...taken.events);
        }
        const atOnce = step(clock(set), 120);
        expect({ ...item, revision: 0 }).toEqual({ ...atOnce.item, revision: 0 });
        expect(events).toEqual(atOnce.events);
        expect(item.revision).toBe(3 + at.length);
      }),
    );
  });

  it('S2.5: timers are in the order in which they are due, each id once, whatever is set and cleared', () => {
    const action = fc.oneof(
      fc.record({ set: fc.constantFrom('ring', 'ring:1', 'x', 'y'), after: fc.integer({ min: 1, max: 50 }) }),
      fc.constant('clear' as const),
    );
    fc.assert(
      fc.property(fc.array(action), (actions) => {
        let item = clock();
        for (const one of actions) {
          item = step(item, 0, one === 'clear' ? { type: 'clear' } : { type: 'set', id: one.set, in: one.after }).item;
          const ids = item.timers.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(item.timers).toEqual(item.timers.toSorted((a, b) => a.at - b.at));
          if (one === 'clear') expect(ids.filter((id) => id.startsWith('ring'))).toEqual([]);
          else expect(item.timers).toContainEqual({ id: one.set, at: START + one.after });
        }
      }),
    );
  });
});
