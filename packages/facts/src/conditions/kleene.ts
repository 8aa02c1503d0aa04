import type { Status } from '../fact-set/fact-set.ts';

/** Strong Kleene `not`: unknown stays unknown. */
export const not = (status: Status): Status => (status === 'met' ? 'missed' : status === 'missed' ? 'met' : 'unknown');

/** Strong Kleene `and`: one miss decides, else one unknown. */
export function allOf(statuses: readonly Status[]): Status {
  if (statuses.includes('missed')) return 'missed';
  return statuses.includes('unknown') ? 'unknown' : 'met';
}

/** Strong Kleene `or`: one hit decides, else one unknown. */
export function anyOf(statuses: readonly Status[]): Status {
  if (statuses.includes('met')) return 'met';
  return statuses.includes('unknown') ? 'unknown' : 'missed';
}
