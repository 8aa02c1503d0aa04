import type { ImpactReport } from '@tierwright/simulation';
import { DIRECTIONS_OF, type Who } from './headline-numbers.ts';

export type Mover = ImpactReport['changes']['partners'][number];

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those who move so, of whom a text is part of the name, the id or what was missing. */
export function moversOf(all: readonly Mover[], who: Who, text: string): readonly Mover[] {
  const wanted = folded(text.trim());
  const directions = new Set(DIRECTIONS_OF[who]);
  return all.filter(({ partner, title = '', direction, moves }) => {
    if (!directions.has(direction)) return false;
    if (wanted === '') return true;
    const missed = moves.flatMap(({ reason }) => reason.missed.map((one) => one.title));
    return [partner, title, ...missed].some((one) => folded(one).includes(wanted));
  });
}

/** By how much what it has in a year differs; null where that is not known. */
export const differenceOf = ({ value: { before, after } }: Mover): number | null =>
  before === null || after === null ? null : after - before;
