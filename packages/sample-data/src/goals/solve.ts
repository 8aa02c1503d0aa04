import { adoptOne } from './adopt.ts';
import { choose } from './choose.ts';
import { type Context, emptyValue, groupFor } from './context.ts';
import { chooseNear } from './near.ts';
import type { Aim, Plan } from './plan.ts';
import type { Subject, TrackGoals } from './track-goals.ts';

/** How often a partner is already on its way to the tier after the next. */
const FAR_AHEAD = 0.15;

/** Chooses what the records and attributes of a partner are to give, so that it stands where it shall in a track. */
export function solve(goals: TrackGoals, context: Context, aim: Aim): void {
  const { draft } = context;
  const plan: Plan = {
    goals,
    context: { ...context, tier: goals.tiers[Math.max(0, aim.level)]?.id },
    aim,
    ahead: aim.level + (draft.random.chance(FAR_AHEAD) ? 2 : 1),
    ranges: new Map(),
    thresholds: new Map(),
  };
  if (!draft.active) sellNothing(context);
  const lowest = goals.track.award === 'ladder' ? 0 : Math.max(0, aim.level);
  for (let level = lowest; level <= aim.level; level++) adoptOne(plan, goals.tiers[level]?.satisfy ?? [], level);
  const above = goals.tiers[aim.level + 1];
  if (above) adoptOne(plan, above.falsify, aim.level + 1);
  const near = aim.near ? chooseNear(plan) : undefined;
  // What need only be above zero follows from the rest, unless it must not be.
  const follows = (subject: Subject): boolean => subject.trivial && (plan.ranges.get(subject.id)?.high ?? 1) > 0;
  const asked = (subject: Subject): boolean => plan.ranges.has(subject.id);
  for (const subject of goals.subjects) if (asked(subject) && !follows(subject)) choose(plan, subject, near);
  for (const subject of goals.subjects) if (!asked(subject) && !follows(subject)) choose(plan, subject, near);
  for (const subject of goals.subjects) if (follows(subject)) choose(plan, subject, near);
}

/** No sale of the last 12 months, in the group at hand where there is one. */
function sellNothing(context: Context): void {
  for (const [id, measure] of context.ofFact) {
    const group = groupFor(context, id);
    const empty = emptyValue(measure, false);
    if (empty === undefined || (context.group !== undefined && group === undefined)) continue;
    context.draft.targets.set(measure, { value: empty, floor: 0, strict: true }, group);
  }
}
