import type { Outcome } from '@tierwright/program';
import type { Move } from '../machine/table.ts';
import type { Instant } from '../time/instant.ts';
import { brokenInvariants } from '../world/invariants.ts';
import { UnusablePartner } from '../world/partner-readings.ts';
import type { World } from '../world/world.ts';
import type { Difference } from './compare.ts';
import { compareStep, unknownNames } from './expectations.ts';
import { instantsOf } from './plan-story.ts';
import type { Story } from './story.ts';
import { placeOf } from './story-places.ts';
import { storyProblem } from './story-problem.ts';
import { programOf, worldOf } from './story-world.ts';
import { takeStep, type VersionsOf } from './take-step.ts';

/** Something that did not come as the story tells it. */
export interface StoryFailure extends Difference {
  /** Counted from 1. */
  readonly step: number;
  readonly line: number;
  readonly at: string;
}

export interface StoryResult {
  readonly story: string;
  readonly failures: readonly StoryFailure[];
  /** Rows of the state tables that were taken, and events that happened: what stories together have to cover. */
  readonly moves: readonly Move[];
  readonly events: readonly string[];
}

/** The world of a story after its first steps, whatever is expected of them. Refused (STORY1xx) where it cannot be run. */
export function playStory(story: Story, versions: VersionsOf, steps: number = story.steps.length): Outcome<World> {
  const begun = beginStory(story, versions);
  if (!begun.ok) return begun;
  const { world, instants } = begun.value;
  for (const [index, at] of instants.slice(0, steps).entries()) {
    const taken = takeStep(story, index, at, world, versions);
    if (!taken.ok) return taken;
  }
  return { ok: true, value: world, problems: [] };
}

/** Runs a story. Refused (STORY1xx) where it cannot be run; what did not come as told are failures of a result. */
export function runStory(story: Story, versions: VersionsOf): Outcome<StoryResult> {
  const begun = beginStory(story, versions);
  if (!begun.ok) return begun;
  const { world, instants } = begun.value;
  const calendar = world.program.baseCalendar;
  const failures: StoryFailure[] = [];
  for (const [index, at] of instants.entries()) {
    const found = tellStep(story, index, at, world, versions);
    if (!found.ok) return found;
    const { line } = placeOf(story.places, `/steps/${index}`);
    failures.push(...found.value.map((one) => ({ ...one, step: index + 1, line, at: calendar.textOf(at) })));
    // What comes after a step that went wrong says nothing more.
    if (found.value.length > 0) break;
  }
  const steps = world.happenings.map(({ step }) => step);
  const moves = steps.flatMap((step) => step.moves);
  const events = steps.flatMap((step) => step.events.map(({ event }) => event));
  return { ok: true, value: { story: story.story, failures, moves, events }, problems: [] };
}

interface Begun {
  readonly world: World;
  /** When each step happens. */
  readonly instants: readonly Instant[];
}

function beginStory(story: Story, versions: VersionsOf): Outcome<Begun> {
  const document = versions(story.program);
  if (!document) {
    return { ok: false, problems: [storyProblem(story, 'STORY108', '/program', 'There is no such version.', { value: story.program })] };
  }
  const program = programOf(document, story.given?.set);
  const instants = instantsOf(story, program.baseCalendar);
  if (!instants.ok) return instants;
  const made = worldOf(story, program, instants.value[0] ?? 0);
  if (!made.ok) return made;
  return { ok: true, value: { world: made.value, instants: instants.value }, problems: [] };
}

/** One step, and what of it did not come as told. */
function tellStep(story: Story, index: number, at: Instant, world: World, versions: VersionsOf): Outcome<Difference[]> {
  const from = world.happenings.length;
  try {
    const told = takeStep(story, index, at, world, versions);
    if (!told.ok) return told;
    const seen = world.happenings.slice(from);
    const broken = seen.flatMap((happening) => brokenInvariants(world, happening));
    const bugs = broken.map((sentence): Difference => ({ path: 'invariant', expected: null, got: sentence }));
    const found = [...told.value, ...bugs];
    const problems = unknownNames(story, index, world);
    // An item that did not begin is told as that, not as a name that means nothing.
    if (problems.length > 0) return found.length > 0 ? { ...told, value: found } : { ok: false, problems };
    return { ...told, value: [...found, ...compareStep(story, index, world, seen)] };
  } catch (error) {
    // A step may be of a partner that the story says too little of: that is a mistake of the story.
    if (!(error instanceof UnusablePartner)) throw error;
    const got = error.message;
    return { ok: true, value: [{ path: 'given.partners', expected: 'data that the program can use', got }], problems: [] };
  }
}
