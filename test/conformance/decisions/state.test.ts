import { compileProgram, decideWithin } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Previous, Program, Review } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, both, leaf, small } from './small-program.ts';

const tier = (id: string, people: number, review?: Review) => ({
  id,
  title: id,
  qualify: all(leaf('contracts', 'greaterThanInclusive', people)),
  ...(review ? { review } : {}),
});

/** Three tiers by contracts in force, so that records move the partner from day to day. */
const reviewed = (review: Review | undefined, gold?: Review, parts: Partial<Program> = {}): Program =>
  small({
    records: { contract: { title: 'Contract', fields: { from: { type: 'date' }, until: { type: 'date', optional: true } } } },
    facts: {
      joinedOn: { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
      contracts: {
        title: 'Contracts',
        type: 'integer',
        from: { record: 'contract', aggregate: 'count', window: { span: ['from', 'until'] } },
      },
    },
    tracks: [
      {
        id: 'main',
        title: 'Main',
        tiers: [tier('bronze', 1), tier('silver', 2), tier('gold', 3, gold)],
        ...(review ? { review } : {}),
      },
    ],
    ...parts,
  });

/** `n` contracts from one day until another (the first day outside). */
const contracts = (n: number, from: string, until?: string) => Array.from({ length: n }, () => ({ from, ...(until ? { until } : {}) }));

const GOLD: Previous = { on: '2026-01-10', tier: 'gold' };

async function stateOn(program: Program, day: string, data: Partial<PartnerData>) {
  const { tracks } = await both(program, data, { asOf: day });
  const [
    { tier: held, state, until, since, deferred } = { tier: null, state: 'none', until: undefined, since: undefined, deferred: undefined },
  ] = tracks;
  return { tier: held, state, ...(until ? { until } : {}), ...(since ? { since } : {}), ...(deferred ? { deferred } : {}) };
}

describe('falling', () => {
  const lost = { previous: GOLD, records: { contract: contracts(3, '2025-01-01', '2026-02-01').concat(contracts(1, '2025-01-01')) } };
  it('ENG-S4: at a demotion date, without grace, to what qualifies', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' } } });
    expect(await stateOn(program, '2026-03-31', lost)).toEqual({ tier: 'gold', state: 'held' });
    expect(await stateOn(program, '2026-04-01', lost)).toEqual({ tier: 'bronze', state: 'held', since: '2026-04-01' });
  });
  it('ENG-S3, ENG-S4: with grace at risk until the day comes', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' }, grace: 'P90D' } });
    expect(await stateOn(program, '2026-04-01', lost)).toEqual({ tier: 'gold', state: 'atRisk', until: '2026-06-30' });
    expect(await stateOn(program, '2026-06-29', lost)).toEqual({ tier: 'gold', state: 'atRisk', until: '2026-06-30' });
    expect(await stateOn(program, '2026-06-30', lost)).toEqual({ tier: 'bronze', state: 'held', since: '2026-06-30' });
  });
  it('ENG-S2: who qualifies again in time is held again', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' }, grace: 'P90D' } });
    const records = { contract: [...lost.records.contract, ...contracts(2, '2026-05-05')] };
    expect(await stateOn(program, '2026-05-04', { previous: GOLD, records })).toMatchObject({ state: 'atRisk' });
    expect(await stateOn(program, '2026-05-05', { previous: GOLD, records })).toEqual({ tier: 'gold', state: 'held' });
  });
  it('ENG-S3: one tier down at a time', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' }, to: 'oneBelow' } });
    expect(await stateOn(program, '2026-04-01', lost)).toMatchObject({ tier: 'silver' });
    expect(await stateOn(program, '2026-07-01', lost)).toMatchObject({ tier: 'bronze' });
    const nothing = { previous: { on: '2026-01-10', tier: 'bronze' } };
    expect(await stateOn(program, '2026-04-01', nothing)).toEqual({ tier: null, state: 'none' });
  });
  it('ENG-S4: an unknown grace makes the demotion wait', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' }, grace: { fact: 'grace' } } }, undefined, {
      parameters: { grace: { type: 'duration', value: null, placeholder: 'not published' } },
    });
    expect(await stateOn(program, '2026-07-01', lost)).toEqual({ tier: 'gold', state: 'held' });
  });
  it('ENG-S: a tier’s own review overrides the track’s key by key', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' }, grace: 'P90D' } }, { demote: { grace: 'P10D' } });
    expect(await stateOn(program, '2026-04-01', lost)).toMatchObject({ state: 'atRisk', until: '2026-04-11' });
  });
});

