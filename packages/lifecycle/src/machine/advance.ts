import type { Outcome, Problem } from '@tierwright/program';
import type { NoticeParties, NoticeSubject } from '../notices/notice-subject.ts';
import type { NoticeValues } from '../notices/notice-value.ts';
import { noticesOf } from '../notices/notices-of.ts';
import { type Instant, isInstant } from '../time/instant.ts';
import type { Effect, EffectBody, ItemEvent } from './effect.ts';
import type { Item, Timer } from './item.ts';
import type { LifecycleProgram, StepFacts } from './lifecycle-program.ts';
import { refusal } from './refusal.ts';
import { Run } from './run.ts';
import type { Move, StateTable } from './table.ts';

/** What a kind of item is: its states, what a timer does, what a message does. `C` is what its steps may look at. */
export interface Machine<I extends Item, M, C> {
  readonly table: StateTable;
  fire(run: Run<I>, timer: Timer, context: C): void;
  /** Nothing where the message was taken; else why not. A refused message leaves no trace. */
  receive(run: Run<I>, message: M, context: C): Problem | undefined;
  /**
   * What notices may say of the item, besides what every event knows (N1.3); asked only where the program has a notice for
   * one of the events.
   */
  variables(item: I, context: C): NoticeValues;
  /** Roles or people who hold the item now. */
  holders(item: I, context: C): readonly string[];
  /** Whom notices to `partner`, `distributor` and `accountManager` go to. */
  parties(item: I, context: C): NoticeParties;
}

/** The item after a step, what happened, what the world has to do, and the rows of the state tables that were taken. */
export interface Step<I extends Item> {
  readonly item: I;
  readonly events: readonly ItemEvent[];
  readonly effects: readonly Effect[];
  readonly moves: readonly Move[];
}

/** Every context names the program and the facts. */
export interface StepContext {
  readonly program: LifecycleProgram;
  readonly facts: StepFacts;
}

/**
 * S2: applies every timer that is due at `now`, in order, each at its own instant, then the message, if there is one.
 * Pure. Refused (with the item unchanged) where `now` is before the item's last step, where the item runs under another
 * version, or where the message is.
 */
export function advance<I extends Item, M, C extends StepContext>(
  machine: Machine<I, M, C>,
  item: I,
  message: M | undefined,
  now: Instant,
  context: C,
): Outcome<Step<I>> {
  const wrong = checkStep(item, now, context);
  if (wrong) return { ok: false, problems: [wrong] };
  const run = new Run(item, now, machine.table);
  for (;;) {
    const [due] = run.item.timers;
    if (due === undefined || due.at > now) break;
    run.item.timers = run.item.timers.slice(1);
    run.at = due.at;
    machine.fire(run, due, context);
  }
  run.at = now;
  if (message !== undefined) {
    const refused = machine.receive(run, message, context);
    if (refused) return { ok: false, problems: [refused] };
  }
  return { ok: true, value: finish(machine, run, context), problems: [] };
}

function checkStep(item: Item, now: Instant, { program }: StepContext): Problem | undefined {
  if (!isInstant(now)) {
    return refusal('OPS105', 'The instant is no whole number of milliseconds.', { value: now, expected: 'milliseconds since 1970' });
  }
  if (now < item.at) {
    return refusal('OPS101', 'The instant is before the item’s last step.', { value: now, expected: `at least ${item.at}` });
  }
  if (item.program !== program.hash) {
    return refusal('OPS107', 'The item runs under another version of the program.', { value: program.hash, expected: item.program });
  }
  return undefined;
}

const NO_NOTICES: readonly EffectBody[] = [];

function finish<I extends Item, M, C extends StepContext>(machine: Machine<I, M, C>, run: Run<I>, context: C): Step<I> {
  const { item } = run;
  item.revision += 1;
  item.at = run.now;
  // The copy is complete: from here on nothing alters it.
  const after = item as I;
  const notices = run.events.length === 0 ? NO_NOTICES : noticesOf(run.events, subjectOf(machine, after, run.now, context));
  return { item: after, events: run.events, effects: withIds(item, run.effects, notices), moves: run.moves };
}

/** Each body was made for this step alone, so it is given its id and not copied. */
function withIds({ kind, id, revision }: Item, effects: EffectBody[], notices: readonly EffectBody[]): Effect[] {
  for (const notice of notices) effects.push(notice);
  for (let index = 0; index < effects.length; index += 1) {
    const effect = effects[index] as { id?: string };
    effect.id = `${kind}/${id}/${revision}/${index}`;
  }
  return effects as Effect[];
}

/** What notices ask of an item, each only where one needs it. */
function subjectOf<I extends Item, M, C extends StepContext>(machine: Machine<I, M, C>, item: I, now: Instant, context: C): NoticeSubject {
  return {
    program: context.program,
    facts: context.facts,
    now,
    values: () => machine.variables(item, context),
    holders: () => machine.holders(item, context),
    parties: () => machine.parties(item, context),
  };
}
