import { countedRequirements } from '@tierwright/engine';
import type { Condition, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, any, leaf, named, not, small } from '../decisions/small-program.ts';
import { decided, explained } from './explained.ts';
import { asking, atLeast, number, people } from './small-program.ts';

const top = (qualify: Condition, attributes: Record<string, unknown>, parts: Partial<Program> = {}, asOf?: string) => {
  const { tiers } = explained(asking(qualify, parts), { attributes: attributes as never }, asOf).tracks[0] ?? { tiers: [] };
  const tier = tiers.find((candidate) => candidate.tier === 'top');
  if (!tier) throw new Error('the tier is not told');
  return tier;
};
const requirements = { a: people('Alpha', 5), b: people('Beta', 2), c: people('Gamma', 8), d: people('Delta', 1) };
const lines = (tier: ReturnType<typeof top>) => tier.requirements.map(({ sentence, details }) => [sentence, ...details]);
const details = (tier: ReturnType<typeof top>) => tier.requirements.flatMap((line) => line.details);

describe('what is missing', () => {
  it('ENG-W1: alternatives are joined by or; a route that is not needed is not named', () => {
    const { sentence } = top(all(any(named('a'), all(named('c'), named('b'))), named('a')), { people: 3 }, { requirements });
    expect(sentence).toBe('Top: still missing are Alpha, and one of: Alpha, or Gamma.');
    expect(top(all(any(named('a'), named('b')), named('c')), { people: 3 }, { requirements }).sentence).toBe(
      'Top: still missing is Gamma.',
    );
  });
  it('ENG-W1: the innermost requirement is named, and a test beside requirements by its fact', () => {
    const outer = { ...requirements, o: { title: 'Outer', why: 'w', when: all(named('b'), named('c')) } };
    expect(top(all(named('o'), atLeast('sales', 10)), { people: 3, sales: 1 }, { requirements: outer }).sentence).toBe(
      'Top: still missing are Gamma and Sales.',
    );
  });
  it('ENG-W1: what is not known is not missing', () => {
    expect(top(all(named('c'), leaf('region', 'equal', 'north')), { people: 3 }, { requirements }).sentence).toBe(
      'Top: still missing is Gamma. Not decided: Region is not known.',
    );
    expect(top(all(leaf('region', 'equal', 'north')), {}).sentence).toBe('Top cannot be decided: Region is not known.');
  });
  it('ENG-W2: of what is met only what made it so', () => {
    const either = { e: { title: 'Either', why: 'w', when: any(atLeast('people', 5), atLeast('sales', 10)) } };
    expect(details(top(all(named('e')), { people: 3, sales: 20 }, { requirements: either }))).toEqual(['Sales: 20 EUR, 10 EUR needed']);
  });
  it('ENG-W3: a route that is switched off, or has no number for the tier, is not told', () => {
    const parameters = {
      reading: { title: 'Reading', type: 'enum' as const, values: ['one', 'two'], value: 'one' },
      other: number(null, { byTier: { low: 3 } }),
    };
    const { value: _, ...other } = parameters.other;
    const route = (reading: string, least: number) => all(leaf('reading', 'equal', reading), atLeast('people', least));
    const tier = top(
      all(any(route('one', 5), route('two', 7), atLeast('people', { fact: 'other' }))),
      { people: 3 },
      { parameters: { ...parameters, other } },
    );
    expect(lines(tier)).toEqual([['People: 3 people, 5 needed; 2 missing']]);
  });
  it('ENG-W4: a line for each requirement, test and choice; no detail twice', () => {
    const tier = top(
      all(named('d'), leaf('region', 'equal', 'north'), any(named('a'), named('c'))),
      { people: 3, region: 'south' },
      { requirements },
    );
    expect(lines(tier)).toEqual([
      ['Delta: met', 'People: 3 people, 1 needed'],
      ['Region: south, needed: north'],
      [
        'Alpha, or Gamma: not met, one is enough',
        'Alpha – People: 3 people, 5 needed; 2 missing',
        'Gamma – People: 3 people, 8 needed; 5 missing',
      ],
    ]);
    const program = small({
      requirements,
      tracks: [
        {
          id: 'main',
          title: 'Main',
          tiers: [
            { id: 'low', title: 'Low', qualify: all(named('d')) },
            { id: 'top', title: 'Top', qualify: all(named('d'), named('a')) },
          ],
        },
      ],
    });
    const [, next] = explained(program, { attributes: { people: 3 } }).tracks[0]?.tiers ?? [];
    expect(next?.requirements.map((line) => line.details)).toEqual([[], ['People: 3 people, 5 needed; 2 missing']]);
  });
});

