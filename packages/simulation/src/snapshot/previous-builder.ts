import { toDay } from '@tierwright/facts';
import type { Previous } from '@tierwright/program';
import { type ColumnBuilder, columnBuilder } from '../columns/column-builder.ts';
import { GrowingBits, GrowingIntegers, GrowingNumbers } from '../columns/growing-numbers.ts';
import { STATES } from '../outcome/version-outcome.ts';
import { NO_DAY, type PreviousStates } from './snapshot.ts';

const dayOf = (day: string | undefined): number => (day === undefined ? NO_DAY : toDay(day));

/** States before, put together partner by partner. */
export class PreviousBuilder {
  readonly #on = new GrowingIntegers();
  readonly #since = new GrowingIntegers();
  readonly #until = new GrowingIntegers();
  readonly #state = new GrowingNumbers();
  readonly #tier = columnBuilder('word');
  readonly #groups = new Map<string, ColumnBuilder>();
  readonly #isByGroup = new GrowingBits();
  #isGiven = false;

  add(previous: Previous | null): void {
    if (previous !== null) this.#isGiven = true;
    const groups = previous?.groups ?? {};
    for (const group of Object.keys(groups)) if (!this.#groups.has(group)) this.#groups.set(group, this.#unknownSoFar());
    for (const [group, builder] of this.#groups) builder.add(Object.hasOwn(groups, group) ? (groups[group] ?? null) : null);
    this.#on.add(dayOf(previous?.on));
    this.#since.add(dayOf(previous?.since));
    this.#until.add(dayOf(previous?.until));
    this.#state.add(STATES.indexOf(previous?.state ?? 'held'));
    this.#tier.add(previous?.tier ?? null);
    this.#isByGroup.add(previous?.groups !== undefined);
  }

  #unknownSoFar(): ColumnBuilder {
    const builder = columnBuilder('word');
    for (let index = 0; index < this.#on.count; index += 1) builder.add(null);
    return builder;
  }

  /** Nothing where no partner has a state before. */
  finish(): PreviousStates | null {
    if (!this.#isGiven) return null;
    return {
      on: this.#on.finish(),
      since: this.#since.finish(),
      until: this.#until.finish(),
      state: Uint8Array.from(this.#state.finish()),
      tier: this.#tier.finish(),
      groups: new Map([...this.#groups].map(([group, builder]) => [group, builder.finish()])),
      isByGroup: this.#isByGroup.finish(),
    };
  }
}
