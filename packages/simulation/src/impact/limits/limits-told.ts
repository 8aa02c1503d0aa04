import type { Limit, Program } from '@tierwright/program';
import type { FirstPartner } from '../first-partner.ts';

/** What a release would do; null: not known, or not looked at. */
export type Measures = { readonly [M in Limit['measure']]: number | null };

/** A bound of the candidate, and what was found. */
export interface LimitTold {
  measure: Limit['measure'];
  atMost: number;
  found: number | null;
  /** `notLookedAt`: what is counted was not given. `unknown`: amounts are missing, or currencies differ. */
  result: 'held' | 'broken' | 'unknown' | 'notLookedAt';
  /** Who is counted, where it is partners. */
  who?: FirstPartner;
}

/** A limit, and what was found of it; undefined: it was not looked at. */
export function limitTold({ measure, atMost }: Limit, found: number | null | undefined, who?: FirstPartner): LimitTold {
  const counted = who === undefined ? {} : { who };
  if (found === undefined) return { measure, atMost, found: null, result: 'notLookedAt', ...counted };
  if (found === null) return { measure, atMost, found, result: 'unknown', ...counted };
  return { measure, atMost, found, result: found <= atMost ? 'held' : 'broken', ...counted };
}

/** SIM-M12: each limit of the candidate. What is not known is within no bound. */
export const limitsTold = ({ limits = [] }: Program, measures: Partial<Measures>, demoted: FirstPartner): LimitTold[] =>
  limits.map((limit) => limitTold(limit, measures[limit.measure], limit.measure === 'demotedWithoutGracePercent' ? demoted : undefined));

/** SIM-M12: of nothing everything is more than it can bear. */
export const percentOf = (part: number, whole: number): number =>
  part <= 0 ? 0 : whole <= 0 ? Number.MAX_SAFE_INTEGER : (100 * part) / whole;
