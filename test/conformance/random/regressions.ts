import type { OnDay } from './pairs.ts';

/** Pairs over which the evaluators once differed, by what was wrong. The numbers are those of `comparePartners`. */
export const REGRESSIONS: readonly { name: string; seed: number; partner: number; on: OnDay }[] = [
  { name: 'records that earn nothing bring no currency', seed: 30, partner: 14, on: 'alone' },
  { name: 'a benefit that is not granted pays nothing, whatever its caps say', seed: 59, partner: 3, on: 'alone' },
  { name: 'a basis by a field other than the group counts whole in every group', seed: 414, partner: 15, on: 'alone' },
  { name: 'a tier that is not known at the start of the period leaves the amount unknown', seed: 470, partner: 7, on: 'alone' },
  { name: 'the upper bound of a score is rounded once', seed: 1055, partner: 18, on: 'alone' },
  { name: 'a fact by open groups that is not loaded is unknown', seed: 2247, partner: 6, on: 'alone' },
  { name: 'a waiver for a group counts inside `each` by the same field', seed: 1_000_059, partner: 15, on: 'alone' },
  { name: 'a stack is by group whichever member is', seed: 4115, partner: 0, on: 'alone' },
  { name: 'a cap whose condition is missed does not cap, though a part of it is unknown', seed: 4165, partner: 17, on: 'alone' },
  { name: 'a stack whose members by group are not granted pays the basis once', seed: 694, partner: 3, on: 'together' },
  { name: 'a stack whose members by group are not granted pays the sum of the others once', seed: 1_001_907, partner: 13, on: 'together' },
  { name: 'a stack asks the granted member by group whether its basis is by group too', seed: 1_002_771, partner: 8, on: 'together' },
  { name: 'a stack of members of several tracks asks the one by group', seed: 2685, partner: 18, on: 'together' },
  { name: 'a stack with others has the rest of the basis', seed: 4758, partner: 0, on: 'together' },
  { name: 'records of a basis by another field count in every group', seed: 1_004_347, partner: 1, on: 'together' },
  { name: 'a record without a group earns nothing of a basis by group', seed: 1_007_285, partner: 9, on: 'together' },
  { name: 'a record without a group earns nothing, within another fact either', seed: 6171, partner: 16, on: 'together' },
  {
    name: 'a tier that an exception keeps is held when grace is over, whatever is not loaded',
    seed: 1_009_022,
    partner: 4,
    on: 'together',
  },
];
