import type { BasePlan } from '../base/base-plan.ts';
import type { Context, Draft, Tail } from '../goals/context.ts';
import type { Aim } from '../goals/plan.ts';
import { solve } from '../goals/solve.ts';
import type { TrackGoals } from '../goals/track-goals.ts';
import { holds } from '../values/parameter-value.ts';

/** Shares of levels by track: none first, then its tiers; of partners with and without a sale in the last 12 months. */
export type LevelShares = ReadonlyMap<TrackGoals, { dormant: number[]; active: number[] }>;

/** In the other groups of a partner: how often it has no tier at all, and how often it sells there all the same. */
const NO_TIER_THERE = 0.6;
const SELLS_THERE = 0.3;

/** Chooses a tier and works out what the records must give for it; the level, counted from −1 for none. */
export function setGoals(plan: BasePlan, shares: LevelShares, draft: Draft, tail: Tail): number {
  const { random } = draft;
  const { day } = plan.settings;
  let level = -1;
  let led: TrackGoals | undefined;
  for (const { values, ofFact, tracks } of plan.programs) {
    const read = (id: string) => {
      const attribute = values.program.facts?.[id]?.attribute;
      return attribute === undefined ? undefined : draft.attributes.get(attribute);
    };
    const goals = tracks.find(({ track }) => !track.appliesTo || holds(values, track.appliesTo, { day, read }));
    if (!goals) continue;
    if (!led) {
      const own = shares.get(goals);
      level = random.weighted((draft.active ? own?.active : own?.dormant) ?? [1]) - 1;
      led = goals;
    }
    const context: Context = { values, ofFact, draft, day, unit: plan.unit, tail };
    solveTrack(goals, context, { level: led === goals ? level : sameLevel(led, goals, level), near: draft.near });
  }
  return level;
}

/** The tier of the same id in another version, else the one at the same height. */
function sameLevel(from: TrackGoals, to: TrackGoals, level: number): number {
  const id = from.tiers[level]?.id;
  const same = to.tiers.findIndex((tier) => tier.id === id);
  if (level < 0 || same >= 0) return same;
  return Math.round(((level + 1) * to.tiers.length) / Math.max(1, from.tiers.length)) - 1;
}

/** With one tier for each group, one group stands where the partner shall, and most others below it. */
function solveTrack(goals: TrackGoals, context: Context, aim: Aim): void {
  const { per, headline } = goals.track;
  if (per === undefined || goals.groups.length === 0) {
    solve(goals, context, aim);
    return;
  }
  const { draft } = context;
  const { random } = draft;
  random.shuffle([...goals.groups]).forEach((group, index) => {
    const highest = goals.tiers.length - 1;
    const lower = random.chance(NO_TIER_THERE) ? -1 : random.between(-1, aim.level);
    const other = headline === 'worst' ? random.between(aim.level, highest) : lower;
    const level = index === 0 ? aim.level : other;
    const sells = draft.active && (index === 0 || level >= 0 || random.chance(SELLS_THERE));
    const own: Draft = { ...draft, active: sells };
    solve(goals, { ...context, draft: own, group, groupField: per }, { level, near: aim.near && index === 0 });
    draft.size = Math.max(draft.size, own.size);
  });
}
