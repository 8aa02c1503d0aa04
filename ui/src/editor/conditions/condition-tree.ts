import { type Json, OPERATORS, type Operator } from '@tierwright/program';

/** What a test is compared with: a value as written, or the value of a parameter or another fact. */
type RightSide = { readonly kind: 'literal'; readonly value: Json } | { readonly kind: 'value'; readonly id: string };

/** A condition as the builder shows it. `other` is what it cannot show, kept as it is written. */
export type ConditionNode =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly part: ConditionNode }
  | { readonly kind: 'requirement'; readonly id: string }
  | { readonly kind: 'test'; readonly fact: string; readonly operator: Operator; readonly right: RightSide }
  | { readonly kind: 'other'; readonly value: Json };

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOperator = (word: Json | undefined): word is Operator => (OPERATORS as readonly unknown[]).includes(word);

function rightOf(value: Json): RightSide {
  const isReference = isObject(value) && Object.keys(value).length === 1 && typeof value.fact === 'string';
  return isReference ? { kind: 'value', id: value.fact as string } : { kind: 'literal', value };
}

const trees = new WeakMap<object, ConditionNode>();

/** The tree of a condition, whatever stands there: the same one for the same object, so that what did not change is not drawn again. */
export function treeOf(value: Json): ConditionNode {
  if (!isObject(value)) return { kind: 'other', value };
  const known = trees.get(value);
  if (known) return known;
  const tree = newTree(value);
  trees.set(value, tree);
  return tree;
}

function newTree(value: { [key: string]: Json }): ConditionNode {
  const keys = Object.keys(value);
  const { all, any, not, condition, fact, operator } = value;
  if (keys.length === 1) {
    if (Array.isArray(all)) return { kind: 'all', parts: all.map(treeOf) };
    if (Array.isArray(any)) return { kind: 'any', parts: any.map(treeOf) };
    if (not !== undefined) return { kind: 'not', part: treeOf(not) };
    if (typeof condition === 'string') return { kind: 'requirement', id: condition };
  }
  if (keys.length === 3 && typeof fact === 'string' && isOperator(operator) && value.value !== undefined)
    return { kind: 'test', fact, operator, right: rightOf(value.value) };
  return { kind: 'other', value };
}

/** The condition of a tree, as the document writes it. */
export function conditionOf(node: ConditionNode): Json {
  switch (node.kind) {
    case 'all':
      return { all: node.parts.map(conditionOf) };
    case 'any':
      return { any: node.parts.map(conditionOf) };
    case 'not':
      return { not: conditionOf(node.part) };
    case 'requirement':
      return { condition: node.id };
    case 'test':
      return { fact: node.fact, operator: node.operator, value: node.right.kind === 'value' ? { fact: node.right.id } : node.right.value };
    case 'other':
      return node.value;
  }
}

/** Whether every part of it can be shown, and so be said in words. */
export function isWhole(node: ConditionNode): boolean {
  if (node.kind === 'other') return false;
  if (node.kind === 'not') return isWhole(node.part);
  return 'parts' in node ? node.parts.length > 0 && node.parts.every(isWhole) : true;
}
