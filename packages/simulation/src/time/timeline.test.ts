import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Program, Review } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { allAlong, historyOf } from './course.ts';
import { type Courses, simulateThrough } from './simulate-through.ts';
import { type TimelineStep, timelineOf } from './timeline.ts';
import { mergeTimelines } from './timeline-part.ts';

const RANGE = { from: '2026-01-01', asOf: '2026-12-31' };
const STEPS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

/** Reviews at the quarters' beginnings; tiers are lost after a grace of two months. */
const QUARTERLY: Review = { promote: { at: { every: 'quarter' } }, demote: { at: { every: 'quarter' }, grace: 'P2M' } };
const reviewed = (program: Program, review: Review, from?: string): Program => ({
  ...program,
  ...(from !== undefined && { effective: { from } }),
  tracks: (program.tracks ?? []).map((track) => ({ ...track, review })),
});

const sold = (id: string, people: number, ...order: { soldOn: string; amount: number }[]): PartnerData => ({
  id,
  attributes: { people },
  records: { order },
});
/** Silver until its order is a year old, on 10 February 2026: at risk from the review of 1 April, lost on 1 June. */
const LOSES = sold('loses', 0, { soldOn: '2025-02-10', amount: 500 });
/** Sells in May: Gold at the review of 1 July. */
const RISES = sold('rises', 2, { soldOn: '2026-05-20', amount: 3000 });
const STAYS = sold('stays', 0, { soldOn: '2025-12-01', amount: 200 }, { soldOn: '2026-11-01', amount: 200 });
const PARTNERS = [LOSES, RISES, STAYS];

function told(courses: Courses, partners: readonly PartnerData[] = PARTNERS, shards = 1): readonly TimelineStep[] {
  const versions = [...courses.baseline, ...courses.candidate].map(({ compiled }) => compiled);
  const size = Math.ceil(partners.length / shards);
  const parts = Array.from({ length: shards }, (_, shard) => {
    const snapshot = makeSnapshot(versions, partners.slice(shard * size, (shard + 1) * size), { base: 'a'.repeat(64), ...RANGE });
    return simulateThrough(snapshot, courses, { steps: STEPS });
  });
  return timelineOf(mergeTimelines(parts.reverse()), courses).steps;
}

const tiersOf = (side: 'baseline' | 'candidate') => (step: TimelineStep) =>
  Object.fromEntries(
    (step.tracks[0]?.tiers ?? []).flatMap((tier) => (Object.keys(tier[side]).length === 0 ? [] : [[tier.tier, tier[side]]])),
  );

describe('a timeline', () => {
  const baseline = allAlong(compileProgram(reviewed(EXAMPLE, QUARTERLY)));

  it('SIM-T5: tells who holds what in which state, and who moved', () => {
    const steps = told({ baseline, candidate: baseline });
    expect(steps.map(tiersOf('baseline'))).toEqual([
      { silver: { held: 2 }, null: { none: 1 } },
      { silver: { held: 1 }, null: { none: 2 } },
      { gold: { held: 1 }, silver: { held: 1 }, null: { none: 1 } },
      { gold: { held: 1 }, silver: { held: 1 }, null: { none: 1 } },
    ]);
    expect(steps.map(({ tracks }) => tracks[0]?.moved.candidate)).toEqual([
      [],
      [{ from: 'silver', to: null, partners: 1 }],
      [{ from: null, to: 'gold', partners: 1 }],
      [],
    ]);
    expect(steps.map(({ differing }) => differing)).toEqual([0, 0, 0, 0]);
  });

  it('SIM-T5: tells where two courses part', () => {
    const candidate = allAlong(
      compileProgram(reviewed(withGoldAt(5000), { ...QUARTERLY, demote: { at: { every: 'month' }, grace: 'P2M' } })),
    );
    const steps = told({ baseline, candidate });
    expect(steps.map(tiersOf('candidate'))).toEqual([
      // At risk from the review of 1 March.
      { silver: { held: 1, atRisk: 1 }, null: { none: 1 } },
      { silver: { held: 1 }, null: { none: 2 } },
      { silver: { held: 2 }, null: { none: 1 } },
      { silver: { held: 2 }, null: { none: 1 } },
    ]);
    expect(steps.map(({ differing }) => differing)).toEqual([0, 0, 1, 1]);
    expect(steps[2]?.tracks[0]?.between).toEqual([{ from: 'gold', to: 'silver', partners: 1 }]);
  });

  it('SIM-T4: goes on with what the version before gave', () => {
    // Without a review everybody holds the tier that is met: on 1 August Gold falls to Silver at once.
    const later = compileProgram({ ...withGoldAt(5000), version: '3', effective: { from: '2026-08-01' } });
    const first = compileProgram(reviewed(EXAMPLE, QUARTERLY, '2020-01-01'));
    const steps = told({ baseline, candidate: historyOf([later, first]) });
    expect(steps.map(({ versions }) => versions.candidate)).toEqual(['1', '1', '3', '3']);
    expect(steps.map(tiersOf('candidate')).slice(1)).toEqual([
      { silver: { held: 1 }, null: { none: 2 } },
      { silver: { held: 2 }, null: { none: 1 } },
      { silver: { held: 2 }, null: { none: 1 } },
    ]);
    // A grace that was given before goes on: the review of 1 July put the partner at risk until 1 September.
    const late = sold('late', 0, { soldOn: '2025-05-10', amount: 500 });
    const kept = { ...reviewed(EXAMPLE, { demote: { at: { every: 'year' } } }, '2026-08-01'), version: '4' };
    const [, , september] = told({ baseline, candidate: historyOf([first, compileProgram(kept)]) }, [late]);
    expect(september && tiersOf('candidate')(september)).toEqual({ null: { none: 1 } });
  });

  it('SIM-T7: compares with the tiers that partners are known to have held', () => {
    const before = (data: PartnerData, on: string, tier: string | null): PartnerData => ({ ...data, previous: { on, tier } });
    const partners = [before(LOSES, '2026-05-01', 'silver'), before(RISES, '2026-07-15', 'silver'), before(STAYS, '2026-01-01', 'gold')];
    // What is given beside the facts makes the row evaluator decide: it says the same.
    for (const all of [partners, partners.map((data) => ({ ...data, facts: { 'of another program': 1 } }))]) {
      const steps = told({ baseline, candidate: baseline }, all);
      expect(steps.map(({ tracks }) => tracks[0]?.known.candidate)).toEqual([
        [],
        [{ from: 'silver', to: 'silver', partners: 1 }],
        [{ from: 'silver', to: 'gold', partners: 1 }],
        [],
      ]);
      // The state on the first day is a beginning: at the review of 1 April Gold is at risk, from 1 June on it is Silver.
      expect(steps.map(tiersOf('baseline')).slice(0, 2)).toEqual([
        { gold: { held: 1 }, silver: { held: 1 }, null: { none: 1 } },
        { silver: { held: 1 }, null: { none: 2 } },
      ]);
    }
  });

  it('SIM-T5: is the same however the base is cut', () => {
    const candidate = allAlong(compileProgram(reviewed(withGoldAt(2000), QUARTERLY)));
    const many = Array.from({ length: 24 }, (_, index) => ({ ...(PARTNERS[index % 3] as PartnerData), id: `P${index}` }));
    const whole = told({ baseline, candidate }, many);
    for (const shards of [2, 5, 24]) expect(JSON.stringify(told({ baseline, candidate }, many, shards))).toBe(JSON.stringify(whole));
  });
});
