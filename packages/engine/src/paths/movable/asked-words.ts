import type { Condition, Literal, Program } from '@tierwright/program';
import { refOf } from '../../model/fact-ref.ts';

/** Every value of a parameter, whatever the date, tier or variant. */
function literalsOf(program: Program, id: string): Literal[] {
  const parameter = program.parameters?.[id];
  if (!parameter) return [];
  return [parameter, ...(parameter.variants ?? [])].flatMap((values) =>
    [values.value, ...Object.values(values.byTier ?? {})].flatMap((dated): Literal[] => {
      if (dated === undefined) return [];
      const entries = Array.isArray(dated) ? dated : [dated];
      return entries.map((entry) =>
        typeof entry === 'object' && entry !== null && 'value' in entry ? (entry.value as Literal) : (entry as Literal),
      );
    }),
  );
}

const wordsIn = (literal: Literal): string[] =>
  typeof literal === 'string'
    ? [literal]
    : Array.isArray(literal)
      ? literal.flatMap((word) => (typeof word === 'string' ? [word] : []))
      : [];

/** Words that conditions ask of a set that declares none: those that it makes sense to add. */
export function askedWords(program: Program, conditions: readonly Condition[], fact: string): string[] {
  const words = new Set<string>();
  const visit = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(visit);
    else if ('any' in condition) condition.any.forEach(visit);
    else if ('not' in condition) visit(condition.not);
    else if ('fact' in condition && condition.fact === fact) {
      const right = refOf(condition.value);
      const literals = right === undefined ? [condition.value as Literal] : literalsOf(program, right);
      for (const word of literals.flatMap(wordsIn)) words.add(word);
    }
  };
  conditions.forEach(visit);
  return [...words].sort();
}

/** Every condition that a tier's condition can stand on. */
export function allConditions(program: Program): Condition[] {
  return [
    ...Object.values(program.requirements ?? {}).map(({ when }) => when),
    ...(program.tracks ?? []).flatMap(({ appliesTo, tiers }) => [
      ...(appliesTo ? [appliesTo] : []),
      ...tiers.flatMap(({ qualify }) => qualify ?? []),
    ]),
    ...Object.values(program.derived ?? {}).flatMap((derived) => {
      if ('each' in derived) return [derived.where];
      return 'score' in derived ? derived.score.flatMap((part) => ('when' in part ? [part.when] : [])) : [];
    }),
    ...Object.values(program.parameters ?? {}).flatMap(({ variants = [] }) => variants.map(({ when }) => when)),
  ];
}
