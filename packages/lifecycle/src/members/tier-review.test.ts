import { decide } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Membership, memberProgram, on, taken, track } from './membership.fixture.ts';

const QUARTERLY = { promote: { at: { every: 'quarter' } }, demote: { at: { every: 'quarter' }, grace: 'P60D' } };
const FLAGS = Object.fromEntries(['good', 'sold', 'skilled'].map((id) => [id, { title: id, type: 'boolean', attribute: id }]));
const KINDS: Record<string, string> = { sold: 'contract', skilled: 'asset' };
const active = (review: Json | undefined, attributes: Record<string, Json>, sections: Record<string, Json> = {}, at = on('01-15')) =>
  Membership.begun(memberProgram({ tracks: [track(review)], ...sections }), attributes, at);

describe('the review of a tier', () => {
  it('O4.6: is held on the days of the engine’s review policy', () => {
    const partner = active(QUARTERLY, { good: true, sold: false });
    // The first day stands; from the next one on the policy's days count.
    expect(partner.timers).toEqual(['review 2027-01-16 00:00']);
    expect(partner.until(on('01-16')).timers).toEqual(['review 2027-04-01 00:00']);
    expect(partner.member.reviewOn).toBe('2027-04-01');
    expect(active(undefined, { good: true }).until(on('02-01')).timers).toEqual(['review 2027-02-02 00:00']);
  });

  it('O4.6: tells a tier that is gained, from its day', () => {
    const partner = active(QUARTERLY, { good: true, sold: false });
    partner.data.attributes.sold = true;
    expect(partner.say({ type: 'recheck' }, on('02-01')).tier).toBe('basic held');
    partner.until(on('04-10'));
    expect(partner.told).toEqual(['2027-04-01 member.tierUp Basic → Silver']);
    expect(partner.standing).toMatchObject({ tier: 'silver', since: '2027-04-01', highest: 'silver' });
    expect(partner.last.events[0]?.vars).toMatchObject({ 'member.track': 'Resale' });
  });

  it('O4.7: tells a tier at risk with its last day and what is missing, then that it was lost', () => {
    const partner = active(QUARTERLY, { good: true, sold: true });
    partner.data.attributes.sold = false;
    partner.until(on('04-10'));
    expect(partner.told).toEqual(['2027-04-01 member.atRisk through 2027-05-30 (Is sold)']);
    expect(partner.tier).toBe('silver atRisk until 2027-05-31');
    expect(partner.timers).toEqual(['review 2027-04-11 00:00']);
    partner.until(on('06-10'));
    expect(partner.told).toEqual(['2027-05-31 member.lapsed Silver → Basic (Is sold)']);
    expect(partner.timers).toEqual(['review 2027-07-01 00:00']);
  });

  it('O4.7: a tier at risk is held again on the day on which it is earned again', () => {
    const partner = active(QUARTERLY, { good: true, sold: true });
    partner.data.attributes.sold = false;
    partner.until(on('04-10'));
    partner.data.attributes.sold = true;
    expect(partner.say({ type: 'recheck' }, on('05-30', '23:00')).tier).toBe('silver held');
    expect(partner.events).toEqual([]);
    expect(partner.until(on('06-30')).tier).toBe('silver held');
  });

  it('O4.8: a day is decided anew while facts come in, from the day before', () => {
    const partner = active(undefined, { good: true, sold: true });
    partner.until(on('02-01', '00:00'));
    partner.data.attributes.sold = false;
    expect(partner.say({ type: 'recheck' }, on('02-01', '09:00')).told).toEqual(['2027-02-01 member.lapsed Silver → Basic (Is sold)']);
    partner.data.attributes.sold = true;
    expect(partner.say({ type: 'review' }, on('02-01', '18:00')).told).toEqual(['2027-02-01 member.tierUp Basic → Silver']);
    // As if nothing had happened: it was silver on the day before.
    expect(partner.standing).toMatchObject({ tier: 'silver', since: '2027-01-15' });
  });

  it('O4.9: late, it decides day by day as if it had been in time', () => {
    const inTime = active(QUARTERLY, { good: true, sold: false, skilled: false });
    const late = active(QUARTERLY, { good: true, sold: false, skilled: false });
    for (const partner of [inTime, late]) partner.data.attributes.sold = true;
    const days = ['04-02', '05-07', '06-01', '07-01', '09-30', '12-31'];
    const told = days.flatMap((day) => inTime.until(on(day)).told);
    expect(late.until(on('12-31')).told).toEqual(told);
    expect(late.member.standings).toEqual(inTime.member.standings);
  });

  it('O4.10: a loss waits while a feed is late, and people are told; decided later, grace begins then', () => {
    const sections = {
      records: { deal: { title: 'Deal', fields: { wonOn: { type: 'date' } } } },
      facts: {
        good: { title: 'Good', type: 'boolean', attribute: 'good' },
        deals: {
          title: 'Deals won',
          type: 'integer',
          from: { record: 'deal', aggregate: 'count', window: { on: 'wonOn', trailing: 'P1Y' } },
        },
      },
      requirements: {
        good: { title: 'Good', when: { all: [{ fact: 'good', operator: 'equal', value: true }] } },
        sold: { title: 'Sells', when: { all: [{ fact: 'deals', operator: 'greaterThanInclusive', value: 1 }] } },
        skilled: { title: 'Skilled', when: { all: [{ fact: 'deals', operator: 'greaterThanInclusive', value: 9 }] } },
      },
    };
    const partner = active(QUARTERLY, { good: true }, sections);
    partner.data.records = { deal: [{ wonOn: '2026-01-10' }] };
    partner.data.loaded = { deal: '2027-12-31' };
    partner.member.standings.map(({ now }) => now.tier);
    partner.item = {
      ...partner.member,
      standings: partner.member.standings.map((each) => ({ ...each, now: { ...each.now, tier: 'silver', highest: 'silver' } })),
    };
    partner.data.loaded = { deal: null };
    partner.until(on('04-03'));
    expect(partner.told).toEqual(['2027-04-01 member.reviewDue (Not loaded: Deals won.)']);
    expect(partner.standing).toMatchObject({ tier: 'silver', state: 'held', deferred: ['deals'] });
    expect(partner.timers).toEqual(['review 2027-04-04 00:00']);
    partner.data.loaded = { deal: '2027-12-31' };
    partner.until(on('04-10'));
    expect(partner.told).toEqual(['2027-04-04 member.atRisk through 2027-06-02 (Sells)']);
    expect(partner.until(on('06-03')).told).toEqual(['2027-06-03 member.lapsed Silver → Basic (Sells)']);
  });

  it('O4.11: a probation is over once its tier was held, even if it was lost again', () => {
    const review = { promote: {}, demote: {}, probation: [{ reach: 'silver', since: 'partner.joinedOn', for: 'P1Y' }] };
    const begin = () => active(review, { good: true, sold: false, skilled: false, joinedOn: '2027-01-15' });
    const never = begin();
    expect(never.until(on('2028-01-15')).tier).toBe('null removed');
    expect(never.told.at(-1)).toMatch(/^2028-01-15 member.lapsed Basic → null/);
    const once = begin();
    once.data.attributes.sold = true;
    once.until(on('03-01'));
    once.data.attributes.sold = false;
    expect(once.until(on('2028-02-01')).tier).toBe('basic held');
  });

  it('O4.12: a partner that no longer belongs to a track has no tier in it; one that comes to belong has the tier that qualifies', () => {
    const sections = { tracks: [track(QUARTERLY, { appliesTo: { condition: 'skilled' } })] };
    const partner = Membership.begun(memberProgram(sections), { good: true, sold: true, skilled: false });
    expect(partner.member.standings).toEqual([]);
    partner.data.attributes.skilled = true;
    expect(partner.say({ type: 'recheck' }).told).toEqual(['2027-03-01 member.tierUp null → Gold']);
    partner.data.attributes.skilled = false;
    partner.say({ type: 'recheck' }, on('03-02'));
    expect(partner.told).toEqual(['2027-03-02 member.lapsed Gold → null (It no longer belongs to this track.)']);
    expect(partner.member.standings).toEqual([]);
  });

  it('O4.13: what cannot be decided changes nothing, and is tried again on the next day', () => {
    const strict = active(
      undefined,
      { good: true, region: 'EU' },
      {
        facts: {
          good: { title: 'Good', type: 'boolean', attribute: 'good' },
          region: { title: 'Region', type: 'string', attribute: 'region', onMissing: 'error' },
          sold: { title: 'Sold', type: 'boolean', attribute: 'sold' },
          skilled: { title: 'Skilled', type: 'boolean', attribute: 'skilled' },
        },
      },
    );
    const before = strict.member.standings;
    delete strict.data.attributes.region;
    strict.data.attributes.good = false;
    expect(strict.refused({ type: 'review' }, on('01-17'))).toBe('OPS106 ');
    expect(strict.until(on('01-17')).member.standings).toEqual(before);
    expect(strict.timers).toEqual(['review 2027-01-18 00:00']);
    strict.data.attributes.region = 'EU';
    // Nobody knows better what was true on the days between: the day that is decided next follows from the last one decided.
    expect(strict.until(on('01-18')).told).toEqual(['2027-01-18 member.lapsed Basic → null (Is good)']);
  });

  it('O4.14: benefits hold from their date', () => {
    const benefits = [
      { id: 'now', title: 'Now', kind: 'discount', value: 1 },
      { id: 'yearly', title: 'Yearly', kind: 'discount', value: 1, basis: 'sales', tierAt: { every: 'year' } },
      { id: 'elsewhere', title: 'Elsewhere', kind: 'discount', value: 1, track: 'other' },
    ];
    const other = { ...(track(undefined) as object), id: 'other', appliesTo: { condition: 'skilled' } } as Json;
    const partner = active(
      undefined,
      { good: true, sold: false },
      { benefits, tracks: [track(undefined), other], facts: { ...FLAGS, sales: { title: 'Sales', type: 'money', attribute: 'sales' } } },
    );
    expect(partner.effects).toEqual(['benefits of basic from 2027-01-15: now', 'benefits of basic from 2028-01-01: yearly']);
    partner.until(on('01-20')).data.attributes.sold = true;
    expect(partner.say({ type: 'recheck' }).effects).toEqual([
      'benefits of silver from 2027-01-20: now',
      'benefits of silver from 2028-01-01: yearly',
    ]);
    expect(partner.say({ type: 'leave', by: 'ana' }).effects.slice(2)).toEqual([
      'benefits of null from 2027-01-20: now',
      'benefits of null from 2028-01-01: yearly',
    ]);
  });
});

