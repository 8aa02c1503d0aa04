import { describe, expect, it } from 'vitest';
import { atLeast, equal, fact, movable, path, paths, refused, small } from './small-program.ts';

const requirement = (title: string, ...all: object[]) => ({ title, why: 'So it is.', when: { all } }) as never;

describe('a tier that is out of reach', () => {
  const program = small({
    facts: {
      sales: movable('money', 0.001, { step: 1000, title: 'Sales' }),
      people: movable('integer', 20, { title: 'Certified people', unit: 'people', max: 3 }),
      signed: fact('boolean', { title: 'Agreement signed' }),
      rating: fact('percent', { title: 'Rating' }),
    },
    requirements: {
      sales: requirement('Enough sales', atLeast('sales', 5000)),
      signed: requirement('Agreement', equal('signed', true)),
      liked: requirement('Liked', atLeast('rating', 80)),
      standing: requirement('In good standing', { condition: 'signed' }, { condition: 'liked' }),
      people: requirement('Enough people', atLeast('people', 3)),
    },
    gold: { all: [{ condition: 'sales' }, { condition: 'standing' }, { condition: 'people' }] },
  });

  it('ENG-H6: names the innermost requirements that nothing moves, and facts that are unknown', async () => {
    const found = await path(program, { sales: 100, people: 1, signed: false });
    expect(found).toMatchObject({ outcome: 'blocked', cost: null, changes: [], reachedOn: null });
    expect(found.blockers).toEqual([
      { requirement: 'signed', title: 'Agreement', unknown: [], sentence: 'Agreement: no, needed: yes' },
      { requirement: 'liked', title: 'Liked', unknown: ['rating'], sentence: 'Liked: Rating is not known' },
    ]);
    expect(found.sentence).toBe('Gold cannot be reached by what can be moved: 2 things stand in the way.');
  });

  it('ENG-H6: an unknown fact that could be moved blocks, unless another way is open', async () => {
    const found = await path(program, { people: 1, signed: true, rating: 90 });
    expect(found.blockers).toMatchObject([{ requirement: 'sales', unknown: ['sales'] }]);
    const either = small({
      facts: { sales: movable('money'), people: movable('integer', 20) },
      gold: { any: [atLeast('sales', 5), atLeast('people', 3)] },
    });
    expect(await path(either, { people: 1 })).toMatchObject({ outcome: 'path', changes: [{ fact: 'people', to: 3 }] });
  });

  it('ENG-H6: of requirements that each could be met, those that are not met together', async () => {
    const both = small({
      facts: { a: movable('integer') },
      requirements: { many: requirement('Many', atLeast('a', 5)), few: requirement('Few', { fact: 'a', operator: 'lessThan', value: 4 }) },
      gold: { all: [{ condition: 'many' }, { condition: 'few' }] },
    });
    expect((await path(both, { a: 0 })).blockers.map(({ requirement: id }) => id)).toEqual(['many']);
  });
});

describe('a tier that is reached already', () => {
  const program = small({
    facts: {
      sales: movable('money', 0.001, { step: 1000, title: 'Sales, last 12 months' }),
      people: movable('integer', 20, { title: 'Certified people', unit: 'people' }),
      open: fact('integer', { title: 'Open complaints', unit: 'complaints' }),
      late: fact('boolean', { title: 'Pays late' }),
      level: fact('enum', { title: 'Level', values: ['low', 'middle', 'high'] }),
      skills: fact('set', { title: 'Skills', values: ['cloud', 'data'] }),
      joined: fact('date', { title: 'Joined on' }),
      spare: fact('integer', { title: 'Spare' }),
    },
    gold: {
      all: [
        atLeast('sales', 250_000),
        atLeast('people', 5),
        { fact: 'open', operator: 'lessThanInclusive', value: 3 },
        equal('late', false),
        { fact: 'level', operator: 'in', value: ['middle', 'high'] },
        { fact: 'skills', operator: 'contains', value: 'cloud' },
        { fact: 'joined', operator: 'lessThan', value: '2026-01-01' },
        { any: [atLeast('spare', 1), atLeast('people', 1)] },
      ],
    },
  });
  const facts = {
    sales: 262_311.5,
    people: 5,
    open: 1,
    late: false,
    level: 'high',
    skills: ['cloud', 'data'],
    joined: '2025-12-30',
    spare: 4,
  };

  it('ENG-H9: tells for each fact how far it alone may move', async () => {
    const found = await path(program, facts);
    expect(found).toMatchObject({ outcome: 'met', cost: 0, changes: [], reaches: 'gold', reachedOn: '2026-06-30' });
    expect(found.margins.map(({ fact: id, member, keeps, lost }) => [member === undefined ? id : `${id} ${member}`, keeps, lost])).toEqual([
      ['sales', 250_000, 249_999.99],
      ['people', 5, 4],
      ['open', 3, 4],
      ['late', false, true],
      ['level', 'high', 'low'],
      ['skills cloud', true, false],
      ['joined', '2025-12-31', '2026-01-01'],
    ]);
    expect(found.margins.map(({ sentence }) => sentence)).toEqual([
      'Sales, last 12 months: 262,311.50 EUR, 12,311.50 EUR to spare; kept down to 250,000 EUR',
      'Certified people: 5 people, nothing to spare; lost at 4 people',
      'Open complaints: 1, 2 complaints to spare; kept up to 3 complaints',
      'Pays late: no; lost with yes',
      'Level: high; lost with low',
      'Skills: lost without cloud',
      'Joined on: 30 December 2025; kept until 31 December 2025, lost with 1 January 2026',
    ]);
    expect(found.margins.map(({ actionable }) => actionable)).toEqual([true, true, false, false, false, false, false]);
  });

  it('ENG-H9: the nearer of two directions counts', async () => {
    const between = small({
      facts: { a: movable('integer') },
      gold: { all: [atLeast('a', 2), { fact: 'a', operator: 'lessThanInclusive', value: 10 }] },
    });
    expect((await path(between, { a: 4 })).margins).toMatchObject([{ keeps: 2, lost: 1 }]);
    expect((await path(between, { a: 7 })).margins).toMatchObject([{ keeps: 10, lost: 11 }]);
    expect((await path(between, { a: 6 })).margins).toMatchObject([{ keeps: 10, lost: 11 }]);
  });

  it('ENG-H10: says whether the tier is held, and which higher one is met', async () => {
    const ladder = (award: 'highest' | 'ladder') =>
      small({
        facts: { a: movable('integer') },
        tracks: [
          {
            id: 'track',
            title: 'Track',
            award,
            tiers: [
              { id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 2)] } },
              { id: 'best', title: 'Best', qualify: { all: [atLeast('a', 5)] } },
            ],
            review: { promote: { at: { every: 'year' } } },
          },
        ],
      });
    expect((await path(ladder('ladder'), { a: 7 })).sentence).toBe('Gold is held with Best, and everything it asks for is met.');
    const [waiting] = await paths(ladder('highest'), { facts: { a: 3 }, previous: { on: '2026-06-01', tier: null } });
    expect(waiting?.sentence).toBe('Everything that Gold asks for is met. The review gives it on 1 January 2027.');
  });
});

