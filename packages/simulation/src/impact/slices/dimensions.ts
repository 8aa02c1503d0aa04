import { readable } from '@tierwright/engine';
import type { Fact, Program } from '@tierwright/program';
import type { Comparison } from '../../report/comparison.ts';

/** What partners are told apart by. */
export interface Dimension {
  readonly by: 'fact' | 'size' | 'age';
  readonly fact: string;
  /** Whose definition of the fact counts: the candidate's where it has one. */
  readonly of: 'candidate' | 'baseline';
  readonly declared: Fact;
}

const NUMBERS: readonly string[] = ['money', 'integer', 'number', 'percent'];

const tierConditions = ({ tracks = [] }: Program) => tracks.flatMap(({ tiers }) => tiers.flatMap(({ qualify }) => qualify ?? []));

/** SIM-M10: the first money fact made from records that tiers read, else the first number that they read. */
function sizeFact(program: Program): string | undefined {
  const { facts = {} } = program;
  const numbers = readable(program, tierConditions(program)).facts.filter((id) => {
    const fact = facts[id];
    return fact !== undefined && fact.by === undefined && NUMBERS.includes(fact.type);
  });
  return numbers.find((id) => facts[id]?.type === 'money' && facts[id]?.from !== undefined) ?? numbers[0];
}

const attributes = ({ facts = {} }: Program, types: readonly string[]) =>
  Object.entries(facts).flatMap(([id, { attribute, type, by }]) =>
    attribute !== undefined && by === undefined && types.includes(type) ? [id] : [],
  );

/** SIM-M9, SIM-M10, SIM-M11: what the partners of two versions are told apart by. */
export function dimensionsOf({ baseline, candidate }: Comparison): Dimension[] {
  const of = (by: Dimension['by'], fact: string | undefined): Dimension[] => {
    if (fact === undefined) return [];
    const later = candidate.facts?.[fact];
    const declared = later ?? baseline.facts?.[fact];
    return declared ? [{ by, fact, of: later ? 'candidate' : 'baseline', declared }] : [];
  };
  const both = (find: (program: Program) => string[]) => [...new Set([...find(candidate), ...find(baseline)])];
  const dates = both((program) => attributes(program, ['date']));
  return [
    ...both((program) => attributes(program, ['enum', 'boolean'])).flatMap((fact) => of('fact', fact)),
    ...of('size', sizeFact(candidate) ?? sizeFact(baseline)),
    ...of('age', dates[0]),
  ];
}

export const dimensionName = ({ by, fact }: Pick<Dimension, 'by' | 'fact'>): string => (by === 'fact' ? `fact ${fact}` : by);
