import type { Problem } from '@tierwright/program';
import type { DecidedShard, Section } from '../section.ts';

/** Of those who cannot be decided so many are named; all of them are counted. */
const NAMED = 100;

/** Partners that one of the versions cannot decide: they are in no other number. */
export interface Undecided {
  partners: number;
  /** The first by id, with what is wrong with each. */
  first: { partner: string; problems: readonly Problem[] }[];
}

const firstOf = (all: Undecided['first']): Undecided['first'] =>
  all.toSorted(({ partner: one }, { partner: other }) => (one < other ? -1 : one > other ? 1 : 0)).slice(0, NAMED);

/** SIM-R5: who is left out. */
export const undecided: Section<Undecided, Undecided> = {
  empty: () => ({ partners: 0, first: [] }),
  of: ({ snapshot }: DecidedShard) => ({ partners: snapshot.undecided.length, first: firstOf([...snapshot.undecided]) }),
  merge: (parts) => ({
    partners: parts.reduce((sum, { partners }) => sum + partners, 0),
    first: firstOf(parts.flatMap(({ first }) => first)),
  }),
  tell: (part) => part,
};
