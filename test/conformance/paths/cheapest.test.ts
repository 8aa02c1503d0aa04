import { describe, expect, it } from 'vitest';
import { atLeast, changed, equal, movable, path, paths, refused, small } from './small-program.ts';

describe('what is reached', () => {
  it('ENG-H1: a higher tier counts, where it is cheaper', async () => {
    const program = small({
      facts: { a: movable('integer', 1), b: movable('integer', 1) },
      tracks: [
        {
          id: 'track',
          title: 'Track',
          tiers: [
            { id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 50)] } },
            { id: 'best', title: 'Best', qualify: { all: [atLeast('b', 20)] } },
          ],
        },
      ],
    });
    expect(await path(program, { a: 0, b: 0 })).toMatchObject({ outcome: 'path', cost: 20, reaches: 'best' });
  });

  it('ENG-H1: with a ladder every tier below must be met too', async () => {
    const tiers = [
      { id: 'base', title: 'Base', qualify: { all: [atLeast('a', 3)] } },
      { id: 'gold', title: 'Gold', qualify: { all: [atLeast('b', 5)] } },
    ];
    const track = (award: 'highest' | 'ladder') =>
      small({ facts: { a: movable('integer'), b: movable('integer') }, tracks: [{ id: 't', title: 'T', award, tiers }] });
    expect(changed(await path(track('highest'), { a: 0, b: 0 }))).toEqual({ b: 5 });
    expect(changed(await path(track('ladder'), { a: 0, b: 0 }))).toEqual({ a: 3, b: 5 });
  });

  it('ENG-H1: the track must apply after the changes too', async () => {
    const program = small({
      facts: { a: movable('integer') },
      tracks: [
        {
          id: 'track',
          title: 'Track',
          appliesTo: { all: [{ fact: 'a', operator: 'lessThan', value: 10 }] },
          tiers: [{ id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 8)] } }],
        },
      ],
    });
    expect(changed(await path(program, { a: 0 }))).toEqual({ a: 8 });
    expect(await refused(program, { facts: { a: 12 } })).toMatchObject([{ code: 'PATH201' }]);
  });
});

