import type { Condition, Leaf } from '@tierwright/program';
import { exactValue, type Reading } from './reading.ts';
import type { Constant } from './rules-engine.ts';

// No document can name these: an id begins with a letter.
const NO = '#no';
const YES = '#yes';
export const FALSE_LEAF: Leaf = Object.freeze({ fact: NO, operator: 'equal', value: true });
export const TRUE_LEAF: Leaf = Object.freeze({ fact: YES, operator: 'equal', value: true });
export const GUARD_CONSTANTS: readonly (readonly [string, Constant])[] = [
  [NO, false],
  [YES, true],
];

/** Over NaN and [] these are true, or throw, or are true over nothing: an unknown side must not reach them. */
const FAILS_OPEN = new Set(['notEqual', 'notIn', 'doesNotContain', 'someValue:contains', 'everyValue:contains']);
const LOWER_BOUND_DECIDES = new Set(['greaterThan', 'greaterThanInclusive']);

export const refOf = (leaf: Leaf): string | undefined =>
  leaf.value !== null && typeof leaf.value === 'object' && !Array.isArray(leaf.value) && 'fact' in leaf.value
    ? (leaf.value as { fact: string }).fact
    : undefined;

/** Whether a side of the leaf is unknown (ENG-C2), a lower bound counting as known where it can decide (ENG-C3). */
export function hasUnknownSide(leaf: Leaf, left: Reading, right: Reading | undefined): boolean {
  if (right && exactValue(right) === null) return true;
  return LOWER_BOUND_DECIDES.has(leaf.operator) ? left.value === null : exactValue(left) === null;
}

/** The leaf as it stands, or one that is false where json-rules-engine would not make it false over an unknown. */
export function guardLeaf(leaf: Leaf, left: Reading, right: Reading | undefined): Leaf {
  if (!hasUnknownSide(leaf, left, right)) return leaf;
  const bound = left.atMost !== undefined || right?.atMost !== undefined;
  return bound || FAILS_OPEN.has(leaf.operator) ? FALSE_LEAF : leaf;
}

/** A copy of the condition with leaves replaced; the condition itself where nothing is. */
export function replaceNodes(condition: Condition, replace: (node: Condition) => Condition | undefined): Condition {
  const replaced = replace(condition);
  if (replaced) return replaced;
  if ('not' in condition) {
    const part = replaceNodes(condition.not, replace);
    return part === condition.not ? condition : { not: part };
  }
  const replaceAll = (parts: Condition[]) => {
    const next = parts.map((part) => replaceNodes(part, replace));
    return next.every((part, index) => part === parts[index]) ? parts : next;
  };
  if ('all' in condition) {
    const parts = replaceAll(condition.all);
    return parts === condition.all ? condition : { all: parts };
  }
  if ('any' in condition) {
    const parts = replaceAll(condition.any);
    return parts === condition.any ? condition : { any: parts };
  }
  return condition;
}
