import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { Membership, memberProgram, on, track } from './membership.fixture.ts';

const type = (id: string, more: Record<string, Json>): Json => ({
  id,
  title: `A ${id}`,
  function: 'sales',
  category: 'solutionReseller',
  ...more,
});
const ONBOARDING: Json = { steps: [{ id: 'look', title: 'Look', kind: 'check', owner: 'alliances' }] };
const sold = { all: [{ fact: 'sold', operator: 'equal', value: true }] };
const skilled = { all: [{ fact: 'skilled', operator: 'equal', value: true }] };
const otherwise = { managed: 'oneToOne', owner: 'alliances', review: 'P3M' };
const TYPES = [
  type('reseller', { managed: 'program' }),
  type('agent', {
    managed: 'formalSupport',
    owner: 'alliances',
    review: 'P6M',
    terms: [
      { id: 'pays', title: 'Pays in time', passes: { all: [{ fact: 'good', operator: 'equal', value: true }] } },
      { id: 'note', title: 'Takes no title', text: 'None' },
    ],
  }),
  type('msp', {
    phases: [
      { id: 'building', title: 'Building', ...otherwise, next: { to: 'selling', when: sold } },
      { id: 'selling', title: 'Selling', managed: 'program', next: { to: 'resting', when: skilled } },
      { id: 'resting', title: 'Resting', ...otherwise },
    ],
  }),
  type('si', {
    phases: [
      { id: 'building', title: 'Building', ...otherwise, next: { to: 'proving', when: sold } },
      { id: 'proving', title: 'Proving', ...otherwise, next: { to: 'in', when: skilled, then: 'activate' } },
      { id: 'in', title: 'In', managed: 'program' },
    ],
  }),
];
const typed = memberProgram({
  partnerTypes: TYPES,
  onboarding: ONBOARDING,
  facts: {
    'partner.type': { title: 'Type', type: 'enum', values: ['reseller', 'agent', 'msp', 'si'], attribute: 'type' },
    good: { title: 'Good', type: 'boolean', attribute: 'good' },
    sold: { title: 'Sold', type: 'boolean', attribute: 'sold' },
    skilled: { title: 'Skilled', type: 'boolean', attribute: 'skilled' },
    'partner.joinedOn': { title: 'Joined', type: 'date', attribute: 'joinedOn' },
  },
});

describe('a partner that applies', () => {
  it('O4.1: goes through the onboarding of the program, and is active when that is done', () => {
    const partner = Membership.begun(typed, { type: 'reseller', good: true });
    expect(partner.events).toEqual(['member.applied', 'member.onboarding']);
    expect(partner.effects).toEqual(['start onboarding {"id":"acme-1","title":"Acme","by":"ana"}']);
    expect(partner.member).toMatchObject({ state: 'onboarding', type: 'reseller', onboarding: 'acme-1', timers: [] });
    expect(partner.refused({ type: 'onboarded', onboarding: 'other' })).toBe('OPS104 /onboarding');
    partner.say({ type: 'onboarded', onboarding: 'acme-1' }, on('03-10'));
    expect(partner.member).toMatchObject({ state: 'active', activatedAt: on('03-10') });
    expect(partner.events).toEqual(['member.active']);
    // Told again it changes nothing.
    expect(partner.say({ type: 'onboarded', onboarding: 'acme-1' }).events).toEqual([]);
    expect(partner.say({ type: 'onboardingClosed', onboarding: 'acme-1', reason: 'No' }).member.state).toBe('active');
  });

  it('O4.1: ends with the onboarding that was closed', () => {
    const partner = Membership.begun(typed, { type: 'reseller' }).say({
      type: 'onboardingClosed',
      onboarding: 'acme-1',
      reason: 'Sanctions',
    });
    expect(partner.member).toMatchObject({ state: 'ended', reason: 'Sanctions', timers: [] });
    expect(partner.effects).toEqual(['tell deal d1 {"type":"partnerEnded"}', 'tell lead l1 {"type":"partnerEnded"}']);
  });

  it('O4.1: is active at once where the program has no onboarding', () => {
    const partner = Membership.begun(memberProgram(), { good: true });
    expect(partner.events).toEqual(['member.applied', 'member.active']);
    expect(partner.last.moves).toEqual([{ what: 'member', from: 'applied', on: 'type', to: 'active' }]);
  });

  it('O4.2: begins with the lowest tier, or with the one that it qualifies for', () => {
    const begins = (onboarding: Json | undefined) => {
      const partner = Membership.begun(memberProgram({ onboarding, tracks: [track({ demote: { at: { every: 'year' } } })] }), {
        good: true,
        sold: true,
      });
      return partner.member.state === 'onboarding' ? partner.say({ type: 'onboarded', onboarding: 'acme-1' }).tier : partner.tier;
    };
    expect(begins(ONBOARDING)).toBe('basic held');
    expect(begins({ ...(ONBOARDING as object), activate: { tier: 'qualified' } })).toBe('silver held');
    expect(begins(undefined)).toBe('silver held');
  });

  it('O4.3: waits until its type is known, told each business morning', () => {
    const partner = Membership.begun(typed);
    expect(partner.member.state).toBe('applied');
    expect(partner.timers).toEqual(['type 2027-03-02 09:00']);
    partner.until(on('03-02', '12:00'));
    expect(partner.told).toEqual(['2027-03-02 member.reviewDue (The type of the partner is not known.)']);
    partner.data.attributes.type = 'agent';
    expect(partner.until(on('03-03', '12:00')).member).toMatchObject({ state: 'managed', type: 'agent' });
    const told = Membership.begun(typed);
    told.data.attributes.type = 'reseller';
    expect(told.say({ type: 'recheck' }).member.state).toBe('onboarding');
  });

  it('O4.3: of the type that it applied for, where no fact says it', () => {
    const program = memberProgram({ partnerTypes: TYPES });
    expect(Membership.begun(program, {}, on('03-01'), { type: 'agent' }).member.state).toBe('managed');
    expect(Membership.begun(program, {}, on('03-01'), { type: 'who' }).member.state).toBe('applied');
  });
});

