import type { Condition, Leaf } from '../conditions/schema.ts';
import type { Program } from '../document/schema.ts';
import { childPointer, toPointer } from '../source/json-pointer.ts';

export interface PlacedLeaf {
  leaf: Leaf;
  pointer: string;
}
export interface PlacedCondition {
  condition: Condition;
  pointer: string;
}

/** The conditions that decide a tier: each requirement's, then each tier's own. */
export function decidingConditions(program: Program): PlacedCondition[] {
  const requirements = Object.entries(program.requirements ?? {}).map(([id, { when }]) => ({
    condition: when,
    pointer: toPointer(['requirements', id, 'when']),
  }));
  return [...requirements, ...tierConditions(program)];
}

export function tierConditions(program: Program): PlacedCondition[] {
  return (program.tracks ?? []).flatMap((track, t) =>
    track.tiers.flatMap((tier, n) =>
      tier.qualify === undefined ? [] : [{ condition: tier.qualify, pointer: toPointer(['tracks', t, 'tiers', n, 'qualify']) }],
    ),
  );
}

/** Every part of a condition, itself first; references to requirements are not followed. */
export function partsOf(condition: Condition, pointer: string): PlacedCondition[] {
  const inside = (list: Condition[], key: string) =>
    list.flatMap((part, index) => partsOf(part, childPointer(childPointer(pointer, key), index)));
  const here = { condition, pointer };
  if ('all' in condition) return [here, ...inside(condition.all, 'all')];
  if ('any' in condition) return [here, ...inside(condition.any, 'any')];
  if ('not' in condition) return [here, ...partsOf(condition.not, childPointer(pointer, 'not'))];
  return [here];
}

export const leavesOf = (condition: Condition, pointer: string): PlacedLeaf[] =>
  partsOf(condition, pointer).flatMap((part) => ('operator' in part.condition ? [{ leaf: part.condition, pointer: part.pointer }] : []));

/** The parts that must all hold for the condition to hold, through `all` and named requirements. */
export function jointParts(program: Program, { condition, pointer }: PlacedCondition, followed: readonly string[] = []): PlacedCondition[] {
  if ('all' in condition) {
    return condition.all.flatMap((part, index) =>
      jointParts(program, { condition: part, pointer: childPointer(childPointer(pointer, 'all'), index) }, followed),
    );
  }
  if (!('condition' in condition)) return [{ condition, pointer }];
  const named = program.requirements?.[condition.condition];
  if (named === undefined || followed.includes(condition.condition)) return [];
  const inside = { condition: named.when, pointer: toPointer(['requirements', condition.condition, 'when']) };
  return jointParts(program, inside, [...followed, condition.condition]);
}

/** The leaves among those parts. */
export const jointLeaves = (program: Program, placed: PlacedCondition): PlacedLeaf[] =>
  jointParts(program, placed).flatMap(({ condition, pointer }) => ('operator' in condition ? [{ leaf: condition, pointer }] : []));

/** Whether the leaf asks for at least so much. */
export const asksForMore = ({ operator }: Leaf) => operator === 'greaterThan' || operator === 'greaterThanInclusive';
