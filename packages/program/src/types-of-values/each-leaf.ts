import type { Condition, Leaf } from '../conditions/schema.ts';
import type { FactRef } from '../values/schema.ts';

/** Something a condition refers to, and where it says so. */
export type Mention = { kind: 'value'; id: string; pointer: string } | { kind: 'requirement'; id: string; pointer: string };

export const isFactRef = (value: unknown): value is FactRef =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { fact?: unknown }).fact === 'string';

/** Visits the leaves and the requirement references of a condition in document order; stops at neither. */
export function eachLeaf(
  condition: Condition,
  pointer: string,
  leaf: (leaf: Leaf, pointer: string) => void,
  requirement: (id: string, pointer: string) => void,
): void {
  if ('all' in condition)
    condition.all.forEach((part, index) => {
      eachLeaf(part, `${pointer}/all/${index}`, leaf, requirement);
    });
  else if ('any' in condition)
    condition.any.forEach((part, index) => {
      eachLeaf(part, `${pointer}/any/${index}`, leaf, requirement);
    });
  else if ('not' in condition) eachLeaf(condition.not, `${pointer}/not`, leaf, requirement);
  else if ('condition' in condition) requirement(condition.condition, `${pointer}/condition`);
  else leaf(condition, pointer);
}

/** Everything that a condition mentions, in document order. */
export function mentionsOf(condition: Condition, pointer: string): Mention[] {
  const mentions: Mention[] = [];
  eachLeaf(
    condition,
    pointer,
    (leaf, at) => {
      mentions.push({ kind: 'value', id: leaf.fact, pointer: `${at}/fact` });
      if (isFactRef(leaf.value)) mentions.push({ kind: 'value', id: leaf.value.fact, pointer: `${at}/value/fact` });
    },
    (id, at) => mentions.push({ kind: 'requirement', id, pointer: at }),
  );
  return mentions;
}
