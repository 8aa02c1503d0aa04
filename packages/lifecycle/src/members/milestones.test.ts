import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { Membership, memberProgram, on } from './membership.fixture.ts';

const is = (id: string) => ({ all: [{ fact: id, operator: 'equal', value: true }] });
const milestone = (id: string, passes: string, within: Json, onMiss?: string, remind?: Json): Json => ({
  id,
  title: `The ${id}`,
  passes: is(passes),
  within,
  ...(onMiss ? { onMiss } : {}),
  ...(remind ? { remind } : {}),
});
const withMilestones = (...milestones: Json[]) =>
  memberProgram({ onboarding: { steps: [{ id: 'look', title: 'Look', kind: 'check', owner: 'alliances' }], milestones } });
const active = (attributes: Record<string, Json>, ...milestones: Json[]) =>
  Membership.begun(withMilestones(...milestones), { good: true, ...attributes }).say({ type: 'onboarded', onboarding: 'acme-1' });
const states = (partner: Membership) => partner.member.milestones.map(({ id, state }) => `${id} ${state}`);
const timers = (partner: Membership) => partner.timers.filter((timer) => timer.startsWith('milestone'));

describe('a milestone', () => {
  it('O4: counts from activation, reminds before its end, and is passed when records show it', () => {
    const partner = active({ sold: false }, milestone('first', 'sold', 'P30D', 'suspend', ['P14D', 'P3D', 'P60D']));
    expect(timers(partner)).toEqual([
      'milestone:first:remind:0 2027-03-18 00:00',
      'milestone:first:remind:1 2027-03-29 00:00',
      'milestone:first 2027-04-01 00:00',
    ]);
    partner.until(on('03-20'));
    expect(partner.events).toEqual(['member.milestoneEnding']);
    expect(partner.last.events[0]?.vars).toEqual({ 'milestone.title': 'The first', 'milestone.due': { day: '2027-03-31' } });
    partner.data.attributes.sold = true;
    partner.say({ type: 'recheck' });
    expect(states(partner)).toEqual(['first passed']);
    expect(timers(partner)).toEqual([]);
    partner.data.attributes.sold = false;
    expect(partner.until(on('05-01')).member.state).toBe('active');
  });

  it('O4.17: is not told of and not missed where records show it, though nobody said so', () => {
    const partner = active({ sold: false }, milestone('first', 'sold', 'P30D', 'end', ['P3D']));
    partner.until(on('03-28'));
    partner.data.attributes.sold = true;
    expect(partner.until(on('05-01')).events.filter((event) => event.includes('milestone'))).toEqual([]);
    expect(partner.member.state).toBe('active');
  });

  it('O4.18: missed, it is noted, suspends or ends; what is not known is missed', () => {
    const missed = (onMiss?: string) => active({}, milestone('first', 'sold', 'P10D', onMiss, [])).until(on('04-01'));
    expect(missed()).toMatchObject({ member: { state: 'active', reason: null } });
    expect(states(missed('note'))).toEqual(['first missed']);
    const suspended = missed('suspend');
    expect(suspended.member).toMatchObject({ state: 'suspended', since: on('03-12', '00:00'), reason: 'Not reached in time: The first.' });
    expect(suspended.events).toEqual(['member.suspended']);
    const ended = missed('end');
    expect(ended.member).toMatchObject({ state: 'ended', since: on('03-12', '00:00'), timers: [] });
    expect(ended.effects.at(-1)).toBe('tell onboarding acme-1 {"type":"leave"}');
  });

  it('O4.19: passed late, it makes the member active again, unless another one holds it back', () => {
    const partner = active(
      { sold: false, skilled: false },
      milestone('a', 'sold', 'P10D', 'suspend'),
      milestone('b', 'skilled', 'P20D', 'suspend'),
    );
    partner.until(on('04-01'));
    expect(partner.events.filter((event) => event === 'member.suspended')).toHaveLength(1);
    partner.data.attributes.sold = true;
    expect(partner.say({ type: 'recheck' }).member.state).toBe('suspended');
    partner.data.attributes.skilled = true;
    expect(partner.say({ type: 'recheck' }).member).toMatchObject({ state: 'active', reason: null });
    expect(partner.events).toContain('member.active');
    expect(timers(partner)).toEqual([]);
    expect(partner.member.timers.map(({ id }) => id)).toEqual(['review']);
  });

  it('O4.19: another one that ends the membership ends it while it is suspended', () => {
    const partner = active({}, milestone('a', 'sold', 'P10D', 'suspend'), milestone('b', 'skilled', 'P20D', 'end'));
    expect(partner.until(on('03-15')).member.state).toBe('suspended');
    expect(partner.until(on('04-15')).member.state).toBe('ended');
  });

  it('O4, O4.20: suspended, nothing that runs is told, tiers are reviewed as before, and people are told again', () => {
    const partner = active({ sold: false, skilled: true }, milestone('a', 'sold', 'P10D', 'suspend', []));
    partner.until(on('03-20'));
    expect(partner.effects).toEqual([]);
    partner.data.attributes.good = false;
    expect(partner.until(on('03-21')).events).toEqual(['member.lapsed']);
    expect(partner.until(on('04-20')).told).toEqual(['2027-04-20 member.reviewDue (Not reached in time: The a.)']);
    expect(partner.until(on('05-30')).events).toEqual(['member.reviewDue']);
    expect(partner.say({ type: 'leave', by: 'ana' }).member).toMatchObject({ state: 'ended', timers: [] });
  });

  it('S2, O4.17: a late step decides it by its last day', () => {
    const program = memberProgram({
      onboarding: {
        steps: [{ id: 'look', title: 'Look', kind: 'check', owner: 'alliances' }],
        milestones: [milestone('first', 'since', 'P10D', 'suspend', [])],
      },
      records: { asset: { title: 'Asset', fields: { from: { type: 'date' } } } },
      facts: {
        good: { title: 'Good', type: 'boolean', attribute: 'good' },
        sold: { title: 'Sold', type: 'boolean', attribute: 'sold' },
        skilled: { title: 'Skilled', type: 'boolean', attribute: 'skilled' },
        since: { title: 'Since', type: 'boolean', from: { record: 'asset', aggregate: 'exists', window: { on: 'from' } } },
      },
    });
    const shownOn = (from: string) => {
      const partner = Membership.begun(program, { good: true });
      partner.data.records = { asset: [{ from }] };
      return partner
        .say({ type: 'onboarded', onboarding: 'acme-1' })
        .until(on('04-01'))
        .last.moves.map(({ to }) => to);
    };
    expect(shownOn('2027-03-11')).toEqual([]);
    expect(shownOn('2027-03-12')).toEqual(['suspended', 'active']);
  });
});
