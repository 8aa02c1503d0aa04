/** A partner's change of yearly value: gains and losses by more or less than 5 %; `unknown` where an amount is not known. */
export const BANDS = ['gainOver5', 'gainUnder5', 'same', 'loseUnder5', 'loseOver5', 'unknown'] as const;
export type Band = (typeof BANDS)[number];

const [GAIN_OVER, GAIN_UNDER, SAME, LOSE_UNDER, LOSE_OVER] = BANDS.keys();

/** SIM-M7: the place of a band in `BANDS`, of two values in one currency. */
export function bandOf(before: number, after: number): number {
  const difference = after - before;
  if (difference === 0) return SAME as number;
  const isSmall = Math.abs(difference) * 20 < Math.abs(before);
  if (difference > 0) return (isSmall ? GAIN_UNDER : GAIN_OVER) as number;
  return (isSmall ? LOSE_UNDER : LOSE_OVER) as number;
}