describe('rising', () => {
  const risen = {
    previous: { on: '2026-01-10', tier: 'bronze' },
    records: { contract: [...contracts(1, '2025-01-01'), ...contracts(2, '2026-02-05')] },
  };
  it('ENG-S5: on a promotion date, to what qualifies or one step', async () => {
    expect(await stateOn(reviewed({ promote: { at: { every: 'month' } } }), '2026-02-28', risen)).toMatchObject({ tier: 'bronze' });
    expect(await stateOn(reviewed({ promote: { at: { every: 'month' } } }), '2026-03-01', risen)).toMatchObject({
      tier: 'gold',
      since: '2026-03-01',
    });
    const stepwise = reviewed({ promote: { at: { every: 'month' }, steps: 'one' } });
    expect(await stateOn(stepwise, '2026-03-01', risen)).toMatchObject({ tier: 'silver' });
    expect(await stateOn(stepwise, '2026-04-01', risen)).toMatchObject({ tier: 'gold' });
  });
  it.each([
    [{ every: 'day' as const }, '2026-02-05'],
    [{ every: 'month' as const }, '2026-03-01'],
    [{ every: 'quarter' as const }, '2026-04-01'],
    [{ every: 'year' as const }, '2027-01-01'],
    [{ every: 'year' as const, since: 'joinedOn' }, '2026-08-31'],
    [{ every: 'month' as const, since: 'joinedOn' }, '2026-02-28'],
    [{ every: 'quarter' as const, from: '2026-05-01' }, '2026-07-01'],
    [{ dates: ['02-15', '08-15'] }, '2026-02-15'],
  ])('ENG-S6: %j rises on %s', async (at, day) => {
    const program = reviewed({ promote: { at } });
    const data = { ...risen, attributes: { joinedOn: '2024-08-31' } };
    const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect(await stateOn(program, before, data)).toMatchObject({ tier: 'bronze' });
    expect(await stateOn(program, day, data)).toMatchObject({ tier: 'gold', since: day });
  });
  it('ENG-S6: a date that counts from an unknown day never comes', async () => {
    const program = reviewed({ promote: { at: { every: 'month', since: 'joinedOn' } } });
    expect(await stateOn(program, '2027-12-31', risen)).toMatchObject({ tier: 'bronze' });
  });
});

describe('keeping and probation', () => {
  const nothing = { previous: GOLD, attributes: { joinedOn: '2025-06-15' } };
  it('ENG-S7: no tier is lost while a keep is in force', async () => {
    const keep = [{ title: 'First year', since: 'joinedOn', for: 'P1Y' }];
    const program = reviewed({ demote: { at: { every: 'month' } }, keep });
    expect(await stateOn(program, '2026-06-14', nothing)).toMatchObject({ tier: 'gold', state: 'held' });
    expect(await stateOn(program, '2026-07-01', nothing)).toEqual({ tier: null, state: 'none' });
    const conditional = reviewed({
      demote: { at: { every: 'month' } },
      keep: [{ when: all(leaf('joinedOn', 'lessThan', '2025-01-01')), until: '2027-01-01' }],
    });
    expect(await stateOn(conditional, '2026-02-01', nothing)).toMatchObject({ tier: null });
    expect(await stateOn(conditional, '2026-12-31', { ...nothing, attributes: { joinedOn: '2024-12-31' } })).toMatchObject({
      tier: 'gold',
    });
  });
  it('ENG-S1: a probation that ends before its tier was held removes the partner for good', async () => {
    const program = reviewed({ probation: [{ title: 'A year to reach Silver', since: 'joinedOn', for: 'P1Y', reach: 'silver' }] });
    const data = { attributes: { joinedOn: '2025-06-15' }, previous: { on: '2026-01-10', tier: null } };
    expect(await stateOn(program, '2026-06-14', data)).toMatchObject({ state: 'none' });
    expect(await stateOn(program, '2026-06-15', data)).toEqual({ tier: null, state: 'removed' });
    expect(await stateOn(program, '2026-12-31', { ...data, records: { contract: contracts(3, '2026-08-01') } })).toMatchObject({
      state: 'removed',
    });
    expect(
      await stateOn(program, '2026-06-15', { ...data, records: { contract: contracts(2, '2026-02-01', '2026-02-03') } }),
    ).toMatchObject({ state: 'none' });
  });
});

