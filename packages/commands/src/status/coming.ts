import { formatInstant, type Instant } from '@tierwright/lifecycle';
import type { Shown, Viewer } from './shown.ts';
import type { ComingShown } from './status-shapes.ts';

/** What a timer means to people. */
export interface TimerWords {
  readonly sentence: string;
  /** A deadline, not a reminder of one. */
  readonly isEnd: boolean;
  /** Also for people of the partner; else it is the vendor's own business. */
  readonly isForPartner: boolean;
}

/** The sentences of a kind: what its timer of this id means; nothing where people need not know. */
export type TimerSentences<S extends Shown = Shown> = (id: string, shown: S) => TimerWords | undefined;

/** A deadline that partners may know. */
export const ends = (sentence: string): TimerWords => ({ sentence, isEnd: true, isForPartner: true });
/** A reminder that goes to the partner. */
export const reminds = (sentence: string): TimerWords => ({ sentence, isEnd: false, isForPartner: true });
/** What only the vendor's people are told. */
export const inside = (sentence: string, isEnd: boolean): TimerWords => ({ sentence, isEnd, isForPartner: false });

/** What comes next by itself, as the viewer may know it, and the nearest deadline among it. */
export function comingOf<S extends Shown>(
  shown: S,
  viewer: Viewer,
  words: TimerSentences<S>,
): { readonly until: string | null; readonly next: ComingShown[] } {
  let until: Instant | null = null;
  const next: ComingShown[] = [];
  for (const { id, at } of shown.item.timers) {
    const told = words(id, shown);
    if (!told || (viewer.side === 'partner' && !told.isForPartner)) continue;
    if (told.isEnd && until === null) until = at;
    next.push({ at: formatInstant(at), local: shown.calendar.textOf(at), sentence: told.sentence });
  }
  return { until: until === null ? null : formatInstant(until), next };
}
