import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, both, leaf, named, small } from './small-program.ts';

const program: Program = small({
  requirements: { team: { title: 'Team', why: 'w', when: all(leaf('people', 'greaterThanInclusive', 5)) } },
  tracks: [
    {
      id: 'main',
      title: 'Main',
      tiers: [
        { id: 'low', title: 'Low' },
        { id: 'top', title: 'Top', qualify: all(named('team')) },
      ],
      review: { demote: { at: { every: 'month' } } },
    },
  ],
});
const keep = {
  id: 'x1',
  item: 'top',
  effect: 'keepTier',
  reason: 'a good year',
  from: '2026-01-01',
  until: '2026-07-01',
  askedBy: 'ann',
  grantedBy: 'ben',
};
const decideWith = (exception: Record<string, string>, asOf = '2026-06-30', previous?: { on: string; tier: string }) =>
  both(program, { attributes: { people: 1 }, records: { exception: [exception] }, ...(previous ? { previous } : {}) }, { asOf });

describe('exceptions', () => {
  it('ENG-X1: a kept tier is not lost until the day, with and without a history', async () => {
    expect((await decideWith(keep)).tracks[0]).toMatchObject({ tier: 'top', qualified: 'low' });
    expect((await decideWith(keep, '2026-07-01')).tracks[0]).toMatchObject({ tier: 'low' });
    const previous = { on: '2026-03-10', tier: 'top' };
    expect((await decideWith(keep, '2026-06-30', previous)).tracks[0]).toMatchObject({ tier: 'top', state: 'held' });
    expect((await decideWith(keep, '2026-07-01', previous)).tracks[0]).toMatchObject({ tier: 'low', since: '2026-07-01' });
  });
  it('ENG-X1: a kept tier is given to who does not hold it', async () => {
    expect((await decideWith(keep, '2026-03-11', { on: '2026-03-10', tier: 'low' })).tracks[0]).toMatchObject({
      tier: 'top',
      since: '2026-03-11',
    });
  });
  it('ENG-X2: a waived requirement counts as met while it lasts', async () => {
    const waive = { ...keep, effect: 'waive', item: 'team' };
    expect((await decideWith(waive)).tracks[0]).toMatchObject({ tier: 'top', qualified: 'top' });
    expect((await decideWith(waive, '2026-07-01')).tracks[0]).toMatchObject({ tier: 'low' });
  });
  it('ENG-X2: a waived requirement opens a track too', async () => {
    const [main] = program.tracks ?? [];
    const closed: Program = { ...program, tracks: main ? [{ ...main, appliesTo: all(named('team')) }] : [] };
    const exception = { ...keep, effect: 'waive', item: 'team' };
    const data = { attributes: { people: 1 }, records: { exception: [exception] } };
    expect((await both(closed, data)).tracks).toHaveLength(1);
    expect((await both(closed, data, { asOf: '2026-07-01' })).tracks).toEqual([]);
  });
  it('ENG-X1: an exception’s days may be instants, and it counts once it is known', async () => {
    const instants = { ...keep, from: '2026-06-30T00:00:00Z', until: '2026-07-01T00:00:00Z', recordedOn: '2026-06-20' };
    expect((await decideWith(instants)).tracks[0]).toMatchObject({ tier: 'top' });
    const data = { attributes: { people: 1 }, records: { exception: [instants] } };
    expect((await both(program, data, { asKnownOn: '2026-06-19' })).tracks[0]).toMatchObject({ tier: 'low' });
    expect((await both(program, data, { asKnownOn: '2026-06-20' })).tracks[0]).toMatchObject({ tier: 'top' });
  });
  it('ENG-X3: nobody grants an exception to themselves', async () => {
    const { tracks, exceptions } = await decideWith({ ...keep, grantedBy: 'ann' });
    expect(tracks[0]).toMatchObject({ tier: 'low' });
    expect(exceptions).toMatchObject([{ id: 'x1', applied: false, why: 'asked for and granted by the same person' }]);
  });
  it('ENG-X3: one who asks does not grant; an exception for another track does nothing; each is listed', async () => {
    const { tracks, exceptions } = await decideWith({ ...keep, track: 'other' });
    expect(tracks[0]).toMatchObject({ tier: 'low' });
    expect(exceptions).toMatchObject([{ id: 'x1', applied: true, until: '2026-07-01' }]);
    expect((await decideWith(keep, '2026-07-01')).exceptions).toBeUndefined();
  });
});
