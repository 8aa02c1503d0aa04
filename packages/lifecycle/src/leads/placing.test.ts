import { describe, expect, it } from 'vitest';
import { beginLead } from './lead-steps.ts';
import { HOUR, LeadWorld, leadProgram, MONDAY, timers } from './lead-world.fixture.ts';

const RANKED = leadProgram({ rank: [{ fact: 'score', order: 'highest' }] });
const DAY = 24 * HOUR;

describe('who is offered a lead', () => {
  it('L1: is asked by rank, unknown last, then who has waited longest', () => {
    const world = new LeadWorld(
      {
        first: { score: 9, lastOfferedAt: 5 },
        second: { score: 7, lastOfferedAt: 1 },
        third: { score: 7, lastOfferedAt: 2 },
        bad: { score: 10, good: false },
        last: { lastOfferedAt: 0 },
      },
      RANKED,
    );
    expect(world.asked()).toEqual(['first', 'second', 'third', 'last']);
  });

  it('L1: goes round where there is no rank', () => {
    const world = new LeadWorld({ a: { lastOfferedAt: 3 }, b: { lastOfferedAt: 1 }, c: { lastOfferedAt: null }, d: { lastOfferedAt: 2 } });
    expect(world.asked()).toEqual(['c', 'b', 'd', 'a']);
  });

  it.each(['highest', 'lowest'] as const)('L1, L1.3: %s first, unknown last, rankings in their order', (order) => {
    const rank = [
      { fact: 'score', order },
      { fact: 'partner.tierRank', order: 'highest' as const },
      { fact: 'room', order: 'lowest' as const },
    ];
    const world = new LeadWorld({ a: { score: 1, room: 2 }, b: { score: 3 }, c: { score: 1, room: 1 }, d: {} }, leadProgram({ rank }));
    expect(world.asked()).toEqual(order === 'highest' ? ['b', 'c', 'a', 'd'] : ['c', 'a', 'b', 'd']);
  });

  it('L1.3: of equals the one that was never asked, then the first by id', () => {
    expect(new LeadWorld({ b: {}, c: {}, a: {}, d: { lastOfferedAt: -1 } }, RANKED).asked()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('L1, L1.2: is not asked beyond its capacity, nor where something is not known', () => {
    const world = new LeadWorld(
      {
        full: { openLeads: 2, room: 2 },
        free: { openLeads: 1, room: 2 },
        uncounted: { openLeads: null, room: 2 },
        unlimited: { openLeads: 0 },
        unclear: { good: null, room: 2 },
      },
      leadProgram({ capacity: { fact: 'room' } }),
    );
    expect(world.asked()).toEqual(['free']);
    const three = new LeadWorld({ two: { openLeads: 2 }, three: { openLeads: 3 } }, leadProgram({ capacity: 3 }));
    expect(three.asked()).toEqual(['two']);
    expect(new LeadWorld({ uncounted: { openLeads: null } }).asked()).toEqual(['uncounted']);
  });

  it('L1.2: is never asked while known not to be active', () => {
    const world = new LeadWorld({ a: { status: 'suspended' }, b: { status: null }, c: { status: 'active' } });
    expect(world.asked()).toEqual(['b', 'c']);
  });

  it('L1.2: may be judged by its open leads', () => {
    const eligible = { all: [{ fact: 'leads.open', operator: 'lessThan' as const, value: 2 }] };
    expect(new LeadWorld({ a: { openLeads: 2 }, b: { openLeads: 1 } }, leadProgram({ eligible })).asked()).toEqual(['b']);
  });

  it('L1, L1.5: one at a time, never twice, at most as many as there are rounds', () => {
    const many = Object.fromEntries('abcdefgh'.split('').map((id) => [id, {}]));
    expect(new LeadWorld(many).asked()).toEqual(['a', 'b', 'c', 'd', 'e']);
    const world = new LeadWorld(many, leadProgram({ rounds: 2 }));
    expect(world.asked()).toEqual(['a', 'b']);
    let { item } = world.begin();
    expect([item.state, item.partner, item.offers]).toEqual([
      'offered',
      'a',
      [{ partner: 'a', at: MONDAY, until: item.timers[0]?.at, outcome: 'open' }],
    ]);
    item = world.answer(item, MONDAY, { type: 'decline' });
    item = world.answer(item, MONDAY, { type: 'accept' });
    item = world.after(item, MONDAY, { type: 'recall', by: 'sally', reason: 'Quiet.' });
    expect(item.offers.map(({ partner, outcome }) => `${partner} ${outcome}`)).toEqual(['a declined', 'b recalled']);
    expect([item.state, item.partner]).toEqual(['unplaced', null]);
  });

  it('L1.1: is offered at once', () => {
    const step = new LeadWorld({ a: {} }).begin();
    expect(step.events.map(({ event }) => event)).toEqual(['lead.offered']);
    expect(step.moves).toEqual([{ what: 'lead', from: 'unplaced', on: 'place', to: 'offered' }]);
    expect(step.item).toMatchObject({ revision: 1, createdAt: MONDAY });
  });

  it('L1.1: takes answers that fit the form, and a program that has leads', () => {
    const form = [
      { id: 'size', title: 'Size', type: 'integer' as const },
      {
        id: 'why',
        title: 'Why',
        type: 'text' as const,
        when: { all: [{ fact: 'lead.size', operator: 'greaterThan' as const, value: 10 }] },
      },
    ];
    const world = new LeadWorld({ a: {} }, leadProgram({ form }));
    expect(() => world.begin({})).toThrow('OPS210 /answers/size');
    expect(() => world.begin({ size: 'x', other: 1 })).toThrow('OPS212 /answers/size, OPS211 /answers/other');
    expect(() => world.begin({ size: 11 })).toThrow('OPS210 /answers/why');
    expect(world.begin({ size: 10 }).item.state).toBe('offered');
    const { leads: _, ...rest } = leadProgram().program;
    const none = { ...world.program, program: rest } as never;
    expect(beginLead(none, { id: 'l1', answers: {} }, MONDAY, world.facts)).toMatchObject({ ok: false, problems: [{ code: 'OPS602' }] });
  });

  it('L1, L1.1: reads the answers of the lead', () => {
    const form = [{ id: 'region', title: 'Region', type: 'text' as const }];
    const eligible = { all: [{ fact: 'region', operator: 'equal' as const, value: { fact: 'lead.region' } }] };
    const world = new LeadWorld({ a: { region: 'north' }, b: { region: 'south' }, c: {} }, leadProgram({ form, eligible }));
    expect(world.asked({ region: 'south' })).toEqual(['b']);
  });
});

describe('offers', () => {
  it('L1.4: hold for a business day where nothing else is said', () => {
    const world = new LeadWorld({ a: {} });
    expect(timers(world.begin().item, world)).toEqual(['accept 2027-03-02 17:00']);
  });

  it('L1.4: hold in the calendar of the partner', () => {
    const calendar = {
      variants: [
        { title: 'Tokyo', when: { all: [{ fact: 'region', operator: 'equal' as const, value: 'tokyo' }] }, timeZone: 'Asia/Tokyo' },
      ],
    };
    const world = new LeadWorld({ a: { region: 'tokyo' } }, leadProgram({ accept: { business: 'PT8H' } }, { calendar }));
    // Ten in Berlin is six in the evening in Tokyo: from nine there, that is one in the morning.
    expect(timers(world.begin().item, world)).toEqual(['accept 2027-03-02 09:00']);
  });

  it('L1.4: when due, the next partner has its full time from then', () => {
    const world = new LeadWorld({ a: {}, b: {} }, leadProgram({ accept: 'PT2H' }));
    const late = world.step(world.begin().item, MONDAY + 5 * HOUR);
    expect(late.item.offers).toEqual([
      { partner: 'a', at: MONDAY, until: MONDAY + 2 * HOUR, outcome: 'expired' },
      { partner: 'b', at: MONDAY + 5 * HOUR, until: MONDAY + 7 * HOUR, outcome: 'open' },
    ]);
    expect(late.moves.map(({ from, on, to }) => `${from} ${on} ${to}`)).toEqual(['offered due unplaced', 'unplaced place offered']);
    expect(late.events).toEqual([{ event: 'lead.offered', at: MONDAY + 5 * HOUR }]);
    expect(late.item.since).toBe(MONDAY + 5 * HOUR);
  });

  it('L1.4: the instant of the end is too late', () => {
    const world = new LeadWorld({ a: {}, b: {} }, leadProgram({ accept: 'PT2H' }));
    const { item } = world.begin();
    expect(world.answer(item, MONDAY + 2 * HOUR - 1, { type: 'accept' }).state).toBe('accepted');
    expect(world.refused(item, MONDAY + 2 * HOUR, { type: 'accept', by: 'of a' })).toBe('OPS108 /by');
  });

  it('L1.4: the next partner is read on that day, with the parameters of the day the lead came in', () => {
    const value = [
      { from: '2027-01-01', value: 1 },
      { from: '2027-03-02', value: 5 },
    ];
    const parameters = { most: { title: 'Most', type: 'integer' as const, value } };
    const world = new LeadWorld(
      { a: {}, b: { openLeads: 1 }, c: { good: false } },
      leadProgram({ capacity: { fact: 'most' } }, { parameters }),
    );
    const { item } = world.begin();
    world.candidates = { ...world.candidates, c: { good: true } };
    expect(world.after(item, MONDAY + 2 * DAY).partner).toBe('c');
  });

  it('L1.4, L1.10: declined, the next partner is asked and does not learn of it', () => {
    const notice = (on: string, to: string) => ({
      id: on,
      title: on,
      on: `lead.${on}`,
      to: [to],
      channels: ['email' as const],
      vars: ['lead.reason', 'lead.holder', 'lead.due', 'partner.id'],
      subject: on,
      text: '{partner.id} {lead.reason} {lead.due} {lead.holder}',
    });
    const notices = { list: [notice('offered', 'holder'), notice('declined', 'sales')] };
    const world = new LeadWorld({ a: {}, b: {} }, leadProgram({}, { notices }));
    const step = world.step(world.begin().item, MONDAY, { type: 'decline', by: 'of a', reason: 'Too small.' });
    expect(step.events.map(({ event }) => event)).toEqual(['lead.declined', 'lead.offered']);
    const told = step.effects.flatMap((effect) => (effect.do === 'notice' ? [[effect.notice, effect.partner, effect.text]] : []));
    expect(told[0]?.slice(0, 2)).toEqual(['declined', 'a']);
    expect(told[0]?.[2]).toContain('a Too small.');
    expect(told[1]).toEqual(['offered', 'b', 'b – 2 March 2027, 17:00 Partner']);
  });

  it('L1.6: where nobody is left, the role has a task', () => {
    const form = [{ id: 'customer', title: 'Customer', type: 'customer' as const }];
    const world = new LeadWorld({ a: { good: false } }, leadProgram({ form }));
    const step = world.begin({ customer: { name: 'Hospital', country: 'DE' } });
    expect(step.item).toMatchObject({ state: 'unplaced', partner: null, timers: [], reasons: [{ by: 'nobodyLeft' }] });
    expect(step.events.map(({ event }) => event)).toEqual(['lead.unplaced']);
    expect(step.effects).toMatchObject([
      { do: 'openTask', task: 'lead/l1/place', title: 'Place a lead: Hospital', owners: ['sales'], due: null, about: 'lead/l1' },
    ]);
    const asked = new LeadWorld({ a: {}, b: {} }, leadProgram({ rounds: 1 }));
    const over = asked.step(asked.begin().item, MONDAY + DAY * 3);
    expect(over.item.reasons).toMatchObject([{ by: 'rounds' }]);
    expect(over.item.since).toBe(Date.parse('2027-03-02T17:00:00+01:00'));
  });

  it('L1.6: the role places it again, or the system when candidates have changed', () => {
    const world = new LeadWorld({ a: { good: false }, b: { good: false } });
    const { item } = world.begin();
    const place = { type: 'place', by: 'sally' } as const;
    const changed = { type: 'candidatesChanged' } as const;
    expect(world.refused(item, MONDAY, place)).toBe('OPS601');
    expect(world.refused(item, MONDAY, { ...place, partner: 'b' })).toBe('OPS601 /partner');
    expect(world.refused(item, MONDAY, { ...place, partner: 'z' })).toBe('OPS104 /partner');
    const still = world.step(item, MONDAY, changed);
    expect([still.item.state, still.effects, still.events]).toEqual(['unplaced', [], []]);
    world.candidates = { a: {}, b: {} };
    for (const [message, partner] of [
      [place, 'a'],
      [changed, 'a'],
      [{ ...place, partner: 'b' }, 'b'],
    ] as const) {
      const step = world.step(item, MONDAY, message);
      expect(step.item).toMatchObject({ state: 'offered', partner, reasons: [] });
      expect(step.effects).toMatchObject([{ do: 'closeTask', task: 'lead/l1/place', outcome: 'placed' }]);
    }
    const once = new LeadWorld({ a: {}, b: {} }, leadProgram({ rounds: 1 }));
    const over = once.answer(once.begin().item, MONDAY, { type: 'decline' });
    expect(once.refused(over, MONDAY, { ...place, partner: 'b' })).toBe('OPS601 /partner');
    expect(once.after(once.begin().item, MONDAY, changed).partner).toBe('a');
  });

  it('L1.6: the role closes it', () => {
    const world = new LeadWorld({});
    for (const to of ['won', 'lost', 'disqualified'] as const) {
      const step = world.step(world.begin().item, MONDAY, { type: 'feedback', by: 'sally', to, reason: 'Done.' });
      expect([step.item.state, step.events.map(({ event }) => event)]).toEqual([to, [`lead.${to}`]]);
      expect(step.effects).toMatchObject([{ do: 'closeTask', outcome: to }]);
    }
    expect(world.refused(world.begin().item, MONDAY, { type: 'feedback', by: 'sally', to: 'contacted' })).toBe('OPS105 /to');
    expect(world.refused(world.begin().item, MONDAY, { type: 'feedback', by: 'sally' })).toBe('OPS105 /to');
  });
});
