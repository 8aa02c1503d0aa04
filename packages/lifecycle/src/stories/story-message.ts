import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { AnyMessage } from '../world/kinds.ts';
import type { StoryStep } from './story.ts';
import { instantOfStep } from './story-time.ts';

/** The message of a step as items take it: a stand-in is named by `standIn`, since `to` is the item, until a time as people write it. */
export function messageOfStep(
  { to: _, type, standIn, until, ...rest }: NonNullable<StoryStep['send']>,
  at: Instant,
  calendar: WorkCalendar,
): AnyMessage {
  // Elsewhere `until` is a day.
  const moment = type === 'delegate' && typeof until === 'string' ? instantOfStep(until, at, calendar) : undefined;
  return {
    type,
    ...rest,
    ...(standIn === undefined ? {} : { to: standIn }),
    ...(until === undefined ? {} : { until: moment ?? until }),
  };
}
