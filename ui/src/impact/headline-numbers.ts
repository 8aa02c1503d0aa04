import type { Direction, ImpactReport } from '@tierwright/simulation';

/** The three numbers that matter. */
interface HeadlineNumbers {
  /** Partners that rise, those who come into a tier too. */
  readonly up: number;
  readonly down: number;
  /** Up in one track and down in another. */
  readonly mixed: number;
  /** What benefits cost more in a year, major units; null where the versions have different currencies. */
  readonly cost: number | null;
  readonly currency: string;
  /** Partners of whom an amount is not known; they are in no cost. */
  readonly unknown: number;
}

/** Whose moves are shown: a word of the address. */
export const WHO = ['up', 'down', 'mixed', 'all'] as const;
export type Who = (typeof WHO)[number];

export const DIRECTIONS_OF: Readonly<Record<Who, readonly Direction[]>> = {
  up: ['up', 'in'],
  down: ['down', 'out'],
  mixed: ['mixed'],
  all: ['up', 'in', 'down', 'out', 'mixed'],
};

export const readWho = (word: string | undefined): Who => WHO.find((one) => one === word) ?? 'all';

export function headlineNumbers({ changes: { directions }, cost: { total } }: Pick<ImpactReport, 'changes' | 'cost'>): HeadlineNumbers {
  const count = (who: Who) => DIRECTIONS_OF[who].reduce((sum, direction) => sum + directions[direction], 0);
  const { difference, currency, unknown } = total;
  return { up: count('up'), down: count('down'), mixed: count('mixed'), cost: difference, currency: currency.after, unknown };
}
