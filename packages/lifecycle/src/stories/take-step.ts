import type { Json, Outcome, Problem, Program } from '@tierwright/program';
import type { Instant } from '../time/instant.ts';
import type { World } from '../world/world.ts';
import type { Difference } from './compare.ts';
import { findItem } from './find-item.ts';
import { oneOf } from './one-of.ts';
import { BEGINS, type Story, type StoryStep } from './story.ts';
import { keysToSend } from './story-keys.ts';
import { messageOfStep } from './story-message.ts';
import { below } from './story-places.ts';
import { storyProblem } from './story-problem.ts';
import { millisecondsOf } from './story-time.ts';
import { opposingOf, programOf, unusable } from './story-world.ts';

/** The versions that a story may name, by label. */
export type VersionsOf = (version: string) => Program | undefined;

const came = (...differences: Difference[]): Outcome<Difference[]> => ({ ok: true, value: differences, problems: [] });
const mistaken = (problems: Problem[]): Outcome<Difference[]> => ({ ok: false, problems });

/** Does what a step says, at its instant; gives what did not go as it says. Refused (STORY1xx) where the step makes no sense there. */
export function takeStep(story: Story, index: number, at: Instant, world: World, versions: VersionsOf): Outcome<Difference[]> {
  const step = story.steps[index] as StoryStep;
  const pointer = `/steps/${index}`;
  world.advance(at, step.late === undefined ? 0 : millisecondsOf(step.late));
  const problems = learn(story, step, pointer, world);
  if (problems.length > 0) return mistaken(problems);
  if (step.records) world.opposing = { ...world.opposing, ...opposingOf(step.records) };
  if (step.publish) return publish(story, step, pointer, world, versions);
  if (step.begin) return came(...asTold(step, begin(world, step.begin)));
  if (!step.send) return came();
  const misplaced = keysOfOthers(story, step.send, pointer, world);
  return misplaced.length > 0 ? mistaken(misplaced) : came(...asTold(step, send(world, step.send, at)));
}

/** A partner has a file, or something of it has begun. */
const isKnown = (world: World, partner: string): boolean =>
  world.partners.file(partner) !== undefined || world.items.some((item) => (item.kind === 'member' ? item.id : item.partner) === partner);

/** What becomes known has to be something that the program asks for; else it would change nothing, silently. */
function learn(story: Story, { set = {} }: StoryStep, pointer: string, world: World): Problem[] {
  return Object.entries(set).flatMap(([partner, change]) => {
    const at = below(`${pointer}/set`, partner);
    if (!isKnown(world, partner)) {
      return storyProblem(story, 'STORY107', at, `There is no partner \`${partner}\`.`, oneOf(partner, world.partners.ids));
    }
    const problems = unusable(story, world.program, world.partners.changed(partner, change), at);
    if (problems.length === 0) world.learn(partner, change);
    return problems;
  });
}

function publish(story: Story, step: StoryStep, pointer: string, world: World, versions: VersionsOf): Outcome<Difference[]> {
  const { version, effective, summary } = step.publish ?? { version: '' };
  const next = versions(version);
  if (!next)
    return mistaken([storyProblem(story, 'STORY108', `${pointer}/publish/version`, 'There is no such version.', { value: version })]);
  const hindered = world.publish(programOf(next, story.given?.set), effective, summary);
  const told = hindered.flatMap(({ kind, id, problems }) =>
    problems.map(({ code, message }) => ({ code, text: `${kind} ${id}: ${code} ${message}` })),
  );
  return came(...compareRefusal(step.refused, told));
}

function asTold({ refused }: StoryStep, outcome: Outcome<unknown>): Difference[] {
  const told = outcome.ok ? [] : outcome.problems.map(({ code, message }) => ({ code, text: `${code} ${message}` }));
  return compareRefusal(refused, told);
}

function compareRefusal(expected: string | undefined, told: readonly { readonly code: string; readonly text: string }[]): Difference[] {
  const got: Json = told.length === 0 ? null : told.map(({ text }) => text);
  const isAsTold = expected === undefined ? told.length === 0 : told.some(({ code }) => code === expected);
  return isAsTold ? [] : [{ path: 'refused', expected: expected ?? null, got }];
}

function begin(world: World, beginning: Readonly<Record<string, Json>>): Outcome<unknown> {
  const [key, kind] = Object.entries(BEGINS).find(([name]) => Object.hasOwn(beginning, name)) ?? [];
  if (key === undefined || kind === undefined) throw new Error('A story that was read begins items of the kinds that there are');
  const { [key]: id = null, ...rest } = beginning;
  return world.begin(kind, kind === 'member' ? { by: null, title: id, ...rest, partner: id } : { by: null, ...rest, id });
}

function send(world: World, message: NonNullable<StoryStep['send']>, at: Instant): Outcome<unknown> {
  const { kind, id } = findItem(world, message.to) ?? { kind: 'deal' as const, id: message.to };
  return world.send(kind, id, messageOfStep(message, at, world.program.baseCalendar));
}

/** Keys of a message that only other kinds of item have. */
function keysOfOthers(story: Story, message: NonNullable<StoryStep['send']>, pointer: string, world: World): Problem[] {
  const item = findItem(world, message.to);
  const keys = item && keysToSend(item.kind, message.type);
  if (!keys) return [];
  return Object.keys(message).flatMap((key) => {
    if (keys.includes(key)) return [];
    return storyProblem(
      story,
      'STORY102',
      below(`${pointer}/send`, key),
      `\`${message.type}\` to a ${item.kind} carries no \`${key}\`.`,
      oneOf(key, keys),
    );
  });
}
