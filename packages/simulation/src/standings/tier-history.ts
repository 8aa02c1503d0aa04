import type { Day } from '@tierwright/facts';
import { NO_DAY } from '../snapshot/snapshot.ts';

/** The tier that a partner holds on a day, −1 for none; undefined where it is not known (ENG-B5). */
export type TierOn = (partner: number, day: Day) => number | undefined;

/** Tiers of partners in a track, or in a group of one, from the state before to the day that is decided. */
export class TierHistory {
  readonly #through: Day;
  readonly #starts = new Map<number, { readonly tier: number; readonly known: Day }>();
  /** A day and the tier from then on, one after the other. */
  readonly #changes = new Map<number, number[]>();

  constructor(through: Day) {
    this.#through = through;
  }

  /** The state before of a partner; its tier is known from `since` on, where that is given. */
  start(partner: number, { tier, on, since }: { readonly tier: number; readonly on: Day; readonly since: Day }): void {
    this.#starts.set(partner, { tier, known: since === NO_DAY ? on : Math.min(on, since) });
  }

  change(partner: number, day: Day, tier: number): void {
    const changes = this.#changes.get(partner) ?? [];
    changes.push(day, tier);
    this.#changes.set(partner, changes);
  }

  /** `held`: what counts all along for those without a state before. */
  tierOn(partner: number, day: Day, held: number): number | undefined {
    const start = this.#starts.get(partner);
    if (start === undefined) return held;
    if (day > this.#through || day < start.known) return undefined;
    const changes = this.#changes.get(partner) ?? [];
    let { tier } = start;
    for (let at = 0; at < changes.length && (changes[at] as number) <= day; at += 2) tier = changes[at + 1] as number;
    return tier;
  }
}
