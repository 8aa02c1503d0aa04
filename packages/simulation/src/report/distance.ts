import type { ConditionTrace, LeafTrace } from '@tierwright/engine';

/** A miss by less than this share of its threshold is a near miss. */
export const NEAR = 0.05;

function leafDistance({ status, shortfall, threshold }: LeafTrace): number | null {
  if (status === 'met') return 0;
  if (shortfall === undefined || typeof threshold !== 'number' || threshold === 0) return null;
  return Math.abs(shortfall / threshold);
}

/**
 * How far a condition is from being met, as a share of its thresholds: 0.04 is 4 % short. All parts of `all` are needed,
 * so the farthest counts; of `any` the nearest. Null where a part that counts is no number, or unknown.
 */
export function distanceOf(trace: ConditionTrace): number | null {
  if (!('fact' in trace) && trace.status === 'met') return 0;
  if ('all' in trace) {
    const parts = trace.all.map(distanceOf);
    return parts.includes(null) ? null : Math.max(...(parts as number[]));
  }
  if ('any' in trace) {
    const parts = trace.any.map(distanceOf).filter((part) => part !== null);
    return parts.length === 0 ? null : Math.min(...parts);
  }
  if ('requirement' in trace) return distanceOf(trace.when);
  return 'not' in trace ? null : leafDistance(trace);
}
