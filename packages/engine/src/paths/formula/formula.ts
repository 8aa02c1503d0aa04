import type { Box } from '../search/box.ts';

/** A set of statuses, as bits: those that a condition may have somewhere in a box. */
export type Statuses = number;
export const MET = 1;
export const MISSED = 2;
export const UNKNOWN = 4;
export const NOT_MET: Statuses = MISSED | UNKNOWN;
export const ANY_STATUS: Statuses = MET | MISSED | UNKNOWN;

/** Where to cut a box: what lies through `step`, and what lies beyond. */
export interface Cut {
  index: number;
  step: number;
}

/**
 * A condition over what can be moved, in one context; all else is constant. Bounds hold for every point of a box, and are
 * exact where each movable that it reads has one step left.
 */
export interface Formula {
  /** The movables that it reads, as bits. */
  readonly reads: bigint;
  /** The conditions it is made of, those behind counts, scores and variants too. */
  readonly inside: readonly Formula[];
  statuses(box: Box): Statuses;
  /** What it costs at least, beyond the cheapest point of the box, to bring it to one of the wanted statuses. */
  needs(box: Box, wanted: Statuses): number;
  /** Where to cut the box to come nearer to a wanted status; undefined where it has one at the cheapest point. */
  cut(box: Box, wanted: Statuses): Cut | undefined;
}

/** A condition that nothing moves. */
export class Settled implements Formula {
  readonly reads = 0n;
  readonly inside: readonly Formula[] = [];
  readonly status: Statuses;

  constructor(status: Statuses) {
    this.status = status;
  }

  statuses(): Statuses {
    return this.status;
  }

  needs(_box: Box, wanted: Statuses): number {
    return (this.status & wanted) === 0 ? Number.POSITIVE_INFINITY : 0;
  }

  cut(): undefined {
    return undefined;
  }
}

/** Whether a formula has a wanted status at the cheapest point of a box. */
export const isThere = (formula: Formula, box: Box, wanted: Statuses): boolean => (formula.statuses(box.nearest) & wanted) !== 0;