describe('feeds, previous states, dates', () => {
  it('ENG-S8: a feed that is not loaded demotes nobody, and says so until it is decided', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' } } });
    const broken = { previous: GOLD, loaded: { contract: '2026-03-15' }, records: { contract: contracts(3, '2025-01-01', '2026-02-01') } };
    expect(await stateOn(program, '2026-04-01', broken)).toMatchObject({ tier: 'gold', state: 'held', deferred: ['contracts'] });
    expect(await stateOn(program, '2026-04-20', broken)).toMatchObject({ tier: 'gold', deferred: ['contracts'] });
    expect(await stateOn(program, '2026-04-20', { ...broken, loaded: { contract: '2026-12-31' } })).toMatchObject({ tier: null });
  });
  it('ENG-S9: days on which nothing changes may be left out', () => {
    const program = compileProgram(
      reviewed({ promote: { at: { every: 'day' }, steps: 'one' }, demote: { at: { every: 'month' }, grace: 'P20D', to: 'oneBelow' } }),
    );
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
    for (let round = 0; round < 60; round += 1) {
      const contract = Array.from({ length: 6 }, () => {
        const from = next(300);
        return { from: day(from), until: day(from + 1 + next(120)) };
      });
      const data: PartnerData = { id: 'P', previous: GOLD, records: { contract } };
      const asOf = day(60 + next(400));
      const events = decideWithin(program, data, { asOf });
      if (!events.ok) throw new Error('not decided');
      const { factsOn } = events.value.subject;
      const daily = decideWithin(program, data, { asOf, factsOn });
      if (!daily.ok) throw new Error('not decided');
      expect(events.value.decision).toEqual(daily.value.decision);
    }
  });
  it('ENG-S10: without a review the tier follows every day', async () => {
    const data = { previous: GOLD, records: { contract: contracts(2, '2026-05-01') } };
    expect(await stateOn(reviewed(undefined), '2026-05-02', data)).toEqual({ tier: 'silver', state: 'held', since: '2026-05-01' });
    const late = { previous: GOLD, loaded: { contract: '2026-03-01' } };
    expect(await stateOn(reviewed(undefined), '2026-05-02', late)).toMatchObject({ tier: null });
    expect(await stateOn(reviewed(undefined), '2026-05-02', { ...late, loaded: {} })).toMatchObject({
      tier: 'gold',
      deferred: ['contracts'],
    });
  });
  it('ENG-S11: a replay uses the facts and parameters of each day', async () => {
    const program = reviewed({ promote: { at: { every: 'day' } }, demote: { at: { dates: ['12-31'] } } }, undefined, {
      parameters: { least: { type: 'integer', value: [{ value: 9 }, { from: '2026-03-01', value: 1 }, { from: '2026-04-01', value: 9 }] } },
    });
    const [track] = program.tracks ?? [];
    const dated = {
      ...program,
      tracks: track
        ? [{ ...track, tiers: [{ id: 'gold', title: 'Gold', qualify: all(leaf('contracts', 'greaterThanInclusive', { fact: 'least' })) }] }]
        : [],
    };
    const data = { previous: { on: '2026-01-10', tier: null }, records: { contract: contracts(1, '2025-01-01') } };
    expect(await stateOn(dated, '2026-02-28', data)).toMatchObject({ tier: null });
    expect(await stateOn(dated, '2026-06-30', data)).toMatchObject({ tier: 'gold', since: '2026-03-01' });
    const fixed = await both(dated, data, { asOf: '2026-06-30', parametersAsOf: '2026-05-01' });
    expect(fixed.tracks[0]).toMatchObject({ tier: null });
  });
  it('ENG-S4: grace that depends on the day is asked on the day', async () => {
    const program = reviewed({ demote: { at: { every: 'month' }, grace: { fact: 'grace' } } }, undefined, {
      parameters: {
        grace: {
          type: 'duration',
          value: 'P10D',
          variants: [{ when: all(leaf('today', 'greaterThanInclusive', '2026-03-01')), value: 'P60D' }],
        },
      },
    });
    const records = { contract: contracts(3, '2025-01-01', '2026-02-15') };
    expect(await stateOn(program, '2026-03-05', { previous: GOLD, records })).toMatchObject({ state: 'atRisk', until: '2026-04-30' });
  });
  it('ENG-T1: a track is not left because a feed is late', async () => {
    const program = reviewed({ demote: { at: { every: 'month' } } });
    const [main] = program.tracks ?? [];
    const closed = { ...program, tracks: main ? [{ ...main, appliesTo: all(leaf('contracts', 'greaterThan', 0)) }] : [] };
    expect(await stateOn(closed, '2026-03-05', { previous: GOLD, loaded: {} })).toMatchObject({ tier: 'gold', deferred: ['contracts'] });
    expect((await both(closed, { loaded: {} }, { asOf: '2026-03-05' })).tracks).toEqual([]);
  });
  it('ENG-S12: a previous state belongs to the track that has its tier, and is ignored before its day', async () => {
    const program = reviewed({ demote: { at: { every: 'quarter' } } });
    const [main] = program.tracks ?? [];
    const other = {
      id: 'other',
      title: 'Other',
      tiers: [{ id: 'basic', title: 'Basic' }],
      review: { demote: { at: { every: 'day' as const } } },
    };
    const two = { ...program, tracks: main ? [other, main] : [] };
    const { tracks } = await both(two, { previous: GOLD }, { asOf: '2026-03-31' });
    expect(tracks.map(({ tier: held }) => held)).toEqual(['basic', 'gold']);
    expect((await both(two, { previous: GOLD }, { asOf: '2026-01-09' })).tracks.map(({ tier: held }) => held)).toEqual(['basic', null]);
  });
});
