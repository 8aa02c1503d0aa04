import { known } from './context.ts';
import { canBeNear, NEAR } from './draw.ts';
import { type Plan, thresholdsOf } from './plan.ts';
import type { Subject } from './track-goals.ts';

/** A threshold that a partner is to be close to: at or above one it has passed, below one that it misses. */
export interface NearChoice {
  subject: Subject;
  threshold: number;
  side: 'above' | 'below';
}

/** A threshold that a partner of this level can be close to without moving to another level. */
export function chooseNear(plan: Plan): NearChoice | undefined {
  const { aim, context, goals, ranges } = plan;
  const choices: NearChoice[] = [];
  for (const subject of goals.subjects) {
    if (known(context, subject.id) !== undefined) continue;
    const { low = 0, high = Number.POSITIVE_INFINITY } = ranges.get(subject.id) ?? {};
    for (const { tier, value } of thresholdsOf(plan, subject)) {
      if (!canBeNear(subject.type, value)) continue;
      const reach = value * NEAR;
      if (tier <= aim.level && high >= value + reach && low <= value) choices.push({ subject, threshold: value, side: 'above' });
      if (tier > aim.level && low < value - reach && high >= value - 1) choices.push({ subject, threshold: value, side: 'below' });
    }
  }
  return choices.length > 0 ? context.draft.random.pick(choices) : undefined;
}
