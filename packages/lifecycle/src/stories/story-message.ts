import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { AnyMessage } from '../world/kinds.ts';
import type { StoryStep } from './story.ts';
import { instantOfStep } from './story-time.ts';

/**
 * The message of a step as items take it. Since `to` is the item, a stand-in is named by `standIn`, until a time as people
 * write it, and how far a lead got by `progress`.
 */
export function messageOfStep(
  { to: _, type, standIn, progress, until, ...rest }: NonNullable<StoryStep['send']>,
  at: Instant,
  calendar: WorkCalendar,
): AnyMessage {
  // Elsewhere `until` is a day.
  const moment = type === 'delegate' && typeof until === 'string' ? instantOfStep(until, at, calendar) : undefined;
  return {
    type,
    ...rest,
    ...(standIn === undefined ? {} : { to: standIn }),
    ...(progress === undefined ? {} : { to: progress }),
    ...(until === undefined ? {} : { until: moment ?? until }),
  };
}
