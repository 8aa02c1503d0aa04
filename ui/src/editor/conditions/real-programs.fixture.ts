import { readdirSync, readFileSync } from 'node:fs';
import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import type { Edition } from '../document/program-document.ts';
import { treeOf } from './condition-tree.ts';

const RULES = new URL('../../../../rules/', import.meta.url);

export interface RealProgram {
  readonly name: string;
  readonly text: string;
  readonly value: Edition['value'];
}

/** The programs under rules/. */
export const realPrograms: readonly RealProgram[] = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.program.json'))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, RULES), 'utf8');
    return { name, text, value: JSON.parse(text) as Edition['value'] };
  });

/** One version of each. */
export const onePerVendor: readonly RealProgram[] = realPrograms.filter(
  ({ name }, index) => realPrograms[index + 1]?.name.split('/')[0] !== name.split('/')[0],
);

/** Where each whole condition of a program stands, and what it is. */
export function conditionsOf(value: Json, path: Path = []): readonly { readonly path: Path; readonly condition: Json }[] {
  if (typeof value !== 'object' || value === null || path[0] === 'tests') return [];
  if (treeOf(value).kind !== 'other') return [{ path, condition: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => conditionsOf(item, [...path, index]));
  return Object.entries(value).flatMap(([key, member]) => conditionsOf(member, [...path, key]));
}

/** Where each part of a condition stands, the whole one first. */
export function partsOf(condition: Json, path: Path): readonly Path[] {
  const node = treeOf(condition);
  if (node.kind === 'not') return [path, ...partsOf((condition as { not: Json }).not, [...path, 'not'])];
  if (!('parts' in node)) return [path];
  const parts = (condition as { [kind: string]: Json[] })[node.kind] ?? [];
  return [path, ...parts.flatMap((part, index) => partsOf(part, [...path, node.kind, index]))];
}
