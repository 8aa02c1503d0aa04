import { describe, expect, it } from 'vitest';
import { all, any, asking, both, leaf, named, not, small, tierOf } from './small-program.ts';

const requirement = (title: string, when: ReturnType<typeof all>) => ({ title, why: 'w', when });

describe('the trace', () => {
  it('ENG-E1: facts that can be read, with what made them', async () => {
    const program = asking(all(leaf('sold', 'greaterThan', 1), leaf('joinedOn', 'lessThan', { fact: 'today' })), {
      records: { order: { title: 'Order', fields: { on: { type: 'date' }, units: { type: 'integer' } } } },
      facts: {
        unread: { title: 'Unread', type: 'integer', attribute: 'unread' },
        sold: {
          title: 'Sold',
          type: 'integer',
          unit: 'units',
          from: { record: 'order', aggregate: 'sum', of: 'units', window: { on: 'on', trailing: 'P1M' } },
        },
        joinedOn: { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
      },
    });
    const order = Array.from({ length: 25 }, (_, index) => ({ id: `o${index}`, on: '2026-06-15', units: 1 }));
    const { trace } = await both(program, { attributes: { joinedOn: '2026-01-01' }, records: { order } });
    expect(trace?.facts).toEqual([
      { fact: 'today', title: 'Today', type: 'date', value: '2026-06-30' },
      {
        fact: 'sold',
        title: 'Sold',
        type: 'integer',
        unit: 'units',
        value: 25,
        windows: [{ from: '2026-05-31', through: '2026-06-30' }],
        records: { ids: order.slice(0, 20).map(({ id }) => id), total: 25 },
      },
      { fact: 'joinedOn', title: 'Joined on', type: 'date', value: '2026-01-01' },
    ]);
    const given = await both(program, { facts: { sold: 3 } });
    expect(given.trace?.facts[1]).toEqual({ fact: 'sold', title: 'Sold', type: 'integer', unit: 'units', value: 3, given: true });
  });
  it('ENG-E2: every track says whether it applies, and why', async () => {
    const tracks = [
      { id: 'a', title: 'A', appliesTo: all(leaf('region', 'equal', 'south')), tiers: [{ id: 'x', title: 'X' }] },
      { id: 'b', title: 'B', tiers: [{ id: 'y', title: 'Y' }] },
    ];
    const { trace } = await both(small({ tracks }), { attributes: { region: 'north' } });
    expect(trace?.applies).toEqual([
      {
        track: 'a',
        status: 'missed',
        when: { fact: 'region', operator: 'equal', measured: 'north', threshold: 'south', status: 'missed' },
      },
      { track: 'b', status: 'met', when: null },
    ]);
    expect(trace?.tracks.map(({ track }) => track)).toEqual(['b']);
  });
  it('ENG-E3, ENG-E6, ENG-E7: tiers with statuses, thresholds and their origin, derived values, what is missing', async () => {
    const program = asking(all(named('team'), named('selling')), {
      parameters: { min: { title: 'Least sales', type: 'money', byTier: { top: [{ from: '2026-01-01', value: 1000.5 }] } } },
      derived: { twice: { title: 'Sales twice', sum: ['sales', 'sales'] } },
      requirements: {
        team: requirement('Team', all(leaf('people', 'lessThan', 3))),
        selling: requirement('Selling', all(leaf('twice', 'greaterThanInclusive', { fact: 'min' }))),
      },
    });
    expect(await tierOf(program, { attributes: { people: 5, sales: 100.25 } })).toEqual({
      tier: 'top',
      title: 'Top',
      status: 'missed',
      missed: ['team', 'selling'],
      unknown: [],
      parameters: [{ parameter: 'min', value: 1000.5, tier: 'top', from: '2026-01-01' }],
      derived: [{ fact: 'twice', title: 'Sales twice', type: 'money', value: 200.5 }],
      qualify: {
        status: 'missed',
        all: [
          {
            requirement: 'team',
            title: 'Team',
            status: 'missed',
            when: { fact: 'people', operator: 'lessThan', measured: 5, threshold: 3, status: 'missed', shortfall: 2 },
          },
          {
            requirement: 'selling',
            title: 'Selling',
            status: 'missed',
            when: {
              fact: 'twice',
              operator: 'greaterThanInclusive',
              measured: 200.5,
              threshold: 1000.5,
              of: 'min',
              status: 'missed',
              shortfall: 800,
            },
          },
        ],
      },
    });
  });
  it('ENG-E4: innermost requirements that do not hold, each once, even of a tier that is met; none inside not', async () => {
    const requirements = {
      inner: requirement('Inner', all(leaf('people', 'greaterThan', 5))),
      other: requirement('Other', all(leaf('people', 'greaterThan', 0))),
      outer: requirement('Outer', all(named('inner'), named('other'))),
      alone: requirement('Alone', all(named('other'), leaf('people', 'greaterThan', 9))),
    };
    const missed = async (condition: ReturnType<typeof all>) =>
      (await tierOf(asking(condition, { requirements }), { attributes: { people: 1 } })).missed;
    expect(await missed(all(named('outer'), named('inner')))).toEqual(['inner']);
    expect(await missed(all(named('alone')))).toEqual(['alone']);
    expect(await missed(any(named('outer'), named('other')))).toEqual(['inner']);
    expect(await missed(all(not(named('inner'))))).toEqual([]);
  });
  it('ENG-E5: what is read and not known: facts, then parameters, then derived values', async () => {
    const program = asking(all(leaf('people', 'greaterThan', { fact: 'min' }), leaf('total', 'greaterThan', 0)), {
      parameters: { min: { type: 'integer', unit: 'people', value: null, placeholder: 'not published' } },
      derived: { total: { sum: ['sales', 'sales'] } },
    });
    expect((await tierOf(program)).unknown).toEqual(['sales', 'people', 'min', 'total']);
    expect((await tierOf(program, { attributes: { people: 1, sales: 1 } })).unknown).toEqual(['min']);
  });
});
