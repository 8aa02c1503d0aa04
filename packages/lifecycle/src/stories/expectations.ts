import type { Json, Problem } from '@tierwright/program';
import type { Effect } from '../machine/effect.ts';
import type { Happening } from '../world/happening.ts';
import type { World } from '../world/world.ts';
import { type Difference, differences } from './compare.ts';
import { findItem } from './find-item.ts';
import { oneOf } from './one-of.ts';
import type { Story } from './story.ts';
import { below } from './story-places.ts';
import { storyProblem } from './story-problem.ts';

/** What may be expected besides items: of everything since the step before. */
const SEEN: Readonly<Record<string, (seen: readonly Happening[]) => Json>> = {
  events: (seen) => seen.flatMap(({ step }) => step.events.map(({ event }) => event)),
  notices: (seen) => effectsIn(seen).filter(({ do: what }) => what === 'notice') as unknown as Json,
  effects: (seen) => effectsIn(seen) as unknown as Json,
};
const effectsIn = (seen: readonly Happening[]): Effect[] => seen.flatMap(({ step }) => step.effects);

/** Names under `expect` that mean nothing: no item has begun under them. */
export function unknownNames(story: Story, index: number, world: World): Problem[] {
  const known = [...Object.keys(SEEN), ...world.items.map(({ id }) => id)];
  return Object.keys(story.steps[index]?.expect ?? {}).flatMap((name) => {
    if (Object.hasOwn(SEEN, name) || findItem(world, name)) return [];
    return storyProblem(
      story,
      'STORY109',
      below(`/steps/${index}/expect`, name),
      `No item is called \`${name}\` by then.`,
      oneOf(name, known),
    );
  });
}

/** What a step expects and is not there. */
export function compareStep(story: Story, index: number, world: World, seen: readonly Happening[]): Difference[] {
  const calendar = world.program.baseCalendar;
  const of = (name: string): Json | undefined => {
    if (Object.hasOwn(SEEN, name)) return SEEN[name]?.(seen);
    const found = findItem(world, name);
    const item = found && world.item(found.kind, found.id);
    return item && ({ ...item, holders: world.holdersOf(item) } as unknown as Json);
  };
  const written = (instant: number) => calendar.textOf(instant);
  return Object.entries(story.steps[index]?.expect ?? {}).flatMap(([name, expected]) =>
    expected === undefined ? [] : differences(expected, of(name), name, written),
  );
}
