import type { Shape } from './program.ts';

/** What is tried of a document, and how many partners may be afforded: a day of a replay costs a decision. */
export interface Trial {
  shape: Shape;
  /** Days ago of a previous state; 0: none. */
  days: number;
}

const PLAIN: Shape = { held: false, reviewed: false, benefits: false, deals: false };

/** Mostly tiers alone, which are quick; `held`, reviews, benefits and deals by turns. */
const TRIALS: readonly Trial[] = [
  { shape: PLAIN, days: 0 },
  { shape: PLAIN, days: 0 },
  { shape: PLAIN, days: 0 },
  { shape: { ...PLAIN, benefits: true, deals: true }, days: 0 },
  { shape: PLAIN, days: 0 },
  { shape: { ...PLAIN, benefits: true, deals: true }, days: 0 },
  { shape: { ...PLAIN, reviewed: true, benefits: true }, days: 20 },
  { shape: { held: true, reviewed: true, benefits: false, deals: false }, days: 8 },
];

/** What is tried with a seed. */
export function trialOf(seed: number): Trial {
  const trial = TRIALS[seed % TRIALS.length];
  if (!trial) throw new Error('no trials');
  return trial;
}
