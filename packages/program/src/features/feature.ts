import type { Program } from '../document/schema.ts';

/** The features that real programs were found to need, by the letter under which the glossary lists them. */
export const FEATURES = {
  A: 'Weighted points or a score reach a threshold',
  B: 'All listed thresholds are met together',
  C: 'Only events in a window ending at the decision date count',
  D: 'Distinct people count, not certificates',
  E: 'A count contains a minimum of one kind',
  F: 'N items of M, one of a named set, or every item of a filtered set',
  G: 'Evidence expires by date or release and is renewed',
  H: 'A ratio has a time-chosen cohort as denominator',
  I: 'Promotion and demotion follow different calendars',
  J: 'The old rule holds for a time, by join date or by sale date',
  K: 'Metrics are scored, with partial points and floors',
  L: 'The list of requirements depends on the partner’s data',
  M: 'Thresholds differ by region, portfolio or kind of partner, and the best result counts',
  N: 'The best of several counts, one qualifying day is enough, a customer attribute multiplies',
  O: 'Alternative routes exist',
  P: 'Benefits depend on tier or score; discounts stack',
  Q: 'Deal registration has windows, bands, clocks',
  R: 'Values are capped; probation ends on a date',
  S: 'A person decides or attests',
} as const;
export type FeatureLetter = keyof typeof FEATURES;

/** Finds a feature by the structure of a document; answers JSON pointers in document order. */
export type Detector = (program: Program) => string[];

/** Where a document uses a feature: an RFC 6901 pointer to the part that cannot be said without it. */
export interface FeatureFinding {
  feature: FeatureLetter;
  pointer: string;
}