describe('questions that cannot be asked', () => {
  const area = { type: 'enum' as const, values: ['north', 'south'] };
  const program = small({
    records: { order: { title: 'Order', fields: { area, amount: { type: 'money' } } } },
    facts: {
      a: movable('integer'),
      sales: { title: 'Sales', type: 'money', by: 'area', from: { record: 'order', aggregate: 'sum', of: 'amount' } },
    },
    tracks: [
      { id: 'main', title: 'Main', tiers: [{ id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 1)] } }] },
      {
        id: 'areas',
        title: 'Areas',
        per: 'area',
        tiers: [
          { id: 'gold', title: 'Gold', qualify: { all: [atLeast('sales', 1)] } },
          { id: 'local', title: 'Local', qualify: { all: [atLeast('sales', 9)] } },
        ],
      },
      { id: 'closed', title: 'Closed', appliesTo: { all: [atLeast('a', 100)] }, tiers: [{ id: 'silver', title: 'Silver' }] },
    ],
  });
  const ask = async (question: Parameters<typeof refused>[2]) => {
    const [problem] = await refused(program, { facts: { a: 1 } }, question);
    return [problem?.code, problem?.message, problem?.suggestion];
  };

  it('ENG-H11: unknown names have the nearest one beside them', async () => {
    expect(await ask({ track: 'mian' })).toEqual(['PATH101', 'The program has no track “mian”.', 'Did you mean main?']);
    expect(await ask({ to: 'glod', track: 'main' })).toEqual(['PATH102', 'The track main has no tier “glod”.', 'Did you mean gold?']);
    expect(await ask({ to: 'locl' })).toEqual(['PATH102', 'The program has no tier “locl”.', 'Did you mean local?']);
    expect(await ask({ to: 'local', group: 'sout' })).toEqual(['PATH103', 'The track “Areas” has no group “sout”.', 'Did you mean south?']);
  });

  it('ENG-H11: a tier of several tracks, a group where there are none, a track that does not apply', async () => {
    expect((await ask({}))[0]).toBe('PATH104');
    expect((await ask({ track: 'main', group: 'north' }))[0]).toBe('PATH105');
    expect(await ask({ to: 'silver' })).toEqual([
      'PATH201',
      'The track “Closed”, which has the tier, does not apply: on 2026-06-30 the partner is in Main and Areas.',
      'Only tiers of a track that applies to the partner can be reached.',
    ]);
  });

  it('ENG-H11: each group is answered for where none is named', async () => {
    const answers = await paths(program, { facts: { a: 1 } }, { to: 'local' });
    expect(answers.map(({ group, outcome }) => [group, outcome])).toEqual([
      ['north', 'blocked'],
      ['south', 'blocked'],
    ]);
  });

  it('ENG-H11: what is wrong with the partner is said as in a decision', async () => {
    expect(await refused(program, { facts: { b: 1 } }, { track: 'main' })).toMatchObject([{ code: 'PDL406' }]);
    expect(await refused(program, { facts: { a: 1 } }, { track: 'main', asOf: '2026-02-30' })).toMatchObject([{ code: 'PDL409' }]);
  });
});
