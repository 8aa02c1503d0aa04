import { describe, expect, it } from 'vitest';
import type { Lead } from './lead.ts';
import { leadTable } from './lead-table.ts';
import { HOUR, LeadWorld, leadProgram, MONDAY, timers } from './lead-world.fixture.ts';

const DAY = 24 * HOUR;
const world = new LeadWorld({ a: {}, b: {} });
const recalling = new LeadWorld({ a: {}, b: {} }, leadProgram({ feedback: { onMissed: 'recall' } }));
const accepted = (of: LeadWorld): Lead => of.answer(of.begin().item, MONDAY, { type: 'accept' });

describe('feedback', () => {
  it('L1.7: is due first after acceptance, then after each feedback', () => {
    const step = world.step(world.begin().item, MONDAY, { type: 'accept', by: 'of a' });
    expect(step.item).toMatchObject({ state: 'accepted', partner: 'a', offers: [{ outcome: 'accepted' }] });
    expect(timers(step.item, world)).toEqual(['feedback 2027-03-03 17:00']);
    expect(step.effects).toMatchObject([{ do: 'openTask', task: 'lead/l1/feedback', owners: ['partner'], due: step.item.timers[0]?.at }]);
    const told = world.step(step.item, MONDAY + DAY, { type: 'feedback', by: 'of a', to: 'contacted' });
    expect([told.item.state, told.item.reportedAt, ...timers(told.item, world)]).toEqual([
      'contacted',
      MONDAY + DAY,
      'feedback 2027-03-17 00:00',
    ]);
    expect(told.effects).toMatchObject([{ do: 'openTask', task: 'lead/l1/feedback', due: told.item.timers[0]?.at }]);
    const again = world.step(told.item, MONDAY + 3 * DAY, { type: 'feedback', by: 'of a' });
    expect([again.item.state, again.events, ...timers(again.item, world)]).toEqual(['contacted', [], 'feedback 2027-03-19 00:00']);
  });

  it('L1.7: has the times that the document says', () => {
    const timed = new LeadWorld({ a: {} }, leadProgram({ feedback: { first: 'PT3H', every: 'P1D' } }));
    const item = accepted(timed);
    expect(timers(item, timed)).toEqual(['feedback 2027-03-01 13:00']);
    expect(timers(timed.answer(item, MONDAY, { type: 'feedback' }), timed)).toEqual(['feedback 2027-03-03 00:00']);
  });

  it('L1.7: goes onward, also by more than one step, or ends it', () => {
    const ways = leadTable.rows.filter(({ from, on }) => on === 'feedback' && from !== 'unplaced');
    const path: Record<string, readonly string[]> = {
      accepted: [],
      contacted: ['contacted'],
      qualified: ['qualified'],
      registered: ['contacted', 'registered'],
    };
    for (const { from, to } of ways) {
      let item = accepted(world);
      for (const step of path[from] ?? []) item = world.answer(item, MONDAY, { type: 'feedback', to: step });
      expect(item.state).toBe(from);
      const step = world.step(item, MONDAY, { type: 'feedback', by: 'of a', to: to as 'won', reason: 'So it is.' });
      expect([step.item.state, step.events.map(({ event }) => event)]).toEqual([to, [`lead.${to}`]]);
      const isOver = leadTable.ends.includes(to);
      expect(step.item.timers.length).toBe(isOver ? 0 : 1);
      expect(step.effects.map((effect) => effect.do)).toEqual([isOver ? 'closeTask' : 'openTask']);
    }
    expect(ways.length).toBe(6 + 5 + 4 + 3);
  });

  it('L1.7: never goes back', () => {
    const qualified = world.answer(accepted(world), MONDAY, { type: 'feedback', to: 'qualified' });
    for (const to of ['contacted', 'qualified', 'offered', 'toString', 7]) {
      expect(world.refused(qualified, MONDAY, { type: 'feedback', by: 'of a', to })).toBe('OPS105 /to');
    }
  });

  it('L1.7: lost and disqualified need a reason, which is kept', () => {
    const item = accepted(world);
    for (const to of ['lost', 'disqualified']) {
      for (const reason of [undefined, ' ', 7])
        expect(world.refused(item, MONDAY, { type: 'feedback', by: 'of a', to, reason })).toBe('OPS105 /reason');
      expect(world.answer(item, MONDAY, { type: 'feedback', to, reason: 'No money.' }).reasons).toEqual([{ by: to, title: 'No money.' }]);
    }
    expect(world.answer(item, MONDAY, { type: 'feedback', to: 'won' }).reasons).toEqual([]);
  });

  it('L1.8: missed, the partner is reminded, again and again', () => {
    const step = world.step(accepted(world), Date.parse('2027-03-05T10:00:00+01:00'));
    expect([step.item.state, step.item.partner, ...timers(step.item, world)]).toEqual(['accepted', 'a', 'feedback 2027-03-20 00:00']);
    expect(step.effects).toMatchObject([{ do: 'remindTask', task: 'lead/l1/feedback', owners: ['partner'], due: step.item.timers[0]?.at }]);
    const again = world.step(step.item, Date.parse('2027-03-20T00:00:00+01:00'));
    expect(again.effects.map((effect) => effect.do)).toEqual(['remindTask']);
    expect(timers(again.item, world)).toEqual(['feedback 2027-04-04 00:00']);
  });

  it.each(['accepted', 'contacted', 'qualified', 'registered'])('L1.8: with recall, the next partner is asked when %s', (state) => {
    const first = accepted(recalling);
    const item = state === 'accepted' ? first : recalling.answer(first, MONDAY, { type: 'feedback', to: state });
    const step = recalling.step(item, MONDAY + 30 * DAY);
    expect(step.item).toMatchObject({
      state: 'offered',
      partner: 'b',
      reportedAt: null,
      offers: [{ outcome: 'recalled' }, { outcome: 'open' }],
    });
    expect(step.moves[0]).toEqual({ what: 'lead', from: state, on: 'recall', to: 'unplaced' });
    expect(step.item.timers.map(({ id }) => id)).toEqual(['accept']);
    expect(step.effects).toMatchObject([{ do: 'closeTask', task: 'lead/l1/feedback', outcome: 'recalled' }]);
  });

  it.each(['sally', 'max'])('L1.9: %s takes it back', (by) => {
    for (const item of [world.begin().item, accepted(world)]) {
      expect(world.refused(item, MONDAY, { type: 'recall', by })).toBe('OPS105 /reason');
      const next = world.after(item, MONDAY, { type: 'recall', by, reason: 'Quiet.' });
      expect(next).toMatchObject({ state: 'offered', partner: 'b', offers: [{ outcome: 'recalled', note: 'Quiet.' }, {}] });
    }
  });

  it('L1.9: a partner that left has no leads', () => {
    for (const item of [world.begin().item, accepted(world)]) {
      expect(world.after(item, MONDAY, { type: 'partnerEnded' })).toMatchObject({ state: 'offered', partner: 'b' });
    }
    const won = world.answer(accepted(world), MONDAY, { type: 'feedback', to: 'won' });
    expect(world.step(won, MONDAY, { type: 'partnerEnded' })).toMatchObject({
      item: { state: 'won', partner: 'a' },
      effects: [],
      events: [],
    });
    const nobody = new LeadWorld({});
    expect(nobody.after(nobody.begin().item, MONDAY, { type: 'partnerEnded' }).state).toBe('unplaced');
  });
});
