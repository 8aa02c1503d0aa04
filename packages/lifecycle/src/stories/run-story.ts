import type { Json, Outcome, Problem, Program } from '@tierwright/program';
import type { Effect } from '../machine/effect.ts';
import type { ItemKind } from '../machine/item.ts';
import type { Move } from '../machine/table.ts';
import type { Instant } from '../time/instant.ts';
import type { Happening } from '../world/happening.ts';
import { brokenInvariants } from '../world/invariants.ts';
import { UnusablePartner } from '../world/partner-book.ts';
import type { World } from '../world/world.ts';
import { type Difference, differences } from './compare.ts';
import { BEGINS, type Story, type StoryStep } from './story.ts';
import type { StoryCode } from './story-codes.ts';
import { messageOfStep } from './story-message.ts';
import { instantOfStep, millisecondsOf } from './story-time.ts';
import { opposingOf, programOf, worldOf } from './story-world.ts';

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

/** The versions that a story may name, by label. */
export type VersionsOf = (version: string) => Program | undefined;

const failed = (code: StoryCode, pointer: string, line: number, message: string, value: unknown, expected?: string): Problem => ({
  code,
  severity: 'error',
  pointer,
  line,
  column: 1,
  message,
  value,
  ...(expected === undefined ? {} : { expected }),
});

/** Runs a story. Refused (STORY1xx) where it cannot be run; what did not come as told are failures of a result. */
export function runStory(story: Story, versions: VersionsOf): Outcome<StoryResult> {
  const document = versions(story.program);
  if (!document) return { ok: false, problems: [failed('STORY108', '/program', 1, 'There is no such version.', story.program)] };
  const program = programOf(document, story.given?.set);
  const calendar = program.baseCalendar;
  const instants: Instant[] = [];
  for (const [index, step] of story.steps.entries()) {
    const before = instants.at(-1);
    const at = instantOfStep(step.at, before, calendar);
    const line = story.lines[index] ?? 1;
    const pointer = `/steps/${index}/at`;
    if (at === undefined) return { ok: false, problems: [failed('STORY105', pointer, line, 'This is no instant.', step.at)] };
    if (before !== undefined && at < before) {
      return {
        ok: false,
        problems: [failed('STORY106', pointer, line, 'The step is before the one above it.', step.at, calendar.textOf(before))],
      };
    }
    instants.push(at);
  }
  const made = worldOf(story, program, instants[0] ?? 0);
  if (!made.ok) return made;
  const world = made.value;
  const failures: StoryFailure[] = [];
  for (const [index, step] of story.steps.entries()) {
    const at = instants[index] as Instant;
    const from = world.happenings.length;
    const found = withUsableData(() => {
      const told = takeStep(world, step, at, { versions, set: story.given?.set });
      const seen = world.happenings.slice(from);
      const broken = seen.flatMap((happening) => brokenInvariants(world, happening));
      const bugs = broken.map((sentence): Difference => ({ path: 'invariant', expected: null, got: sentence }));
      return [...told, ...bugs, ...compareStep(world, step, seen)];
    });
    failures.push(...found.map((one) => ({ ...one, step: index + 1, line: story.lines[index] ?? 1, at: calendar.textOf(at) })));
    // What comes after a step that went wrong says nothing more.
    if (found.length > 0) break;
  }
  const steps = world.happenings.map(({ step }) => step);
  return {
    ok: true,
    value: {
      story: story.story,
      failures,
      moves: steps.flatMap(({ moves }) => moves),
      events: steps.flatMap(({ events }) => events.map(({ event }) => event)),
    },
    problems: [],
  };
}

/** A step may be of a partner that the story says too little of, or set what the program cannot use: that is a mistake of the story. */
function withUsableData(take: () => Difference[]): Difference[] {
  try {
    return take();
  } catch (error) {
    if (!(error instanceof UnusablePartner)) throw error;
    return [{ path: 'given.partners', expected: 'data that the program can use', got: error.message }];
  }
}