describe('tiers by group', () => {
  const records = { training: { title: 'Job', fields: { area: { type: 'enum', values: ['cloud', 'data'] }, doneOn: { type: 'date' } } } };
  const facts = {
    jobs: {
      title: 'Jobs',
      type: 'integer',
      by: 'area',
      from: { record: 'training', aggregate: 'count', window: { on: 'doneOn', trailing: 'P1Y' } },
    },
  };
  const requirements = { one: { title: 'A job', when: { all: [{ fact: 'jobs', operator: 'greaterThanInclusive', value: 1 }] } } };
  const review = { promote: {}, demote: { at: { every: 'month' }, grace: 'P10D' } };
  const tracks = [{ id: 'areas', title: 'Areas', per: 'area', tiers: [{ id: 'in', title: 'In', qualify: { condition: 'one' } }], review }];

  it('O4.15: each goes its own way', () => {
    const partner = new Membership(memberProgram({ records, facts, requirements, tracks }));
    partner.data.records = {
      training: [
        { area: 'cloud', doneOn: '2026-03-10' },
        { area: 'data', doneOn: '2026-05-20' },
      ],
    };
    const begun = Membership.begun(partner.program, {}, on('02-20'));
    begun.data.records = partner.data.records;
    begun.until(on('02-21'));
    expect(begun.told).toEqual(['2027-02-21 member.tierUp null → In', '2027-02-21 member.tierUp null → In']);
    expect(begun.member.standings.map(({ group, now }) => `${group} ${now.tier}`)).toEqual(['cloud in', 'data in']);
    begun.until(on('04-05'));
    expect(begun.told).toEqual(['2027-04-01 member.atRisk through 2027-04-10']);
    expect(begun.last.events[0]?.vars).toMatchObject({ 'member.track': 'Areas, cloud' });
    begun.until(on('04-30'));
    expect(begun.told).toEqual(['2027-04-11 member.lapsed In → null']);
    expect(begun.member.standings.map(({ group, now }) => `${group} ${now.tier}`)).toEqual(['cloud null', 'data in']);
  });
});

