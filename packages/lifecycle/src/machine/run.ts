import type { NoticeValues } from '../notices/notice-value.ts';
import type { Instant } from '../time/instant.ts';
import type { EffectBody, ItemEvent } from './effect.ts';
import type { Draft, Item, Timer } from './item.ts';
import { hasRow, type Move, type StateTable } from './table.ts';

/** One step while it is worked on: a copy of the item, and what has come of it so far. */
export class Run<I extends Item> {
  readonly item: Draft<I>;
  /** The instant the step is run at: what is opened gets its full time from here. */
  readonly now: Instant;
  /** When what is being applied happens: the due instant of a timer, or `now`. What is closed, closes here. */
  at: Instant;
  readonly events: ItemEvent[] = [];
  readonly effects: EffectBody[] = [];
  readonly moves: Move[] = [];
  readonly #table: StateTable;

  constructor(item: I, now: Instant, table: StateTable) {
    this.item = { ...item };
    this.now = now;
    this.at = now;
    this.#table = table;
  }

  /** The item enters a state by a row of its table. An end leaves no timer. */
  enter(state: I['state'], on: string): void {
    const { item } = this;
    this.follow(item.kind, item.state, on, state);
    item.state = state;
    item.since = this.at;
    if (this.#table.ends.includes(state)) item.timers = [];
  }

  /** Notes that a row of a table was taken; a row that is in no table is a bug. `what` is the table: the kind, or `approval`. */
  follow(what: string, from: string, on: string, to: string, table: StateTable = this.#table): void {
    if (!hasRow(table, from, on, to)) throw new Error(`No row of the table of ${what}: ${from} — ${on} → ${to}`);
    this.moves.push({ what, from, on, to });
  }

  /** Sets a timer; one with the same id is replaced. */
  set(id: string, at: Instant): void {
    const timers: Timer[] = [];
    let isSet = false;
    for (const timer of this.item.timers) {
      if (timer.id === id) continue;
      if (!isSet && timer.at > at) {
        timers.push({ id, at });
        isSet = true;
      }
      timers.push(timer);
    }
    if (!isSet) timers.push({ id, at });
    this.item.timers = timers;
  }

  /** Removes the timer of this id and those below it: `protection` also removes `protection:warn:0`. */
  clear(id: string): void {
    const below = `${id}:`;
    this.item.timers = this.item.timers.filter((timer) => timer.id !== id && !timer.id.startsWith(below));
  }

  timer(id: string): Timer | undefined {
    return this.item.timers.find((timer) => timer.id === id);
  }

  emit(event: string, vars?: NoticeValues, holders?: readonly string[], partner?: string): void {
    this.events.push({
      event,
      at: this.at,
      ...(vars ? { vars } : {}),
      ...(holders ? { holders } : {}),
      ...(partner === undefined ? {} : { partner }),
    });
  }

  act(effect: EffectBody): void {
    this.effects.push(effect);
  }
}
