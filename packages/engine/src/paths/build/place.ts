import type { FactSet } from '@tierwright/facts';
import type { Condition } from '@tierwright/program';
import type { Frame } from '../../compile/frame.ts';
import type { TierContext } from '../../compile/scope.ts';
import type { Formula } from '../formula/formula.ts';
import { bitOf, type Movable } from '../movable/movable.ts';
import type { Orders } from './orders.ts';

/** Where a condition stands: a tier in question, the partner's facts in a track and group, and what can be moved of them. */
export interface Place {
  context: TierContext;
  frame: Frame;
  movables: readonly Movable[];
  orders: Orders;
  /** The same frame, in the groups of now, over other facts. */
  frameWith: (facts: FactSet) => Frame;
}

/** What makes formulas of conditions. */
export interface Conditions {
  condition(condition: Condition): Formula;
  requirement(id: string): Formula;
}

/** A value for which there is no quantity, choice or set over what can be moved: the test of it is replayed step by step. */
export class NotTaken extends Error {}

/** The movables that formulas read. */
export const movablesIn = (formulas: readonly Formula[], movables: readonly Movable[]): Movable[] =>
  movables.filter((movable) => formulas.some(({ reads }) => (reads & bitOf(movable)) !== 0n));
