import { type HeldTier, stateOn } from './ahead.ts';

/** When the review puts a tier at risk, and when it is gone. */
export interface StateDays {
  atRiskOn: string | null;
  lostOn: string | null;
  /** The rank held then; −1 for none. */
  becomes: number;
}

/** The first days on which the partner is at risk and has lost the tier (ENG-V3); a track that no longer applies takes it too. */
export function stateDays(held: HeldTier, leavesOn: string | null): StateDays {
  const { tier, state } = held.today.held;
  const { history } = stateOn(held, held.through);
  const lost = history.find((entry) => entry.tier < tier);
  const isGone = leavesOn !== null && (lost === undefined || leavesOn <= lost.from);
  const lostOn = isGone ? leavesOn : (lost?.from ?? null);
  const risk = history.find((entry) => entry.state === 'atRisk' && (lostOn === null || entry.from < lostOn));
  return { atRiskOn: state === 'atRisk' ? null : (risk?.from ?? null), lostOn, becomes: isGone ? -1 : (lost?.tier ?? -1) };
}
