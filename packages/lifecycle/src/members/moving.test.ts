import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { asOfMember } from './as-of-member.ts';
import { Membership, memberProgram, on, track } from './membership.fixture.ts';
import { moveMember } from './step-member.ts';

const is = (id: string) => ({ all: [{ fact: id, operator: 'equal', value: true }] });
const row = (id: string, keep: 'tier' | 'benefits', until: Json, when?: Json): Json => ({
  id,
  title: `Row ${id}`,
  keep,
  until,
  ...(when ? { when } : {}),
});
const next = (members: Json[], more: Record<string, Json> = {}) => memberProgram({ version: '2.0.0', transition: { members }, ...more });
const benefits = [{ id: 'discount', title: 'Discount', kind: 'discount', value: 1 }];
/** A silver member of the old version, that no longer meets it when it is moved on 1 July. */
const falling = (attributes: Record<string, Json> = {}) => {
  const partner = Membership.begun(memberProgram({ benefits }), { good: true, sold: true, joinedOn: '2026-01-31', ...attributes });
  partner.until(on('07-01', '00:00'));
  partner.data.attributes.sold = false;
  return partner;
};
const moved = (members: Json[], attributes: Record<string, Json> = {}, more: Record<string, Json> = {}) =>
  falling(attributes).move(next(members, more), '2027-07-01', on('07-01', '08:00'));

