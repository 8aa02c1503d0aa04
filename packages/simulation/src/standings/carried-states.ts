import { STATES } from '../outcome/version-outcome.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';

export const NONE = STATES.indexOf('none');
export const HELD = STATES.indexOf('held');
export const AT_RISK = STATES.indexOf('atRisk');
export const REMOVED = STATES.indexOf('removed');

/** States of all partners in a track, or in a group of one, each as it was on a day. */
export interface CarriedStates {
  /** The day; `NO_DAY` for those who have no state here yet. */
  readonly on: Int32Array;
  readonly tier: Int8Array;
  /** Places in `STATES`. */
  readonly state: Uint8Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
  /** The highest tier held so far (ENG-S1). */
  readonly highest: Int8Array;
}

export const newStates = (count: number): CarriedStates => ({
  on: new Int32Array(count).fill(NO_DAY),
  tier: new Int8Array(count).fill(-1),
  state: new Uint8Array(count).fill(NONE),
  since: new Int32Array(count).fill(NO_DAY),
  until: new Int32Array(count).fill(NO_DAY),
  highest: new Int8Array(count).fill(-1),
});
