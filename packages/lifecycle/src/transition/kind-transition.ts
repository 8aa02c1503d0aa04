import type { Outcome, Problem, RunningAction } from '@tierwright/program';
import type { Step } from '../machine/advance.ts';
import type { Item } from '../machine/item.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';

/** A version of a program, and facts that are read by it. */
export interface Version<F extends StepFacts> {
  readonly program: LifecycleProgram;
  readonly facts: F;
}

/** What takes an item into another version. */
export type Entering = Exclude<RunningAction, 'finish'>;

/** How items of a kind go from one version to the next. */
export interface KindTransition<I extends Item, F extends StepFacts> {
  /** Why an item cannot go on under the new version, each with the place of what is missing there. */
  hindrances(item: I, action: Entering, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[];
  /** What is due under the version that it has. */
  due(item: I, now: Instant, from: Version<F>): Outcome<Step<I>>;
  /** Before it is decided again: nobody is asked any more under the version that it has. */
  stopAsking?(item: I, now: Instant, from: Version<F>): Outcome<Step<I>>;
  /** The item with what the new version has of it; it names that version already. */
  carried(item: I, from: LifecycleProgram, to: LifecycleProgram): I;
  /** The first step under the new version. */
  enter(item: I, action: Entering, now: Instant, to: Version<F>): Outcome<Step<I>>;
}
