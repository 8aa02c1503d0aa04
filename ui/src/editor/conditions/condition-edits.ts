import type { Json, Operator, ValueInfo } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import { type ConditionNode, treeOf } from './condition-tree.ts';
import { firstValue, fitted, operatorsOf, usualOperator, wantedOn } from './operators.ts';
import { fitsRight } from './readable-values.ts';

export type GroupKind = 'all' | 'any' | 'not';

/** The condition that is edited, in its document: `root` is where it begins, `value` the whole document. */
export interface Edited {
  readonly value: Json;
  readonly root: Path;
}

const isRoot = ({ root }: Edited, path: Path) => path.length === root.length;
const nodeAt = ({ value }: Edited, path: Path): ConditionNode => treeOf(valueAt(value, path) ?? null);

/** The list in which a part stands, and its place there; null for the root and what is in a `not`. */
export function listOf(edited: Edited, path: Path): { readonly list: Path; readonly at: number; readonly count: number } | null {
  const at = path.at(-1);
  if (isRoot(edited, path) || typeof at !== 'number') return null;
  const list = path.slice(0, -1);
  const items = valueAt(edited.value, list);
  return { list, at, count: Array.isArray(items) ? items.length : 0 };
}

/** The group around a part. */
const groupAround = (path: Path): Path => path.slice(0, path.at(-1) === 'not' ? -1 : -2);

/** A test to begin with: of at least, of a word. `day`: today. */
export function newTest(info: ValueInfo, day: string): Json {
  const operator = usualOperator(info.type);
  return { fact: info.id, operator, value: firstValue(wantedOn(info, operator), day) };
}

export function addPart(edits: JsonEdits, edited: Edited, group: Path, part: Json): Path {
  const node = nodeAt(edited, group);
  if (!('parts' in node)) return group;
  const path = [...group, node.kind, node.parts.length];
  edits.set(path, part);
  return path;
}

/** What has to go where a part goes: groups that would stand empty go with it; null where nothing of the condition would stay. */
function gone(edited: Edited, path: Path): Path | null {
  if (isRoot(edited, path)) return null;
  const list = listOf(edited, path);
  return list && list.count > 1 ? path : gone(edited, groupAround(path));
}

export const canRemove = (edited: Edited, path: Path): boolean => gone(edited, path) !== null;

export function removePart(edits: JsonEdits, edited: Edited, path: Path): void {
  const what = gone(edited, path);
  if (what) edits.remove(what);
}

export function duplicatePart(edits: JsonEdits, edited: Edited, path: Path): void {
  const [list, part] = [listOf(edited, path), valueAt(edited.value, path)];
  if (list && part !== undefined) edits.insert([...list.list, list.at + 1], part);
}

export const canMove = (edited: Edited, path: Path, by: -1 | 1): boolean => {
  const list = listOf(edited, path);
  return list !== null && list.at + by >= 0 && list.at + by < list.count;
};

/** Moves a part among its neighbours; where it stands then. */
export function movePart(edits: JsonEdits, edited: Edited, path: Path, by: -1 | 1): Path {
  const list = listOf(edited, path);
  if (!list || !canMove(edited, path, by)) return path;
  edits.move(list.list, list.at, list.at + by);
  return [...list.list, list.at + by];
}

/** Puts a group around a part. */
export function wrapPart(edits: JsonEdits, edited: Edited, path: Path, kind: GroupKind): void {
  const part = valueAt(edited.value, path);
  if (part !== undefined) edits.set(path, kind === 'not' ? { not: part } : { [kind]: [part] });
}

type TestNode = Extract<ConditionNode, { kind: 'test' }>;
const isTest = (node: ConditionNode | undefined) => node?.kind === 'test';

/** Whether a group can be taken away so that its parts stay. */
export function canUnwrap(edited: Edited, path: Path): boolean {
  const node = nodeAt(edited, path);
  if (node.kind === 'not') return true;
  if (!('parts' in node) || node.parts.length === 0) return false;
  if (node.parts.length === 1) return !isRoot(edited, path) || !isTest(node.parts[0]);
  return listOf(edited, path) !== null;
}

export function unwrapPart(edits: JsonEdits, edited: Edited, path: Path): void {
  if (!canUnwrap(edited, path)) return;
  const node = nodeAt(edited, path);
  if (node.kind === 'not') {
    const part = valueAt(edited.value, [...path, 'not']) ?? null;
    // A test cannot be a whole condition: a group stands around it.
    edits.set(path, isRoot(edited, path) && isTest(node.part) ? { all: [part] } : part);
    return;
  }
  if (!('parts' in node)) return;
  const parts = (valueAt(edited.value, [...path, node.kind]) ?? []) as Json[];
  const list = listOf(edited, path);
  if (!list) edits.set(path, parts[0] ?? null);
  else {
    for (const [index, part] of parts.entries()) edits.insert([...list.list, list.at + 1 + index], part);
    edits.remove(path);
  }
}

/** Every one of them, or at least one. */
export function setGroupKind(edits: JsonEdits, edited: Edited, path: Path, kind: 'all' | 'any'): void {
  const node = nodeAt(edited, path);
  if ('parts' in node && node.kind !== kind) edits.rename([...path, node.kind], kind);
}

/** What a test has on its right, as far as it is known: a value to which it refers stays where it fits. */
export interface Sides {
  readonly left: ValueInfo | undefined;
  readonly right: ValueInfo | undefined;
  /** Today, where a date is wanted. */
  readonly day: string;
}

/** Another fact: the operator and the value stay where they fit it. */
export function setFact(edits: JsonEdits, edited: Edited, path: Path, sides: Sides & { readonly left: ValueInfo }): void {
  const node = nodeAt(edited, path);
  if (node.kind !== 'test') return;
  const fits = operatorsOf(sides.left.type).includes(node.operator);
  const operator = fits ? node.operator : usualOperator(sides.left.type);
  edits.set([...path, 'fact'], sides.left.id);
  if (!fits) edits.set([...path, 'operator'], operator);
  setFitting(edits, node, path, operator, sides);
}

/** Another operator: the value stays where it fits. */
export function setOperator(edits: JsonEdits, edited: Edited, path: Path, operator: Operator, sides: Sides): void {
  const node = nodeAt(edited, path);
  if (node.kind !== 'test') return;
  edits.set([...path, 'operator'], operator);
  setFitting(edits, node, path, operator, sides);
}

function setFitting(edits: JsonEdits, { right: before }: TestNode, path: Path, operator: Operator, { left, right, day }: Sides): void {
  if (!left) return;
  if (before.kind === 'value' && right && fitsRight(left, operator, right)) return;
  const literal = before.kind === 'literal' ? before.value : null;
  const value = fitted(literal, wantedOn(left, operator), day);
  if (before.kind === 'value' || value !== literal) edits.set([...path, 'value'], value);
}

/** Compares with a value as written, or with another value. */
export function setRight(edits: JsonEdits, path: Path, right: { readonly literal: Json } | { readonly id: string }): void {
  edits.set([...path, 'value'], 'id' in right ? { fact: right.id } : right.literal);
}
