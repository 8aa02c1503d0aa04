import type { Program, Track } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, both, leaf, small } from './small-program.ts';

const atLeast = (people: number) => all(leaf('people', 'greaterThanInclusive', people));
const ladder = (track: Partial<Track> = {}): Program =>
  small({
    tracks: [
      {
        id: 'main',
        title: 'Main',
        tiers: [
          { id: 'bronze', title: 'Bronze' },
          { id: 'silver', title: 'Silver', qualify: all(leaf('region', 'equal', 'north')) },
          { id: 'gold', title: 'Gold', qualify: atLeast(5) },
        ],
        ...track,
      },
    ],
  });

describe('tracks', () => {
  it('ENG-T1: a track is decided only if its appliesTo is met; unknown is not', async () => {
    const program = ladder({ appliesTo: all(leaf('region', 'equal', 'south')) });
    expect((await both(program, { attributes: { region: 'south', people: 5 } })).tracks).toMatchObject([{ track: 'main', tier: 'gold' }]);
    for (const attributes of [{ region: 'north' }, {}]) {
      const decision = await both(program, { attributes });
      expect(decision.tracks).toEqual([]);
      expect(decision.benefits).toEqual([]);
    }
  });
  it('ENG-T2: the highest tier that qualifies, whatever is below; with a ladder every tier below must hold', async () => {
    const data = { attributes: { people: 5, region: 'south' } };
    expect((await both(ladder(), data)).tracks[0]).toMatchObject({ tier: 'gold' });
    expect((await both(ladder({ award: 'ladder' }), data)).tracks[0]).toMatchObject({ tier: 'bronze' });
  });
  it('ENG-T4: without a previous state the tier held is the qualified one', async () => {
    expect((await both(ladder(), { attributes: { people: 5 } })).tracks[0]).toMatchObject({
      tier: 'gold',
      qualified: 'gold',
      state: 'held',
    });
    const none = small({ tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'top', title: 'Top', qualify: atLeast(5) }] }] });
    expect((await both(none)).tracks[0]).toMatchObject({ tier: null, qualified: null, state: 'none' });
  });
});

describe('groups', () => {
  const grouped = (headline: 'best' | 'worst'): Program =>
    small({
      records: { order: { title: 'Order', fields: { area: { type: 'enum', values: ['a', 'b'] }, units: { type: 'integer' } } } },
      facts: { units: { title: 'Units', type: 'integer', by: 'area', from: { record: 'order', aggregate: 'sum', of: 'units' } } },
      tracks: [
        {
          id: 'main',
          title: 'Main',
          per: 'area',
          headline,
          tiers: [
            { id: 'low', title: 'Low', qualify: all(leaf('units', 'greaterThan', 0)) },
            { id: 'top', title: 'Top', qualify: all(leaf('units', 'greaterThan', 9)) },
          ],
        },
      ],
    });
  const data = { records: { order: [{ area: 'b', units: 10 }] } };
  it('ENG-T3: a tier for each group in declared order, the headline first', async () => {
    const { tracks } = await both(grouped('best'), data);
    expect(tracks.map(({ group, tier }) => [group, tier])).toEqual([
      [undefined, 'top'],
      ['a', null],
      ['b', 'top'],
    ]);
  });
  it('ENG-T3: the worst group may be the headline', async () => {
    expect((await both(grouped('worst'), data)).tracks[0]).toMatchObject({ tier: null, state: 'none' });
  });
});
