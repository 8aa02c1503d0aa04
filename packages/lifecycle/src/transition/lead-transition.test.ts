import type { Leads, Program, RunningAction } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { lifecycleProgram } from '../approvals/asked-item.fixture.ts';
import type { Lead, LeadState } from '../leads/lead.ts';
import { HOUR, LeadWorld, leadProgram, MONDAY } from '../leads/lead-world.fixture.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { transitionItem } from './transition-item.ts';

const LATER = MONDAY + HOUR;
const NEAR: Partial<Leads> = { eligible: { all: [{ fact: 'region', operator: 'equal', value: 'near' }] } };

const next = (
  running: Partial<Record<LeadState, RunningAction>>,
  leads: Partial<Leads> = {},
  more: Partial<Program> = {},
): LifecycleProgram => leadProgram(leads, { version: '2.0.0', transition: { running: { lead: running } }, ...more });

function go(world: LeadWorld, item: Lead, to: LifecycleProgram, now = LATER) {
  const after = new LeadWorld(world.candidates, to);
  return transitionItem(item, { program: world.program, facts: world.facts }, { program: to, facts: after.facts }, now);
}

function gone(world: LeadWorld, item: Lead, to: LifecycleProgram, now = LATER) {
  const outcome = go(world, item, to, now);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

const offers = ({ offers: list }: Lead) => list.map(({ partner, outcome }) => `${partner} ${outcome}`);

describe('a change of version: leads', () => {
  const world = (): LeadWorld => new LeadWorld({ acme: { good: true, region: 'far' }, best: { good: true, region: 'near' } });

  it('X1: a lead finishes where nothing is said, and moves with its offer as it stands', () => {
    const w = world();
    const { item } = w.begin();
    expect(gone(w, item, next({ accepted: 'move' }, NEAR)).action).toBe('finish');
    const to = next({ offered: 'move' }, NEAR);
    const moved = gone(w, item, to);
    expect(moved.item).toEqual({ ...item, program: to.hash, revision: item.revision + 1, at: LATER });
    expect(moved.events).toEqual([]);
  });

  it('X1.8: decided again, an offer to a partner that may not have it any more goes to the next', () => {
    const w = world();
    const { item } = w.begin();
    expect(offers(item)).toEqual(['acme open']);
    const { item: passed, events } = gone(w, item, next({ offered: 'redecide' }, NEAR));
    expect(offers(passed)).toEqual(['acme recalled', 'best open']);
    expect(passed).toMatchObject({ state: 'offered', partner: 'best' });
    expect(events.map(({ event }) => event)).toEqual(['lead.offered']);
    const stays = gone(w, item, next({ offered: 'redecide' }, { capacity: 0 })).item;
    expect([offers(stays), stays.timers]).toEqual([['acme open'], item.timers]);
  });

  it('X1.8: decided again, what is unplaced is tried again; what a partner took stays with it', () => {
    const w = new LeadWorld({ best: { good: false, region: 'near' } });
    const { item } = w.begin();
    expect(item.state).toBe('unplaced');
    const placed = gone(w, item, next({ unplaced: 'redecide' }, NEAR));
    expect(placed.item).toMatchObject({ state: 'offered', partner: 'best' });
    expect(placed.effects).toMatchObject([{ do: 'closeTask', task: 'lead/l1/place', outcome: 'placed' }]);
    expect(gone(w, item, next({ unplaced: 'redecide' })).item.state).toBe('unplaced');
    const two = world();
    const taken = two.answer(two.begin().item, MONDAY, { type: 'accept' });
    expect(gone(two, taken, next({ accepted: 'redecide' }, NEAR)).item).toMatchObject({ state: 'accepted', partner: 'acme' });
  });

  it('X1.2: an offer that is over goes to the next partner under the old version first', () => {
    const w = world();
    const { item } = w.begin();
    const late = gone(w, item, next({ offered: 'redecide' }, NEAR), MONDAY + 48 * HOUR);
    expect(offers(late.item)).toEqual(['acme expired', 'best open']);
  });

  it('X1.3: no move to a version without leads or in another currency', () => {
    const w = world();
    const { item } = w.begin();
    const codes = (to: LifecycleProgram): readonly string[] => {
      const outcome = go(w, item, to);
      return outcome.ok ? [] : outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    const { leads: _, ...document } = next({ offered: 'move' }).program;
    expect(codes(lifecycleProgram(JSON.stringify(document)))).toEqual(['OPS701 /leads']);
    expect(codes(next({ offered: 'move' }, {}, { currency: 'USD' }))).toEqual(['OPS701 /currency']);
  });
});
