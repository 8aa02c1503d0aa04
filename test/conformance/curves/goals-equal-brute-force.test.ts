import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import {
  type CurvePoint,
  finish,
  type Goal,
  makeSnapshot,
  mergeSweeps,
  type Sought,
  seek,
  seekSteps,
  type ThresholdQuestion,
} from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { pointOf, type Slot, slotsOf, written } from './brute-force.ts';
import { type CurveCase, casesOf, seeded } from './cases.ts';

/** More of them: TIERWRIGHT_GOALS=1000 npx vitest run --project conformance test/conformance/curves */
const GOALS = Number(process.env.TIERWRIGHT_GOALS ?? 16);

interface Case {
  readonly baseline: Program;
  readonly candidate: Program;
  readonly partners: readonly PartnerData[];
  readonly asOf: string;
}

const questionOf = (slot: Slot, present: number, values: number): ThresholdQuestion => {
  const step = Number.isInteger(present) ? Math.max(1, Math.round(Math.abs(present) / 3)) : 0.5;
  const from = Math.floor(present) - step;
  return { ...slot, from, to: from + (values - 1) * step, step };
};

/** The values that SIM-Q6 names, written down anew. */
function valuesOf({ from = 0, to = 0, step = 1 }: ThresholdQuestion, present: number): number[] {
  const values: number[] = [];
  for (let index = 0; from + index * step <= to; index += 1) values.push(from + index * step);
  if (present >= from && present <= to && !values.includes(present)) values.push(present);
  return values.sort((a, b) => a - b);
}

const comesTo = ({ tiers, moved, total }: CurvePoint, { measure, track = '', tier = '' }: Goal, partners: number): number => {
  const [down, up] = [moved.down + moved.out, moved.up + moved.in];
  const share = (of: number) => (partners === 0 ? 0 : (100 * of) / partners);
  const found = {
    partners: tiers[track]?.[tier] ?? 0,
    cost: total,
    demoted: down,
    promoted: up,
    demotedPercent: share(down),
    promotedPercent: share(up),
  };
  return found[measure];
};

