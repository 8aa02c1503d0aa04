/** Pairs over which the evaluators once differed, by what was wrong. The numbers are those of `comparePartners`. */
export const REGRESSIONS: readonly { name: string; seed: number; partner: number }[] = [
  { name: 'records that earn nothing bring no currency', seed: 30, partner: 14 },
];
