import type { Outcome } from '@tierwright/program';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Story } from './story.ts';
import { storyProblem } from './story-problem.ts';
import { instantOfStep } from './story-time.ts';

/** When each step of a story happens. Refused where a step names no instant (STORY105) or goes back (STORY106). */
export function instantsOf(story: Story, calendar: WorkCalendar): Outcome<Instant[]> {
  const instants: Instant[] = [];
  for (const [index, { at: text, send }] of story.steps.entries()) {
    const before = instants.at(-1);
    const at = instantOfStep(text, before, calendar);
    const pointer = `/steps/${index}/at`;
    if (at === undefined) return refused(story, pointer, text);
    if (before !== undefined && at < before) {
      const more = { value: text, expected: `${calendar.textOf(before)} or later` };
      return { ok: false, problems: [storyProblem(story, 'STORY106', pointer, 'The step is before the one above it.', more)] };
    }
    // A stand-in is named until an instant; elsewhere `until` is a day, which is for the item to judge.
    const until = send?.type === 'delegate' ? send.until : undefined;
    if (until !== undefined && (typeof until !== 'string' || instantOfStep(until, at, calendar) === undefined)) {
      return refused(story, `/steps/${index}/send/until`, until);
    }
    instants.push(at);
  }
  return { ok: true, value: instants, problems: [] };
}

const refused = (story: Story, pointer: string, value: unknown): Outcome<Instant[]> => ({
  ok: false,
  problems: [storyProblem(story, 'STORY105', pointer, 'This is no instant.', { value, expected: '"2027-03-01 14:00" or "+P3D"' })],
});