/** Does what a step says; gives what did not go as it says. */
function takeStep(
  world: World,
  step: StoryStep,
  at: Instant,
  { versions, set }: { versions: VersionsOf; set: Readonly<Record<string, Json>> | undefined },
): Difference[] {
  const late = step.late === undefined ? 0 : (millisecondsOf(step.late) ?? 0);
  world.advance(at, late);
  for (const [partner, change] of Object.entries(step.set ?? {})) world.learn(partner, change);
  if (step.records) world.opposing = { ...world.opposing, ...opposingOf(step.records) };
  if (step.publish) {
    const next = versions(step.publish.version);
    if (!next) return [{ path: 'publish.version', expected: 'a version of the program', got: step.publish.version }];
    const hindered = world.publish(programOf(next, set), step.publish.effective);
    const told = hindered.map(
      ({ kind, id, problems }) => `${kind} ${id}: ${problems.map(({ code, message }) => `${code} ${message}`).join('; ')}`,
    );
    const [first] = told;
    if (step.refused === undefined) return first === undefined ? [] : [{ path: 'publish', expected: null, got: told }];
    return told.some((one) => one.includes(step.refused as string)) ? [] : [{ path: 'refused', expected: step.refused, got: told }];
  }
  const outcome = step.begin ? begin(world, step.begin) : step.send ? send(world, step.send, at) : undefined;
  if (!outcome) return [];
  const codes = outcome.ok ? [] : outcome.problems.map(({ code, message }) => `${code} ${message}`);
  if (step.refused === undefined) return outcome.ok ? [] : [{ path: 'refused', expected: null, got: codes }];
  const isAsTold = codes.some((code) => code.startsWith(step.refused as string));
  return isAsTold ? [] : [{ path: 'refused', expected: step.refused, got: codes.length > 0 ? codes : null }];
}

function begin(world: World, beginning: Readonly<Record<string, Json>>): Outcome<unknown> | undefined {
  const [key, kind] = Object.entries(BEGINS).find(([name]) => Object.hasOwn(beginning, name)) ?? [];
  if (key === undefined || kind === undefined) throw new Error('`begin` names deal, onboarding, member, fundRequest or lead');
  const { [key]: id, ...rest } = beginning;
  return world.begin(
    kind,
    kind === 'member' ? { by: null, title: id as string, ...rest, partner: id as string } : { by: null, ...rest, id: id as string },
  );
}

const KINDS: readonly ItemKind[] = ['deal', 'onboarding', 'member', 'fund', 'lead'];

/** The item of an id: kinds share no ids in a story, but a member and its partner; `onboarding:x` says which is meant. */
function find(world: World, name: string): { kind: ItemKind; id: string } | undefined {
  const colon = name.indexOf(':');
  const kind = KINDS.find((candidate) => candidate === name.slice(0, colon));
  if (kind) return { kind, id: name.slice(colon + 1) };
  const found = KINDS.find((candidate) => world.item(candidate, name));
  return found && { kind: found, id: name };
}

function send(world: World, message: NonNullable<StoryStep['send']>, at: Instant): Outcome<unknown> {
  const { kind, id } = find(world, message.to) ?? { kind: 'deal' as const, id: message.to };
  return world.send(kind, id, messageOfStep(message, at, world.program.baseCalendar));
}

/** What is expected after a step and is not there. */
function compareStep(world: World, { expect = {} }: StoryStep, seen: readonly Happening[]): Difference[] {
  const calendar = world.program.baseCalendar;
  const written = (instant: number) => calendar.textOf(instant);
  const effects = seen.flatMap(({ step }) => step.effects);
  const of = (name: string): Json | undefined => {
    if (name === 'events') return seen.flatMap(({ step }) => step.events.map(({ event }) => event));
    if (name === 'notices') return effects.filter(({ do: what }) => what === 'notice').map(asJson);
    if (name === 'effects') return effects.map(asJson);
    const found = find(world, name);
    const item = found && world.item(found.kind, found.id);
    return item && ({ ...item, holders: world.holdersOf(item) } as unknown as Json);
  };
  return Object.entries(expect).flatMap(([name, expected]) =>
    expected === undefined ? [] : differences(expected, of(name), name, written),
  );
}

const asJson = (effect: Effect): Json => effect as unknown as Json;
