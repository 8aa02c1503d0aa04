/** The words of random documents: few, so that values meet their thresholds often. */
export const AREAS = ['north', 'south', 'east'] as const;
export const LEVELS = ['a', 'b', 'c', 'd'] as const;
export const FREE_WORDS = ['red', 'green', 'blue'] as const;
export const TIERS = ['bronze', 'silver', 'gold', 'platinum'] as const;
export const UNITS = ['people', 'deals'] as const;
export const DATES = [
  '2024-02-29',
  '2025-01-01',
  '2025-06-30',
  '2025-12-31',
  '2026-01-01',
  '2026-03-31',
  '2026-06-15',
  '2026-12-31',
] as const;
export const DURATIONS = ['P1D', 'P7D', 'P2W', 'P1M', 'P3M', 'P12M', 'P1Y', 'P90D', 'P1M10D'] as const;
export const SHORT_DURATIONS = ['P1D', 'P3D', 'P1W', 'P10D', 'P1M'] as const;
export const DAYS_OF_DECISION = [
  '2025-12-31',
  '2026-01-01',
  '2026-02-28',
  '2026-03-01',
  '2026-04-01',
  '2026-05-17',
  '2026-06-30',
  '2026-07-06',
  '2026-10-31',
  '2028-02-29',
] as const;
