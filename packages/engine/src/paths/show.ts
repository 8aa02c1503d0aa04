import { decimalSum } from '@tierwright/facts';
import type { Shown } from '../decision/decision.ts';
import { shown } from '../model/inside.ts';
import type { Movable } from './movable/movable.ts';
import { factValueAt } from './movable/movable-facts.ts';

/** A value of something movable as people see it; of a member of a set whether it is there. */
export const shownAt = (movable: Movable, step: number, currency: string): Shown =>
  shown(factValueAt(movable, step), movable.type, currency);

/** How much more a number is after a step; days of a date; nothing for flags and words. */
export function changeAt(movable: Movable, step: number, currency: string): number | undefined {
  if (movable.isSwitch) return undefined;
  if (movable.type === 'date') return (movable.at(step) as number) - (movable.at(0) as number);
  return decimalSum([shownAt(movable, step, currency) as number], [shownAt(movable, 0, currency) as number]);
}

/** What is moved, as it stands in an answer. */
export const named = ({ fact, group, member }: Movable): { fact: string; group?: string; member?: string } => ({
  fact,
  ...(group === undefined ? {} : { group }),
  ...(member === undefined ? {} : { member }),
});
