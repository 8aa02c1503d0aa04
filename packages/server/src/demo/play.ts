import type { Instant } from '@tierwright/lifecycle';
import type { Story } from './stage.ts';

interface Waiting {
  readonly story: Story;
  readonly at: Instant;
  /** Of two at the same instant the one that began first goes on first. */
  readonly place: number;
}

const before = (a: Waiting, b: Waiting): number => a.at - b.at || a.place - b.place;

/**
 * Plays stories side by side until an instant: the clock is moved to where the next one goes on, which makes everything due
 * before happen. What would go on later never does: it is running then.
 */
export async function play(stories: readonly Story[], until: Instant, moveTo: (at: Instant) => Promise<void>): Promise<void> {
  const waiting: Waiting[] = [];
  const goOn = async (story: Story, place: number): Promise<void> => {
    const next = await story.next();
    if (!next.done) waiting.push({ story, at: next.value, place });
  };
  for (const [place, story] of stories.entries()) await goOn(story, place);
  for (;;) {
    waiting.sort(before);
    const next = waiting.shift();
    if (!next || next.at > until) break;
    await moveTo(next.at);
    await goOn(next.story, next.place);
  }
  await moveTo(until);
}