describe('reviews and the engine', () => {
  const dates = fc.constantFrom<Json>(
    { every: 'day' },
    { every: 'month' },
    { every: 'quarter' },
    { every: 'year' },
    { dates: ['02-28', '03-15', '08-31'] },
    { every: 'month', since: 'partner.joinedOn' },
    { every: 'quarter', from: '2027-06-15' },
  );
  const policy = fc.record(
    {
      promote: fc.record({ at: dates, steps: fc.constantFrom('one', 'any') }, { requiredKeys: [] }),
      demote: fc.record(
        { at: dates, grace: fc.constantFrom('P5D', 'P40D'), to: fc.constantFrom('qualified', 'oneBelow') },
        { requiredKeys: [] },
      ),
      keep: fc.constantFrom<Json>([{ until: '2027-05-01' }], [{ since: 'partner.joinedOn', for: 'P4M' }]),
      probation: fc.constantFrom<Json>([{ reach: 'gold', since: 'partner.joinedOn', for: 'P200D' }]),
    },
    { requiredKeys: [] },
  );
  const window = fc.tuple(fc.integer({ min: 0, max: 420 }), fc.integer({ min: 1, max: 150 }));

  it('O4.16: reviewing only on the days of the policy gives the state of every day', () => {
    const facts = Object.fromEntries(
      ['sold', 'skilled'].map((id) => [
        id,
        { title: id, type: 'integer', from: { record: KINDS[id], aggregate: 'count', window: { span: ['from', 'until'] } } },
      ]),
    );
    const record = { title: 'Span', fields: { from: { type: 'date' }, until: { type: 'date' } } };
    const requirements = Object.fromEntries(
      ['sold', 'skilled'].map((id) => [id, { title: id, when: { all: [{ fact: id, operator: 'greaterThan', value: 0 }] } }]),
    );
    const tiers = [
      { id: 'basic', title: 'Basic' },
      { id: 'silver', title: 'Silver', qualify: { condition: 'sold' } },
      { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sold' }, { condition: 'skilled' }] } },
    ];
    const dayOf = (index: number) => new Date(Date.UTC(2027, 0, 10 + index)).toISOString().slice(0, 10);
    const spans = (list: readonly (readonly [number, number])[]) =>
      list.map(([from, length]) => ({ from: dayOf(from), until: dayOf(from + length) }));
    fc.assert(
      fc.property(
        policy,
        fc.array(window, { maxLength: 3 }),
        fc.array(window, { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 8 }),
        (review, sold, skilled, steps) => {
          const program = memberProgram({
            tracks: [{ id: 'resale', title: 'Resale', tiers, review: review as Json }],
            records: { contract: record, asset: record },
            facts: { ...facts, 'partner.joinedOn': { title: 'Joined', type: 'date', attribute: 'joinedOn' } } as Json,
            requirements: requirements as Json,
          });
          const partner = new Membership(program, { joinedOn: '2027-01-10' });
          partner.data.records = { contract: spans(sold), asset: spans(skilled) };
          const begun = Membership.begun(program, { joinedOn: '2027-01-10' }, on('01-10'));
          begun.data.records = partner.data.records;
          const start = { on: '2027-01-10', tier: begun.standing.tier, since: '2027-01-10' };
          let at = 0;
          for (const step of [...steps, 30]) {
            at += step;
            const day = dayOf(at);
            begun.until(on(day));
            const [expected] = taken(decide(program.compiled, { ...partner.data, previous: start }, { asOf: day })).tracks;
            const { tier, state, until } = begun.standing;
            expect({ day, tier, state, until }).toEqual({
              day,
              tier: expected?.tier,
              state: expected?.state,
              until: expected?.until ?? null,
            });
          }
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