describe('a member under a new version', () => {
  it('X1: keeps its tier by the first row that fits, until a day', () => {
    const partner = moved([row('foreign', 'benefits', '2028-01-01', is('skilled')), row('rest', 'tier', '2027-10-01')]);
    expect(partner.member.program).toBe(partner.program.hash);
    expect(partner.member.kept).toEqual({
      row: 'rest',
      title: 'Row rest',
      keep: 'tier',
      tiers: [{ track: 'resale', group: null, tier: 'silver' }],
      from: '2027-07-01',
      until: '2027-10-01',
    });
    expect(partner.tier).toBe('silver held');
    expect(partner.until(on('09-30')).tier).toBe('silver held');
    expect(partner.until(on('10-02')).told).toEqual(['2027-10-01 member.lapsed Silver → Basic (Is sold)']);
  });

  it('X1, X1.10: for a time from activation or from joining', () => {
    const until = (term: Json, attributes: Record<string, Json> = {}) => moved([row('rest', 'tier', term)], attributes).member.kept?.until;
    expect(until({ for: 'P3M', from: 'effective' })).toBe('2027-10-01');
    expect(until({ for: 'P2Y', from: 'joined' })).toBe('2028-01-31');
    expect(until({ for: { business: 'P2D' }, from: 'effective' })).toBe('2027-07-05');
    // Over already: nothing is kept.
    expect(until({ for: 'P1Y', from: 'joined' })).toBeUndefined();
    expect(until('2027-07-01')).toBeUndefined();
  });

  it('X1.10: joined when it became active, where no record says when', () => {
    const partner = Membership.begun(memberProgram(), { good: true, sold: true });
    partner.until(on('07-01', '00:00')).move(next([row('rest', 'tier', { for: 'P1Y', from: 'joined' })]), '2027-07-01', on('07-01'));
    expect(partner.member.kept?.until).toBe('2028-03-01');
  });

  it('X1.11: an unknown row fits nobody; without a fitting row the new version holds at once', () => {
    expect(moved([row('known', 'tier', '2028-01-01', is('skilled'))]).tier).toBe('basic held');
    expect(moved([row('known', 'tier', '2028-01-01', is('skilled'))], { skilled: true }).tier).toBe('gold held');
    expect(moved([]).told).toEqual(['2027-07-01 member.lapsed Silver → Basic (Is sold)']);
  });

  it('X1: keeps benefits while the tier goes, until a day', () => {
    const partner = moved([row('rest', 'benefits', '2027-10-01')], {}, { benefits });
    expect(partner.tier).toBe('basic held');
    expect(partner.effects).toEqual(['benefits of basic from 2027-10-01: discount']);
    // A higher tier gives its own at once.
    partner.data.attributes.sold = true;
    expect(partner.until(on('07-02')).effects).toEqual(['benefits of silver from 2027-07-02: discount']);
  });

  it('X1.12: what the new version no longer has is dropped: tracks, tiers, milestones', () => {
    const first = { ...(track(undefined) as Record<string, Json>) };
    const tiers = (first.tiers as Json[]).filter((tier) => (tier as { id: string }).id !== 'silver');
    const fewer = moved([row('rest', 'tier', '2028-01-01')], {}, { tracks: [{ ...first, tiers }] });
    expect(fewer.tier).toBe('basic held');
    expect(moved([], {}, { tracks: [{ ...first, id: 'other' }] }).member.standings).toMatchObject([
      { track: 'other', now: { tier: 'basic' } },
    ]);

    const onboarding = (ids: string[]) => ({
      steps: [{ id: 'look', title: 'Look', kind: 'check', owner: 'alliances' }],
      milestones: ids.map((id) => ({ id, title: id, passes: is('sold'), within: 'P1Y' })),
    });
    const partner = Membership.begun(memberProgram({ onboarding: onboarding(['a', 'b']) }), { good: true }).say({
      type: 'onboarded',
      onboarding: 'acme-1',
    });
    partner.until(on('07-01', '00:00')).move(next([], { onboarding: onboarding(['b', 'c']) }), '2027-07-01', on('07-01'));
    expect(partner.member.milestones.map(({ id }) => id)).toEqual(['b']);
    expect(partner.member.timers.filter(({ id }) => id.startsWith('milestone')).map(({ id }) => id)).toEqual([
      'milestone:b:remind:0',
      'milestone:b',
    ]);
  });

  it('X1.12: a tier of a group that is gone becomes the one that qualifies, whatever the review', () => {
    const grouped = (top: string): Json => ({
      id: 'areas',
      title: 'Areas',
      per: 'area',
      tiers: [
        { id: 'in', title: 'In' },
        { id: top, title: 'Top', qualify: { condition: 'one' } },
      ],
      review: { promote: { at: { every: 'year' } }, demote: { at: { every: 'year' } } },
    });
    const sections = (top: string): Record<string, Json> => ({
      tracks: [grouped(top)],
      records: { training: { title: 'Training', fields: { area: { type: 'enum', values: ['cloud', 'data'] } } } },
      facts: { jobs: { title: 'Jobs', type: 'integer', by: 'area', from: { record: 'training', aggregate: 'count' } } },
      requirements: { one: { title: 'A job', when: { all: [{ fact: 'jobs', operator: 'greaterThanInclusive', value: 1 }] } } },
    });
    const partner = Membership.begun(memberProgram(sections('top')), {}, on('2026-12-01'));
    partner.data.records = { training: [{ area: 'data' }] };
    partner.until(on('07-01', '00:00')).move(next([], sections('best')), '2027-07-01', on('07-01'));
    expect(partner.member.standings.map(({ group, now }) => `${group} ${now.tier}`)).toEqual(['cloud in', 'data best']);
  });

  it('X1.13: the days before are those of the old version', () => {
    const quarterly = { demote: { at: { every: 'quarter' } }, promote: {} };
    const partner = Membership.begun(memberProgram({ tracks: [track(quarterly)] }), { good: true, sold: true, skilled: true }, on('03-01'));
    partner.until(on('06-10', '00:00'));
    partner.data.attributes.sold = false;
    partner.move(next([], { tracks: [track({ demote: { grace: 'P30D' } })] }), '2027-06-10', on('06-10'));
    expect(partner.tier).toBe('gold atRisk until 2027-07-10');
  });

  it('X1.13: is moved when what was due is applied, and keeps what people decided', () => {
    const partner = falling();
    const program = next([]);
    const late = moveMember(program, partner.member, '2027-07-01', on('07-02'), partner.facts(program));
    expect(late.ok ? [] : late.problems.map(({ code }) => code)).toEqual(['OPS405']);
    partner.say({
      type: 'grantException',
      by: 'olga',
      askedBy: 'amy',
      exception: 'e',
      effect: 'keepTier',
      item: 'silver',
      reason: 'Merger',
      until: '2027-12-01',
    });
    expect(partner.move(program, '2027-07-01', on('07-01', '09:00')).tier).toBe('silver held');
    expect(partner.until(on('12-01')).tier).toBe('basic held');
  });

  it('X1.13: one that is not active goes on as it was', () => {
    const types = [
      {
        id: 'agent',
        title: 'Agent',
        function: 'sales',
        category: 'salesAgent',
        managed: 'formalSupport',
        owner: 'alliances',
        review: 'P6M',
      },
    ];
    const partner = Membership.begun(memberProgram({ partnerTypes: types }), {}, on('03-01'), { type: 'agent' });
    partner.move(next([row('rest', 'tier', '2028-01-01')], { partnerTypes: types }), '2027-07-01', on('07-01'));
    expect(partner.member).toMatchObject({ state: 'managed', kept: null, reviewOn: '2027-09-01' });
  });

  it('X1.13: one whom nobody manages under the new version is told to the owner of the program each 30 days', () => {
    const agent = { id: 'agent', title: 'Agent', function: 'sales', category: 'salesAgent' };
    const before = [{ ...agent, managed: 'formalSupport', owner: 'alliances', review: 'P6M' }];
    const partner = Membership.begun(memberProgram({ partnerTypes: before }), {}, on('03-01'), { type: 'agent' });
    partner.move(next([], { partnerTypes: [{ ...agent, managed: 'program' }] }), '2027-07-01', on('07-01'));
    partner.until(on('09-01'));
    expect(partner.events).toEqual(['member.reviewDue']);
    expect(partner.last.events[0]?.holders).toEqual(['programOwner']);
    expect(partner.member.state).toBe('managed');
    expect(partner.timers).toEqual(['reviewDue 2027-10-01 00:00']);
  });
});

it('O4.25: readings of a member’s items see its status, its tier and its exceptions', () => {
  const partner = falling().say({ type: 'recheck' });
  partner.say({
    type: 'grantException',
    by: 'olga',
    askedBy: 'amy',
    exception: 'e',
    effect: 'waive',
    item: 'skilled',
    reason: 'Merger',
    until: '2027-12-01',
  });
  const seen = asOfMember(partner.facts().prepared('acme'), partner.member);
  expect(seen.given.get('partner.status')).toBe('active');
  expect(seen.previous).toMatchObject({ on: '2027-07-01', tier: 'basic', state: 'held' });
  expect(seen.exceptions).toMatchObject([{ id: 'e', effect: 'waive', item: 'skilled' }]);
  const reading = partner.facts().partner('acme', '2027-07-01').about({});
  expect([reading.value('partner.tier'), reading.value('partner.status')]).toEqual(['basic', 'active']);
});
