import { describe, expect, it } from 'vitest';
import type { Lead } from './lead.ts';
import { LeadWorld, leadProgram, MONDAY } from './lead-world.fixture.ts';

const world = new LeadWorld({ a: {}, b: {} }, leadProgram({ rounds: 1 }));
const offered = world.begin().item;
const accepted = world.answer(offered, MONDAY, { type: 'accept' });
const to = (state: string): Lead => world.answer(accepted, MONDAY, { type: 'feedback', to: state, reason: 'So it is.' });
const STATES: readonly (readonly [string, Lead, readonly string[]])[] = [
  ['unplaced', world.answer(offered, MONDAY, { type: 'decline' }), ['place', 'feedback']],
  ['offered', offered, ['accept', 'decline', 'recall']],
  ['accepted', accepted, ['feedback', 'recall']],
  ...['contacted', 'qualified', 'registered'].map((state) => [state, to(state), ['feedback', 'recall']] as const),
  ...['won', 'lost', 'disqualified'].map((state) => [state, to(state), []] as const),
];

describe('messages about a lead', () => {
  it.each(STATES)('L1.11: in the state %s others than it knows are refused', (state, item, known) => {
    expect(item.state).toBe(state);
    for (const type of ['accept', 'decline', 'feedback', 'recall', 'place']) {
      if (!known.includes(type)) expect(world.refused(item, MONDAY, { type, by: 'of a' })).toBe('OPS102 /type');
    }
  });

  it('L1.11: what is no message is refused', () => {
    for (const message of [null, {}, { type: 'begin' }, { type: 'close' }, { type: 'toString' }]) {
      expect(world.refused(offered, MONDAY, message)).toBe('OPS103 /type');
    }
    expect(world.refused(offered, MONDAY - 1, { type: 'accept', by: 'of a' })).toBe('OPS101');
  });

  it.each([
    [offered, 'accept', ['of b', 'sally', 'max']],
    [offered, 'recall', ['of a', 'of b', 'spy']],
    [accepted, 'feedback', ['of b', 'sally']],
    [STATES[0]?.[1] as Lead, 'place', ['of a', 'max', 'spy']],
    [STATES[0]?.[1] as Lead, 'feedback', ['of a', 'max']],
  ])('L1.11: is not for everybody', (item, type, others) => {
    for (const by of others) expect(world.refused(item, MONDAY, { type, by, reason: 'So.' })).toBe('OPS108 /by');
    for (const by of ['nobody', undefined, 7]) expect(world.refused(item, MONDAY, { type, by, reason: 'So.' })).toBe('OPS104 /by');
  });

  it('L1.11: a reason is text', () => {
    for (const reason of ['', 7, null])
      expect(world.refused(offered, MONDAY, { type: 'decline', by: 'of a', reason })).toBe('OPS105 /reason');
  });
});
