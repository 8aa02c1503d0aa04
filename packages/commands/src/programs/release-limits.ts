import type { Limit, Program } from '@tierwright/program';

/** What a release would do; null: not known. */
export type Measures = { readonly [M in Limit['measure']]: number | null };

/** A bound of the document and what was found. */
export interface Measured {
  readonly measure: Limit['measure'];
  readonly atMost: number;
  readonly found: number | null;
  /** What is not known is not within a bound. */
  readonly isWithin: boolean;
}

export const measured = ({ limits = [] }: Program, measures: Measures): readonly Measured[] =>
  limits.map(({ measure, atMost }) => {
    const value = measures[measure];
    return { measure, atMost, found: value, isWithin: value !== null && value <= atMost };
  });