describe('a partner that the program does not manage', () => {
  it('O4.4: is reviewed by its owner, with the terms that records do not show', () => {
    const partner = Membership.begun(typed, { type: 'agent', good: false });
    expect(partner.member).toMatchObject({ state: 'managed', reviewOn: '2027-09-01', standings: [] });
    partner.until(on('09-01'));
    expect(partner.told).toEqual(['2027-09-01 member.reviewDue (Not shown: Pays in time.)']);
    expect(partner.last.events[0]?.holders).toEqual(['alliances']);
    expect(partner.last.moves).toEqual([{ what: 'member', from: 'managed', on: 'review', to: 'managed' }]);
    partner.data.attributes.good = true;
    expect(partner.until(on('2028-03-01')).told).toEqual(['2028-03-01 member.reviewDue (The relation is due for review.)']);
    // Late, it is not told for every review that was missed.
    expect(partner.until(on('2031-01-01')).told).toEqual(['2028-09-01 member.reviewDue (The relation is due for review.)']);
    expect(partner.member.reviewOn).toBe('2031-07-01');
  });

  it('O5: changes its phase by an event, not by an edit', () => {
    const partner = Membership.begun(typed, { type: 'msp', sold: false });
    expect(partner.member).toMatchObject({ state: 'managed', phase: 'building', reviewOn: '2027-06-01' });
    expect(partner.refused({ type: 'phaseMet' })).toBe('OPS403 ');
    expect(partner.say({ type: 'recheck' }).member.phase).toBe('building');
    partner.data.attributes.sold = true;
    expect(partner.say({ type: 'recheck' }, on('04-01')).member).toMatchObject({
      state: 'onboarding',
      phase: 'selling',
      timers: [],
      reviewOn: null,
    });
    expect(partner.effects).toEqual(['start onboarding {"id":"acme-1","title":"Acme","by":"ana"}']);
  });

  it('O5.1: an event that is not known to have come has not', () => {
    const partner = Membership.begun(typed, { type: 'msp' });
    expect(partner.refused({ type: 'phaseMet' })).toBe('OPS106 ');
    expect(partner.say({ type: 'recheck' }).member.phase).toBe('building');
    partner.data.attributes.sold = true;
    expect(partner.say({ type: 'phaseMet' }).member.state).toBe('onboarding');
    expect(partner.refused({ type: 'phaseMet' })).toBe('OPS102 /type');
    expect(Membership.begun(typed, { type: 'agent' }).refused({ type: 'phaseMet' })).toBe('OPS102 /type');
  });

  it('O5.2: may pass several phases at once, and be active without an onboarding', () => {
    const partner = Membership.begun(typed, { type: 'si', sold: true, skilled: false });
    expect(partner.member).toMatchObject({ state: 'managed', phase: 'proving' });
    expect(partner.last.moves.map(({ on: by }) => by)).toEqual(['type', 'phase']);
    partner.data.attributes.skilled = true;
    // Seen when the review is due, if nobody told of it.
    partner.until(on('06-01'));
    expect(partner.member).toMatchObject({ state: 'active', phase: 'in' });
    expect(partner.events).toEqual(['member.active']);
  });

  it('O5.3: a member that leaves the program by its phase is managed as that phase says', () => {
    const partner = Membership.begun(typed, { type: 'msp', sold: true, good: true, skilled: false });
    partner.say({ type: 'onboarded', onboarding: 'acme-1' });
    expect(partner.member.state).toBe('active');
    partner.data.attributes.skilled = true;
    partner.say({ type: 'recheck' });
    expect(partner.member).toMatchObject({ state: 'managed', phase: 'resting', standings: [], milestones: [] });
    expect(partner.timers).toEqual(['reviewDue 2027-06-01 00:00']);
  });

  it('O5: the review of a tier finds that the event has come, if nobody told of it', () => {
    const inside = () => {
      const partner = Membership.begun(typed, { type: 'msp', sold: true, good: true, skilled: false });
      partner.say({ type: 'onboarded', onboarding: 'acme-1' });
      partner.data.attributes.skilled = true;
      return partner;
    };
    const asked = inside().say({ type: 'review' });
    expect(asked.member).toMatchObject({ state: 'managed', phase: 'resting', standings: [] });
    const due = inside();
    due.until(due.member.timers.find(({ id }) => id === 'review')?.at ?? 0);
    expect(due.member).toMatchObject({ state: 'managed', phase: 'resting' });
    expect(due.timers).toHaveLength(1);
  });
});

