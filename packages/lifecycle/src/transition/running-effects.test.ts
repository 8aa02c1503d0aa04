import type { Program, Transition } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { program, routedTo } from '../deals/deal-programs.fixture.ts';
import { at, DealWorld } from '../deals/deal-world.fixture.ts';
import { ANSWERS } from '../deals/intake/registered.fixture.ts';
import { runningEffects } from './running-effects.ts';
import { runningAction, transitionItem } from './transition-item.ts';

const NOON = at('2027-03-01T12:00');
const APPROVALS: NonNullable<Program['approvals']> = {
  other: { title: 'Other', steps: [{ id: 'look', title: 'Look', roles: ['desk'] }] },
};
const version = (transition: Transition, more: Partial<Program> = {}) =>
  program({ rules: routedTo('other') }, { version: '2.0.0', transition, approvals: APPROVALS, ...more });

/** A draft, two that are pending, one returned and one withdrawn. */
function running(): DealWorld {
  const world = new DealWorld(program({ rules: routedTo('desk') }));
  const answers = (n: number) => ({ ...ANSWERS, customer: { name: `Customer ${n}`, country: 'DE' } });
  world.begin(answers(1), NOON, 1);
  for (const n of [2, 3, 4]) world.submit(answers(n), NOON, n);
  world.decide('desk', NOON, { outcome: 'return', reason: 'Say more.' }, 'D4');
  const { item } = world.submit({ ...answers(5) }, NOON, 1);
  world.deals.set('D9', { ...item, id: 'D9', state: 'withdrawn', chains: [] });
  world.begin(answers(1), NOON, 1);
  return world;
}

describe('a change of version', () => {
  it('X1.1: what the version says of kind and state holds, else drafts move and all others finish', () => {
    const to = version({ running: { deal: { draft: 'finish', pending: 'redecide' } } });
    expect(runningAction(to, { kind: 'deal', state: 'draft' })).toBe('finish');
    expect(runningAction(to, { kind: 'deal', state: 'pending' })).toBe('redecide');
    expect(runningAction(to, { kind: 'deal', state: 'approved' })).toBe('finish');
    expect(runningAction(to, { kind: 'fund', state: 'draft' })).toBe('move');
    expect(runningAction(program(), { kind: 'lead', state: 'offered' })).toBe('finish');
  });

  it('X1.1: an item under the new version already stays as it is; one under neither is refused', () => {
    const world = running();
    const to = version({ running: { deal: { pending: 'move' } } });
    const old = { program: world.program, facts: world.facts('D2') };
    const under = { ...world.deal('D2'), program: to.hash };
    expect(transitionItem(under, old, { program: to, facts: world.facts('D2') }, NOON)).toEqual({
      ok: true,
      value: { action: 'move', item: under, events: [], effects: [], moves: [] },
      problems: [],
    });
    const other = { ...world.deal('D2'), program: 'else' };
    const outcome = transitionItem(other, old, { program: to, facts: world.facts('D2') }, NOON);
    expect(outcome.ok ? [] : outcome.problems.map(({ code, value }) => [code, value])).toEqual([['OPS107', 'else']]);
  });

  it('X1.1: an instant before the item’s last step is refused', () => {
    const world = running();
    const to = version({ running: { deal: { returned: 'move' } } });
    const facts = world.facts('D4');
    const outcome = transitionItem(world.deal('D4'), { program: world.program, facts }, { program: to, facts }, NOON - 1);
    expect(outcome.ok ? [] : outcome.problems.map(({ code }) => code)).toEqual(['OPS101']);
  });

  it('X1.9: the simulator is told what becomes of running items, and why some cannot go on', () => {
    const world = running();
    const items = [...world.deals.values()];
    const to = version({ running: { deal: { pending: 'move', returned: 'redecide' } } });
    const pending = {
      kind: 'deal',
      state: 'pending',
      action: 'blocked',
      items: 2,
      hindrances: [{ code: 'OPS701', message: 'The chain “Deal desk” is not in the new version.', pointer: '/approvals/desk', items: 2 }],
      blocked: ['D2', 'D3'],
    };
    const plain = { kind: 'deal', items: 1, hindrances: [], blocked: [] };
    expect(runningEffects(world.program, to, items)).toEqual([
      { ...plain, state: 'draft', action: 'move' },
      pending,
      { ...plain, state: 'returned', action: 'redecide' },
    ]);
    expect(runningEffects(world.program, version({}), items)).toEqual([
      { ...plain, state: 'draft', action: 'move' },
      { ...plain, state: 'pending', action: 'finish', items: 2 },
      { ...plain, state: 'returned', action: 'finish' },
    ]);
    expect(runningEffects(world.program, version({ running: { deal: { withdrawn: 'move' } } }), items)).toContainEqual({
      ...plain,
      state: 'withdrawn',
      action: 'move',
    });
  });

  it('X1.9: the order of items never matters', () => {
    const world = running();
    const items = [...world.deals.values()];
    const to = version({ running: { deal: { pending: 'move' } } });
    const expected = runningEffects(world.program, to, items);
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        expect(runningEffects(world.program, to, shuffled)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