describe('what stands behind a value', () => {
  const count = { strengths: { title: 'Strengths', count: ['a', 'd', 'r'] } };
  const counted = { ...requirements, r: { title: 'North', why: 'w', when: all(leaf('region', 'equal', 'north')) } };
  const asked = (attributes: Record<string, unknown>, facts?: Record<string, number>) =>
    explained(asking(all(atLeast('strengths', 2)), { requirements: counted, derived: count }), {
      attributes: attributes as never,
      ...(facts ? { facts } : {}),
    }).tracks[0]?.tiers.at(-1)?.requirements[0]?.sentence;

  it('ENG-W5: a count names its members', () => {
    expect(asked({ people: 3, region: 'south' })).toBe(
      'Strengths: 1 of 3, 2 needed; 1 missing: Alpha (not met: 3 people, 5 needed), Delta (met), North (not met: south, needed: north)',
    );
    expect(asked({ people: 6, region: 'south' })).toBe('Strengths: 2 of 3, 2 needed: Alpha and Delta');
    expect(asked({ people: 3 }, { strengths: 0 })).toBe('Strengths: 0, 2 needed; 2 missing');
  });
  it('ENG-W20: members of a count, and of what they count, are given as they stand for the tier; none of a value that was given', () => {
    const parameters = { least: number(2, {}) };
    const more = { ...counted, o: { title: 'Outer', why: 'w', when: all(atLeast('strengths', { fact: 'least' })) } };
    const derived = {
      ...count,
      points: { title: 'Points', score: [{ when: named('o'), points: 5 }] },
    };
    const program = asking(all(named('d'), atLeast('points', 5)), { requirements: more, derived, parameters });
    const given = (facts?: Record<string, number>) =>
      countedRequirements(
        decided(program, { attributes: { people: 3, region: 'north' }, ...(facts ? { facts } : {}) }, '2026-06-30'),
        program,
      ).map(({ tier, requirements: its }) => [tier, ...its.map(({ requirement, status }) => `${requirement} ${status}`)]);
    expect(given()).toEqual([['top', 'o met', 'a missed', 'd met', 'r met']]);
    expect(given({ strengths: 0 })).toEqual([['top', 'o missed']]);
    expect(given({ points: 9 })).toEqual([]);
  });
  it('ENG-W20: of a score every requirement that its conditions name is given, however deep', () => {
    const when = { any: [named('d'), { not: named('r') }] };
    const derived = { ...count, points: { title: 'Points', score: [{ when, points: 5 }] } };
    const program = asking(atLeast('points', 5), { requirements: counted, derived });
    const [top] = countedRequirements(decided(program, { attributes: { people: 3, region: 'north' } }, '2026-06-30'), program);
    expect(top?.requirements.map(({ requirement }) => requirement)).toEqual(['d', 'r']);
  });
  it('ENG-W11: a lower bound is told with both ends', () => {
    expect(asked({ people: 3 })).toBe(
      'Strengths: at least 1, at most 2 of 3; 2 needed: Alpha (not met: 3 people, 5 needed), Delta (met), North (not known: Region is not known)',
    );
  });
  it('ENG-W6: points part by part, and what a ratio and a sum are made of', () => {
    const derived = {
      points: {
        title: 'Points',
        unit: 'points',
        score: [
          { per: 'people', full: 10, points: 50 },
          { when: leaf('region', 'equal', 'north'), points: 20 },
        ],
      },
      share: { title: 'Share', ratio: ['people', 'total'] },
      total: { title: 'Total', sum: ['people', 'people'] },
    };
    const tier = top(all(atLeast('points', 60), atLeast('share', 80)), { people: 8, region: 'south' }, { derived });
    expect(lines(tier)).toEqual([
      [
        'Points: 40 points, 60 needed; 20 missing',
        '40 of 50 points for People: 8 people, full at 10 people',
        '0 of 20 points: Region (not met: south, needed: north)',
      ],
      [
        'Share: 50 %, 80 % needed; 30 percentage points missing',
        'made of: People 8 people; Total 16 people',
        'Total, made of: People 8 people; People 8 people',
      ],
    ]);
  });

  const orders: Partial<Program> = {
    records: { order: { title: 'Order', fields: { on: { type: 'date' }, area: { type: 'enum', values: ['data', 'cloud', 'edge'] } } } },
    facts: {
      orders: {
        title: 'Orders, last 12 months',
        type: 'integer',
        from: { record: 'order', aggregate: 'count', window: { on: 'on', trailing: 'P12M' } },
      },
      byArea: { title: 'Orders', type: 'integer', by: 'area', from: { record: 'order', aggregate: 'count', window: { on: 'on' } } },
      joinedOn: { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
    },
  };
  const record = (on: string, area: string) => ({ on, area });
  it('ENG-W6: the groups that were counted', () => {
    const program = asking(all(leaf('busy', 'equal', 0)), {
      ...orders,
      derived: { busy: { title: 'Busy areas', each: 'area', where: atLeast('byArea', 1) } },
    });
    const order = [record('2026-01-01', 'data'), record('2026-01-01', 'edge')];
    expect(explained(program, { records: { order } }).tracks[0]?.tiers[1]?.requirements[0]?.sentence).toBe(
      'Busy areas: 2 (data and edge), must be 0',
    );
  });
  it('ENG-W6: a period that does not hold is told as of the day', () => {
    const program = asking(all(leaf('steady', 'equal', true)), {
      ...orders,
      requirements: { sells: { title: 'Sells', why: 'w', when: all(atLeast('orders', 2)) } },
      derived: { steady: { title: 'Steady', held: 'sells', days: 'every', trailing: 'P1M' } },
    });
    const line = explained(program, { records: { order: [record('2026-01-01', 'data')] } }).tracks[0]?.tiers[1]?.requirements[0];
    expect([line?.sentence, ...(line?.details ?? [])]).toEqual([
      'Steady (31 May 2026 to 30 June 2026): no, needed: yes',
      'Today: Sells (not met: 1, 2 needed)',
    ]);
  });
  it('ENG-W7: the days and records of a fact; none of a given one', () => {
    const program = asking(all(atLeast('orders', 2)), orders);
    const sentence = (data: Parameters<typeof explained>[1]) => explained(program, data).tracks[0]?.tiers[1]?.requirements[0]?.sentence;
    expect(sentence({ records: { order: [record('2026-01-01', 'data'), record('2024-01-01', 'data')] } })).toBe(
      'Orders, last 12 months (1 July 2025 to 30 June 2026, 1 record): 1, 2 needed; 1 missing',
    );
    expect(sentence({ facts: { orders: 0 } })).toBe('Orders, last 12 months: 0, 2 needed; 2 missing');
  });
  it('ENG-W10: records that are not loaded', () => {
    const program = asking(all(atLeast('orders', 2)), orders);
    expect(explained(program, { loaded: { order: '2026-05-03' } }).tracks[0]?.tiers[1]?.sentence).toBe(
      'Top cannot be decided: “Orders, last 12 months” is not known, because records of the kind “Order” are not loaded through 30 June 2026.',
    );
  });
});

describe('a test in words', () => {
  const facts = {
    signed: { title: 'Signed', type: 'boolean' as const, attribute: 'signed' },
    share: { title: 'Share', type: 'percent' as const, attribute: 'share' },
    apps: { title: 'Apps outside', type: 'integer' as const, unit: 'apps', attribute: 'apps' },
    skills: { title: 'Skills', type: 'set' as const, values: ['cloud', 'data'], attribute: 'skills' },
    joinedOn: { title: 'Joined on', type: 'date' as const, attribute: 'joinedOn' },
  };
  it.each<[Condition, Record<string, unknown>, string]>([
    [leaf('signed', 'equal', true), { signed: true }, 'Signed: yes'],
    [leaf('signed', 'equal', true), { signed: false }, 'Signed: no, needed: yes'],
    [not(all(leaf('signed', 'equal', true))), { signed: false }, 'Signed: no'],
    [not(all(leaf('signed', 'equal', true))), { signed: true }, 'Signed: yes, needed: no'],
    [not(all(leaf('apps', 'greaterThan', 3))), { apps: 5 }, 'Apps outside: 5 apps, at most 3 allowed; 2 too much'],
    [leaf('apps', 'equal', 0), { apps: 1 }, 'Apps outside: 1, must be 0 (apps)'],
    [atLeast('apps', 3), { apps: 1 }, 'Apps outside: 1, 3 apps needed; 2 missing'],
    [leaf('skills', 'contains', 'cloud'), { skills: ['data'] }, 'Skills: data; cloud is missing'],
    [leaf('skills', 'contains', 'cloud'), {}, 'Skills: not known, cloud needed'],
    [leaf('joinedOn', 'lessThan', '2020-01-01'), { joinedOn: '2020-01-01' }, 'Joined on: 1 January 2020, must be before 1 January 2020'],
  ])('ENG-W8: %j over %j', (condition, attributes, sentence) => {
    expect(top(all(condition), attributes, { facts }).requirements[0]?.sentence).toBe(sentence);
  });
  it.each<[Condition, Record<string, unknown>, string]>([
    [atLeast('share', 70), { share: 69.99999 }, 'Share: 69.99999 %, just below the 70 % needed'],
    [atLeast('share', 50), { share: 16.666666666666668 }, 'Share: 16.7 %, 50 % needed; 33.3 percentage points missing'],
    [leaf('apps', 'greaterThan', 9), { apps: 9 }, 'Apps outside: 9 apps, more than 9 needed'],
  ])('ENG-W9: %j over %j', (condition, attributes, sentence) => {
    expect(top(all(condition), attributes, { facts }).requirements[0]?.sentence).toBe(sentence);
  });
  it('ENG-W10: a threshold that is not published, not stated on the day, or hangs on what is not known', () => {
    const least = (parameter: ReturnType<typeof number>) =>
      top(all(atLeast('people', { fact: 'least' })), { people: 3 }, { parameters: { least: parameter } }).sentence;
    expect(least(number(null, { unit: 'people', placeholder: 'Nobody published it.' }))).toBe(
      'Top cannot be decided: how many people are needed is not published.',
    );
    const { value: _, ...dated } = number(1, { unit: 'people' });
    expect(least({ ...dated, value: [{ from: '2027-01-01', value: 5 }] })).toBe(
      'Top cannot be decided: the program states no number of people for 30 June 2026.',
    );
    expect(least({ ...dated, byTier: { low: 1 } })).toBe('Top cannot be decided: the program states no number of people for Top.');
    expect(least(number(5, { unit: 'people', variants: [{ when: leaf('region', 'equal', 'north'), value: 2 }] }))).toBe(
      'Top cannot be decided: which number of people is needed cannot be told, because Region is not known.',
    );
  });
  it('ENG-W10: a ratio of which the divisor is 0', () => {
    const derived = { share: { title: 'Share', ratio: ['people', 'sold'] } };
    const both = {
      people: { title: 'People', type: 'integer' as const, attribute: 'people' },
      sold: { title: 'Sold', type: 'integer' as const, attribute: 'sold' },
    };
    expect(top(all(atLeast('share', 5)), { people: 1, sold: 0 }, { facts: both, derived }).sentence).toBe(
      'Top cannot be decided: Share cannot be computed, because Sold is 0.',
    );
  });
});
