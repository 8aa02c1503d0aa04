import type { ParameterModel, Reads } from './parameter-model.ts';

export const noReads = (): Reads => ({ today: false, money: false, kinds: new Set(), parameters: new Set() });

/** Adds what `other` reads. */
export function addReads(reads: Reads, other: Reads): void {
  reads.today ||= other.today;
  reads.money ||= other.money;
  for (const kind of other.kinds) reads.kinds.add(kind);
  for (const parameter of other.parameters) reads.parameters.add(parameter);
}

/** Adds a parameter and what it reads itself. */
export function addParameter(reads: Reads, parameter: ParameterModel): void {
  reads.parameters.add(parameter);
  addReads(reads, parameter.reads);
}
