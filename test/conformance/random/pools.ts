import type { Program } from '@tierwright/program';

/** Numbers and dates that a document compares with, so that partners lie on both sides of its thresholds. */
export interface Pools {
  numbers: readonly number[];
  dates: readonly string[];
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Every number and date in a part of a document. */
function* literalsIn(part: unknown): Generator<number | string> {
  if (typeof part === 'number' || (typeof part === 'string' && isDate(part))) yield part;
  else if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) yield* literalsIn(inner);
}

export function poolsOf({ facts, parameters, derived, requirements, tracks, dealRegistration }: Program): Pools {
  const literals = [...literalsIn([facts, parameters, derived, requirements, tracks, dealRegistration?.rules, dealRegistration?.bands])];
  return {
    numbers: [...new Set(literals.filter((literal) => typeof literal === 'number'))],
    dates: [...new Set(literals.filter((literal) => typeof literal === 'string'))],
  };
}
