import type { Program } from '../../document/schema.ts';
import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';

/** The larger of several values, a requirement held on any day of a period, a weight by the customer of the record. */
export const bestOfSeveral: Detector = (program) => {
  const derived = Object.entries(program.derived ?? {}).flatMap(([id, value]) => {
    if ('max' in value && value.max.length > 1) return [toPointer(['derived', id, 'max'])];
    return 'held' in value && value.days === 'any' ? [toPointer(['derived', id, 'held'])] : [];
  });
  const weights = Object.entries(program.facts ?? {}).flatMap(([id, { from }]) =>
    from !== undefined && 'record' in from
      ? (from.times ?? []).flatMap((weight, index) =>
          typeof weight === 'object' && variesByRecord(program, weight.fact) ? [toPointer(['facts', id, 'from', 'times', index])] : [],
        )
      : [],
  );
  return [...derived, ...weights];
};

function variesByRecord(program: Program, id: string): boolean {
  const parameter = program.parameters?.[id];
  return parameter?.records !== undefined && (parameter.variants?.length ?? 0) > 0;
}