describe('what can be moved', () => {
  it.each([
    ['integer', {}, 4, 7.5, 8, 4],
    ['integer', { step: 3 }, 1, 6, 7, 6],
    ['integer', { step: 0.5 }, 1, 2, 2, 1],
    ['money', {}, 10.5, 10.57, 10.57, 0.07],
    ['money', { step: 1000 }, 212_311, 250_000, 250_311, 38_000],
    ['money', { step: 0.005 }, 1, 1.02, 1.02, 0.02],
    ['percent', {}, 70, 70.005, 70.01, 0.01],
    ['number', { step: 0.1 }, 0.1, 0.3, 0.3, 0.2],
    ['number', { step: 0 }, 1.234, 1.25, 1.254, 0.02],
  ] as const)('ENG-H2: steps of a fact of type %s with %j from %d to %d', async (type, more, from, needed, to, cost) => {
    const program = small({
      facts: { a: movable(type, 1, more), limit: { title: 'Limit', type, attribute: 'x' } },
      gold: atLeast('a', 'limit'),
    });
    const found = await path(program, { a: from, limit: type === 'integer' ? Math.ceil(needed) : needed });
    expect({ to: changed(found).a, cost: found.cost }).toEqual({ to, cost });
  });

  it('ENG-H2: dates move by days, flags are turned, words exchanged', async () => {
    const program = small({
      facts: { d: movable('date', 2, { step: 7 }), f: movable('boolean', 5), w: movable('enum', 3, { values: ['low', 'middle', 'high'] }) },
      gold: {
        all: [
          { fact: 'd', operator: 'lessThan', value: '2026-01-01' },
          equal('f', true),
          { fact: 'w', operator: 'in', value: ['high', 'middle'] },
        ],
      },
    });
    const found = await path(program, { d: '2026-01-10', f: false, w: 'low' });
    expect(changed(found)).toEqual({ d: '2025-12-27', f: true, w: 'middle' });
    expect(found.changes.map(({ cost, change }) => [cost, change])).toEqual([
      [28, -14],
      [5, undefined],
      [3, undefined],
    ]);
  });

  it('ENG-H2: words of a set come and go one by one', async () => {
    const program = small({
      facts: { s: movable('set', 2, { values: ['red', 'green', 'blue'], onMissing: [] }), open: movable('set', 1, { onMissing: [] }) },
      gold: {
        all: [
          { fact: 's', operator: 'everyValue:contains', value: ['red', 'green'] },
          { not: { fact: 's', operator: 'contains', value: 'blue' } },
          { fact: 'open', operator: 'someValue:contains', value: ['x', 'y'] },
        ],
      },
      requirements: {},
    });
    const found = await path(program, { s: ['blue', 'red'], open: ['z'] });
    expect({ changed: changed(found), cost: found.cost }).toEqual({
      changed: { 's green': true, 's blue': false, 'open x': true },
      cost: 5,
    });
  });

  it('ENG-H2: values stay within their bounds, and a count at or above 0', async () => {
    const orders = { order: { title: 'Order', fields: {} } };
    const program = small({
      records: orders,
      facts: {
        limit: { title: 'Limit', type: 'integer', attribute: 'x' },
        a: movable('integer', 1, { max: 5 }),
        b: movable('integer', 10),
        c: { title: 'Orders', type: 'integer', from: { record: 'order', aggregate: 'count' }, actionable: { costPerUnit: 1 } },
      },
      gold: { any: [atLeast('a', 'limit'), atLeast('b', 1), { fact: 'c', operator: 'lessThan', value: 0 }] },
    });
    expect(changed(await path(program, { limit: 6, a: 0, b: 0, c: 0 }))).toEqual({ b: 1 });
    // Beyond its bound already it may come back, and no further out.
    const back = small({ facts: { a: movable('integer', 1, { max: 5 }) }, gold: { all: [{ fact: 'a', operator: 'lessThan', value: 4 }] } });
    expect(changed(await path(back, { a: 9 }))).toEqual({ a: 3 });
  });

  it('ENG-H2: of a fact by group each group that has an entry', async () => {
    const program = small({
      records: { order: { title: 'Order', fields: { area: { type: 'enum', values: ['n', 's'] }, amount: { type: 'money' } } } },
      facts: {
        sales: {
          title: 'Sales',
          type: 'money',
          by: 'area',
          from: { record: 'order', aggregate: 'sum', of: 'amount' },
          actionable: { costPerUnit: 1, step: 10 },
        },
      },
      derived: { areas: { title: 'Areas', each: 'area', where: { all: [atLeast('sales', 100)] } } },
      gold: atLeast('areas', 2),
    });
    const [found] = await paths(program, { records: { order: [{ area: 'n', amount: 55 }] } });
    expect(found && { changed: changed(found), cost: found.cost }).toEqual({ changed: { 'sales n': 105, 'sales s': 100 }, cost: 150 });
  });
});

describe('what stays', () => {
  it('ENG-H3: of a period only the day itself is moved', async () => {
    const held = (days: 'any' | 'every') =>
      small({
        facts: { a: movable('integer') },
        requirements: { enough: { title: 'Enough', why: 'So it is.', when: { all: [atLeast('a', 3)] } } },
        derived: { lately: { title: 'Lately', held: 'enough', days, trailing: 'P3D' } },
        gold: { all: [equal('lately', true)] },
      });
    // The fact is given on every day, and was below on the days before.
    expect(changed(await path(held('any'), { a: 1 }))).toEqual({ a: 3 });
    expect(await path(held('every'), { a: 1 })).toMatchObject({ outcome: 'blocked' });
  });

  it('ENG-H3: a waived requirement need not be met', async () => {
    const program = small({
      records: { exception: { title: 'Exception' } },
      facts: { a: movable('integer'), b: movable('integer') },
      requirements: { first: { title: 'First', why: 'So it is.', when: { all: [atLeast('a', 9)] } } },
      gold: { all: [{ condition: 'first' }, atLeast('b', 2)] },
    });
    const exception = [{ id: 'e', effect: 'waive', item: 'first', reason: 'So agreed', askedBy: 'ann', grantedBy: 'ben' }];
    const [found] = await paths(program, { facts: { a: 0, b: 0 }, records: { exception } });
    expect(found && changed(found)).toEqual({ b: 2 });
  });
});

