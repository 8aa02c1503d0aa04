import type { CompiledProgram } from '@tierwright/engine';
import type { TierState } from '@tierwright/program';
import type { Bits } from '../columns/bits.ts';
import type { TierOn } from '../standings/tier-history.ts';

/** States by their place in `Standings.state`. */
export const STATES: readonly TierState[] = ['none', 'held', 'atRisk', 'removed'];

/** What each partner holds in a track, or in a group of one. */
export interface Standings {
  readonly track: string;
  /** Null: the track itself; where it has groups, its headline. */
  readonly group: string | null;
  /** Places in the version's track, −1 for none, `NOT_DECIDED` where the track does not apply. */
  readonly tier: Int8Array;
  readonly qualified: Int8Array;
  /** Places in `STATES`. */
  readonly state: Uint8Array;
  /** Days as numbers, `NO_DAY` where there is none. */
  readonly until: Int32Array;
  readonly since: Int32Array;
  /** The tier of other days, where it was carried from states before; without it a tier counts as held all along (ENG-B5). */
  readonly tierOn?: TierOn;
}

/** A line of the yearly bill (SIM-M6): a benefit, or a stacking in place of its members. */
export interface Line {
  /** A benefit's id, or `stacking.` and a stacking's. */
  readonly line: string;
  readonly granted: Bits;
  /** Partners for whom it comes to an amount, known or not. */
  readonly priced: Bits;
  /** Of those, the ones whose amount is known. */
  readonly known: Bits;
  /** A year, minor units of the program's currency, a fee negative; 0 where there is none. */
  readonly value: Float64Array;
}

/** What one version gives each partner of a snapshot on its day. */
export interface VersionOutcome {
  readonly compiled: CompiledProgram;
  readonly count: number;
  /** Tracks in document order; of a track with groups the headline first, then its groups in declared order. */
  readonly standings: readonly Standings[];
  /** In the order of the document, stackings last. */
  readonly lines: readonly Line[];
}