const missed = ({ atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Goal, value: number): number =>
  value > atMost
    ? (value - atMost) / Math.max(1, Math.abs(atMost))
    : value < atLeast
      ? (atLeast - value) / Math.max(1, Math.abs(atLeast))
      : 0;

/** A goal that the base may or may not come to: mostly one that some combination meets. */
function goalOf(candidate: Program, { points, partners }: Points, random: () => number): Goal {
  const tracks = (candidate.tracks ?? []).flatMap(({ id, tiers }) => tiers.map((tier) => ({ track: id, tier: tier.id })));
  const at = tracks[Math.floor(random() * tracks.length)];
  const kinds: Goal[] = [
    { measure: 'partners', ...at },
    { measure: 'partners', ...at },
    { measure: 'cost' },
    { measure: 'demotedPercent' },
    { measure: 'promoted' },
  ];
  // A measure that takes several values, where there is one.
  const turning = kinds.filter((goal) => new Set(points.map(({ point }) => comesTo(point, goal, partners))).size > 1);
  const among = turning.length > 0 && random() < 0.8 ? turning : kinds;
  const goal = among[Math.floor(random() * among.length)] as Goal;
  const reached = points.map(({ point }) => comesTo(point, goal, partners));
  const bound = (reached[Math.floor(random() * reached.length)] as number) + (random() < 0.2 ? 1 : 0);
  const kind = random();
  return { ...goal, ...(kind < 0.7 ? { atMost: bound } : {}), ...(kind > 0.4 ? { atLeast: bound } : {}) };
}

interface Points {
  readonly partners: number;
  readonly points: readonly { readonly values: readonly number[]; readonly moves: readonly number[]; readonly point: CurvePoint }[];
}

/** The base decided at every combination. */
function pointsOf({ baseline, candidate, partners, asOf }: Case, slots: readonly Slot[], grids: readonly number[][]): Points {
  const decided = compileProgram(baseline);
  const present = slots.map((slot) => written(candidate, slot, asOf)?.before ?? 0);
  const all = grids.reduce<number[][]>((sum, values) => sum.flatMap((one) => values.map((value) => [...one, value])), [[]]);
  const points = all.map((values) => {
    const trial = slots.reduce((program, slot, index) => written(program, slot, asOf, values[index])?.program ?? program, candidate);
    const moves = values.map((value, index) => Math.abs(value - (present[index] as number)) / (Math.abs(present[index] as number) || 1));
    return { values, moves, point: pointOf(decided, trial, partners, asOf, 0) };
  });
  return { partners: partners.length, points };
}

/** The best combination by the rules as they are written. */
function bestOf({ points, partners }: Points, goals: readonly Goal[]) {
  const told = points.map(({ values, moves, point }) => {
    const found = goals.map((goal) => comesTo(point, goal, partners));
    const excess = goals.reduce((sum, goal, index) => sum + missed(goal, found[index] as number), 0);
    return { values, comesTo: found, rank: [excess, moves.reduce((sum, move) => sum + move, 0), ...moves, ...values] };
  });
  told.sort((a, b) => {
    const at = a.rank.findIndex((one, index) => one !== b.rank[index]);
    return at < 0 ? 0 : (a.rank[at] as number) - (b.rank[at] as number);
  });
  const [first, last] = [points[0], points.at(-1)].map((at) => goals.map((goal) => (at ? comesTo(at.point, goal, partners) : Number.NaN)));
  const [best] = told;
  return best && { ...best, atLowest: first, atHighest: last };
}

function inShards({ baseline, candidate, partners, asOf }: Case, thresholds: ThresholdQuestion[], goal: Goal[]): Sought | string {
  const versions = { baseline: compileProgram(baseline), candidate: compileProgram(candidate) };
  const found = seek(candidate, { thresholds, goal }, asOf);
  if (!found.ok) return found.problems.map(({ code }) => code).join();
  const half = partners.length >> 1;
  const shards = [partners.slice(half), partners.slice(0, half)].map((some) =>
    makeSnapshot([versions.baseline, versions.candidate], some, { base: 'a'.repeat(64), asOf }),
  );
  const seeking = found.value();
  for (let asked = seeking.next(); ; ) {
    if (asked.done === true) return asked.value;
    const round = asked.value;
    asked = seeking.next(mergeSweeps(shards.map((shard) => finish(seekSteps(shard, versions, round)))));
  }
}

/** A case with one threshold, or with two. */
function gridOf({ candidate, asOf, slot }: CurveCase, random: () => number) {
  const order = slotsOf(candidate, asOf);
  const other = random() < 0.4 ? order[Math.floor(random() * order.length)] : undefined;
  const both = other && JSON.stringify(other) !== JSON.stringify(slot) ? [slot, other] : [slot];
  const place = (one: Slot) => order.findIndex((found) => JSON.stringify(found) === JSON.stringify(one));
  const slots = both.sort((a, b) => place(a) - place(b));
  const present = slots.map((one) => written(candidate, one, asOf)?.before ?? 0);
  const thresholds = slots.map((one, index) => questionOf(one, present[index] as number, slots.length > 1 ? 3 : 7));
  return { slots, thresholds, grids: thresholds.map((threshold, index) => valuesOf(threshold, present[index] as number)) };
}

it(
  'SIM-Q6, SIM-Q7, SIM-Q8: a goal is sought as deciding the base at every combination finds it',
  () => {
    const seen = { met: 0, missed: 0, several: 0, moved: 0, refused: 0 };
    let done = 0;
    for (let seed = 1; done < GOALS; seed += 1) {
      const random = seeded(seed + 99);
      const [one] = casesOf(seed, 1);
      if (one === undefined) continue;
      const making = { base: 'a'.repeat(64), asOf: one.asOf };
      const { undecided } = makeSnapshot([compileProgram(one.baseline), compileProgram(one.candidate)], one.partners, making);
      const partners = one.partners.filter(({ id }) => !undecided.some(({ partner }) => partner === id)).slice(0, 12);
      const asked = { ...one, partners };
      const { slots, thresholds, grids } = gridOf(one, random);
      const refusal = inShards(asked, thresholds, [{ measure: 'cost', atMost: 0 }]);
      if (typeof refusal === 'string') {
        seen.refused += 1;
        expect(refusal).toMatch(/SIM30[78]/);
        continue;
      }
      const points = pointsOf(asked, slots, grids);
      for (let question = 0; question < 4; question += 1) {
        done += 1;
        const goals = Array.from({ length: random() < 0.3 ? 2 : 1 }, () => goalOf(one.candidate, points, random));
        const found = inShards(asked, [...thresholds].reverse(), goals) as Sought;
        const expected = bestOf(points, goals);
        const values = found.values.map(({ value }) => value);
        const ends = { atLowest: found.goals.map((goal) => goal.atLowest), atHighest: found.goals.map((goal) => goal.atHighest) };
        expect({ name: one.name, goals, values, comesTo: found.goals.map((goal) => goal.comesTo), ...ends }).toEqual({
          name: one.name,
          goals,
          values: expected?.values,
          comesTo: expected?.comesTo,
          atLowest: expected?.atLowest,
          atHighest: expected?.atHighest,
        });
        expect(found).toMatchObject({ met: expected?.rank[0] === 0, proved: true });
        seen[found.met ? 'met' : 'missed'] += 1;
        if (slots.length > 1) seen.several += 1;
        if (found.distance > 0) seen.moved += 1;
      }
    }
    for (const kind of ['met', 'missed', 'several', 'moved'] as const) expect(seen[kind], JSON.stringify(seen)).toBeGreaterThan(GOALS / 20);
  },
  300_000 + 5000 * GOALS,
);