describe('the cheapest way', () => {
  it('ENG-H4: what two branches share is paid once, so that the branch that looks dearer wins', async () => {
    const program = small({
      facts: { a: movable('integer', 4), b: movable('integer', 3), c: movable('integer', 3) },
      gold: { all: [{ any: [atLeast('b', 1), atLeast('a', 1)] }, { any: [atLeast('c', 1), atLeast('a', 1)] }] },
    });
    expect(await path(program, { a: 0, b: 0, c: 0 })).toMatchObject({ cost: 4, changes: [{ fact: 'a', to: 1 }] });
  });

  it('ENG-H4: parts of a score are mixed where that is cheapest', async () => {
    const program = small({
      facts: { people: movable('integer', 20), sales: movable('money', 0.001, { step: 1000 }) },
      derived: {
        score: {
          title: 'Score',
          score: [
            { per: 'people', full: 5, points: 30 },
            { per: 'sales', full: 400_000, points: 50 },
          ],
        },
      },
      gold: atLeast('score', 75),
    });
    // A person is worth 6 points for 20, 1,000 of sales an eighth of a point for 1: of 80 points 5 are spared in sales.
    expect(await path(program, { people: 2, sales: 200_000 })).toMatchObject({ cost: 220, changes: [{ to: 5 }, { to: 360_000 }] });
  });

  it('ENG-H4: a ratio may be mended on either side', async () => {
    const program = (cost: number) =>
      small({
        facts: { won: movable('integer', cost, { min: 0 }), lost: movable('integer', 1, { min: 0 }) },
        derived: { all: { title: 'All', sum: ['won', 'lost'] }, rate: { title: 'Rate', ratio: ['won', 'all'] } },
        gold: atLeast('rate', 75),
      });
    expect(await path(program(1), { won: 6, lost: 4 })).toMatchObject({ cost: 2, changes: [{ fact: 'lost', to: 2 }] });
    expect(await path(program(0.1), { won: 6, lost: 4 })).toMatchObject({ cost: 0.6, changes: [{ fact: 'won', to: 12 }] });
  });

  it('ENG-H4: thresholds that hang on what is moved', async () => {
    const program = small({
      facts: { sales: movable('money', 0.01, { step: 100 }), signed: movable('boolean', 30) },
      parameters: { needed: { type: 'money', value: 9000, variants: [{ when: { all: [equal('signed', true)] }, value: 5000 }] } },
      gold: atLeast('sales', 'needed'),
    });
    expect(changed(await path(program, { sales: 4000, signed: false }))).toEqual({ sales: 5000, signed: true });
    expect(changed(await path(program, { sales: 7000, signed: false }))).toEqual({ sales: 9000 });
  });

  it('ENG-H4: tests that contradict each other are told to, however far things may be moved', async () => {
    const program = small({
      facts: { a: movable('money'), b: movable('money') },
      gold: { all: [{ fact: 'a', operator: 'lessThan', value: { fact: 'b' } }, atLeast('a', 'b')] },
    });
    expect(await path(program, { a: 1, b: 2 })).toMatchObject({ outcome: 'blocked', cost: null });
  });

  it('ENG-H5: fewer changes, then what stands earlier, then the smaller change of what stands earlier', async () => {
    const facts = { a: movable('integer'), b: movable('integer'), c: movable('integer', 0.5, { step: 2 }) };
    const derived = { sum: { title: 'Sum', sum: ['a', 'b', 'c'] } };
    expect(changed(await path(small({ facts, derived, gold: atLeast('sum', 5) }), { a: 0, b: 0, c: -100 }))).toEqual({ c: 6 });
    const two = { a: movable('integer'), b: movable('integer') };
    const both = { sum: { title: 'Sum', sum: ['a', 'b'] } };
    expect(changed(await path(small({ facts: two, derived: both, gold: atLeast('sum', 5) }), { a: 0, b: 0 }))).toEqual({ a: 5 });
    const bound = { a: movable('integer', 1, { max: 4 }), b: movable('integer', 1, { max: 4 }) };
    expect(changed(await path(small({ facts: bound, derived: both, gold: atLeast('sum', 5) }), { a: 0, b: 0 }))).toEqual({ a: 1, b: 4 });
    // Up before down, where both are as far.
    const apart = small({
      facts: { a: movable('integer', 1, { onMissing: 0 }) },
      gold: { all: [{ fact: 'a', operator: 'notEqual', value: 3 }] },
    });
    expect(await path(apart, { a: 3 })).toMatchObject({ changes: [{ fact: 'a', to: 4 }] });
  });
});
