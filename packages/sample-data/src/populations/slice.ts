import { type Alternative, type Atom, atomHolds } from '../records/atom.ts';
import type { RawRecord } from '../records/raw-record.ts';
import type { Scalar } from '../values/scalar.ts';
import type { Measure, Population } from './population.ts';

/** A population, or one group of it, with what its records are to give. */
export interface Slice {
  population: Population;
  alternatives: Alternative[];
  targets: { measure: Measure; value: Scalar }[];
}

export function inSlice(slice: Slice, record: RawRecord): boolean {
  return slice.alternatives.some((alternative) => alternative.every((atom) => atomHolds(atom, record)));
}

/** The slice of one group of a measure: its population with the group's field fixed. */
export function groupSlice(measure: Measure, group: string, value: Scalar): Slice | undefined {
  const { by, population } = measure;
  if (!by) return undefined;
  const owner = by.ref === undefined ? population.kind.fields[by.field] : undefined;
  const atom: Atom = { path: by, spec: { present: true, in: [group] }, type: owner?.type ?? 'string', optional: owner?.optional ?? false };
  return { population, alternatives: population.alternatives.map((tests) => [...tests, atom]), targets: [{ measure, value }] };
}
