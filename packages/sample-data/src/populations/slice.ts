import type { Target } from '../goals/targets.ts';
import { type Alternative, type Atom, atomHolds, atomOf } from '../records/atom.ts';
import type { RawRecord } from '../records/raw-record.ts';
import type { Measure, Population } from './population.ts';

/** A population, or one group of it, with what its records are to give. */
export interface Slice {
  population: Population;
  alternatives: Alternative[];
  targets: { measure: Measure; target: Target }[];
}

export function inSlice(slice: Slice, record: RawRecord): boolean {
  for (const alternative of slice.alternatives) if (passes(alternative, record)) return true;
  return false;
}

function passes(alternative: Alternative, record: RawRecord): boolean {
  for (const atom of alternative) if (!atomHolds(atom, record)) return false;
  return true;
}

/** The slice of one group of a measure: its population with the group's field fixed. */
export function groupSlice(measure: Measure, group: string): Slice | undefined {
  const { by, population } = measure;
  if (!by) return undefined;
  const field = population.kind.fields[by.field];
  // Groups behind a ref belong to the other record; its field is not fixed here.
  if (!field || by.ref !== undefined) return undefined;
  const atom: Atom = atomOf(by, { present: true, in: [group] }, field);
  return { population, alternatives: population.alternatives.map((tests) => [...tests, atom]), targets: [] };
}
