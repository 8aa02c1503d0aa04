import type { FactSet, FactValue, GroupValues, Status } from '@tierwright/facts';

/** Values of an item by id: money in minor units, dates as `YYYY-MM-DD`; null is given as unknown. */
export type ItemValues = Readonly<Record<string, FactValue>>;

/** What a compiled condition runs on: the facts of one partner on one day, in one group and for one tier. */
export interface Frame {
  facts: FactSet;
  /** Inside values of the program's facts by slot; a grouped fact holds a value for each group. */
  values: (FactValue | GroupValues)[];
  /** Whether a fact is unknown, or has groups of which one may be: where none is, nobody need look for it. */
  mayBeUnknown: boolean;
  day: string;
  /** The group in question by group field. */
  groups: Record<string, string>;
  /** Values that only this decision knows: partner.tier, deal.band and so on. */
  own: Record<string, FactValue>;
  /** Values that only an item knows (ENG-L), such as the answers of a form, as they were given; the first that has one wins. */
  items: readonly ItemValues[];
  /** Requirement → the exception that waives it; `hasWaivers` spares looking where there are none. */
  waived: Record<string, string>;
  hasWaivers: boolean;
  /** Puts the exceptions in force on its own day into another frame of this decision, also inside another group (ENG-D6). */
  waive: (frame: Frame, inside?: { field: string; group: string }) => void;
  /** Facts of another day, for `held`. */
  factsOn: (day: string) => FactSet;
  /** Statuses on other days that `held` has asked for in this decision. */
  statusByDay: Map<string, Map<string, Status>>;
  /** Whether the parameters' date follows the day (ENG-D6, ENG-S11). */
  parametersFollow: boolean;
  /** Memo of derived values and requirements, valid while its stamp equals `context`. */
  memo: Memo;
  context: number;
}

/** A value with its upper bound: equal where the value is exact, above it where it is a lower bound (ENG-C3). */
export interface Bounded {
  value: FactValue;
  atMost: number | null;
}

/** One entry for each derived value and requirement of the program; an entry counts while its stamp is the frame's context. */
export interface Memo {
  stamps: Float64Array;
  bounded: Bounded[];
  status: Status[];
  last: number;
}

export function newMemo(size: number): Memo {
  return { stamps: new Float64Array(size), bounded: new Array<Bounded>(size), status: new Array<Status>(size), last: 0 };
}

/** Begins another context: whatever was remembered for the tier or group before no longer holds. */
export function enter(frame: Frame): void {
  frame.memo.last += 1;
  frame.context = frame.memo.last;
}

/** What an item gives for an id, null for unknown; undefined where it gives nothing. */
export function itemValue(items: readonly ItemValues[], id: string): FactValue | undefined {
  for (const values of items) {
    const value = values[id];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A value that no document declares: one that this decision or an item knows, or one given as a fact; null where it is unknown. */
export function readGiven(frame: Frame, id: string): FactValue {
  const own = frame.own[id];
  if (own !== undefined) return own;
  const item = itemValue(frame.items, id);
  if (item !== undefined) return item;
  const value = frame.facts.values[id];
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)) ? null : (value as FactValue);
}