describe('a membership that ends', () => {
  it('O4.5: is left by the partner, or ended by who owns it; all that is open is told', () => {
    const partner = Membership.begun(typed, { type: 'reseller', good: true }).say({ type: 'onboarded', onboarding: 'acme-1' });
    expect(partner.refused({ type: 'leave', by: 'olga' })).toBe('OPS108 /by');
    expect(partner.refused({ type: 'leave', by: 'eve' })).toBe('OPS108 /by');
    expect(partner.refused({ type: 'end', by: 'ali', reason: 'x' })).toBe('OPS108 /by');
    partner.say({ type: 'leave', by: 'ana' }, on('05-01'));
    expect(partner.member).toMatchObject({
      state: 'ended',
      since: on('05-01'),
      reason: 'The partner left.',
      timers: [],
      standings: [],
      reviewOn: null,
    });
    expect(partner.effects).toEqual([
      'tell deal d1 {"type":"partnerEnded"}',
      'tell lead l1 {"type":"partnerEnded"}',
      'tell onboarding acme-1 {"type":"leave"}',
    ]);
    expect(partner.refused({ type: 'leave', by: 'ana' })).toBe('OPS102 /type');
    expect(partner.say({ type: 'recheck' }).events).toEqual([]);
  });

  it('O4.5, O3.3: all its onboardings are undone, the last first; what is told of an earlier one changes nothing', () => {
    const twice = type('twice', {
      phases: [
        { id: 'a', title: 'A', managed: 'program', next: { to: 'b', when: sold } },
        { id: 'b', title: 'B', ...otherwise, next: { to: 'c', when: skilled } },
        { id: 'c', title: 'C', managed: 'program' },
      ],
    });
    const program = memberProgram({ partnerTypes: [twice], onboarding: ONBOARDING });
    const partner = Membership.begun(program, { good: true, sold: true, skilled: true }, on('03-01'), { type: 'twice' });
    partner.say({ type: 'onboarded', onboarding: 'acme-1' });
    expect(partner.member).toMatchObject({ state: 'onboarding', phase: 'c', onboarding: 'acme-2' });
    expect(partner.say({ type: 'onboardingClosed', onboarding: 'acme-1', reason: 'No' }).member.state).toBe('onboarding');
    expect(partner.say({ type: 'leave', by: 'ana' }).effects.slice(2)).toEqual([
      'tell onboarding acme-2 {"type":"leave"}',
      'tell onboarding acme-1 {"type":"leave"}',
    ]);
  });

  it('O4.5: from every state', () => {
    const end = (attributes: Record<string, Json>, by: string) => {
      const partner = Membership.begun(typed, attributes);
      return partner.say({ type: 'end', by, reason: 'Over' }).last.moves.map(({ from, to }) => `${from} ${to}`);
    };
    expect(end({}, 'olga')).toEqual(['applied ended']);
    expect(end({ type: 'agent' }, 'ali')).toEqual(['managed ended']);
    expect(end({ type: 'reseller' }, 'olga')).toEqual(['onboarding ended']);
  });
});
