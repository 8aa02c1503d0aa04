import { canonicalize, type Json } from '@tierwright/program';
import type { Aspect, Facet } from './facet.ts';

/** Something of an item that a version changes. */
export interface Change {
  aspect: Aspect;
  /** Of several of one aspect which: a step, a field, a deadline. */
  about?: string;
  how: 'changed' | 'added' | 'removed';
  /** As it is and as it would be; null: not known, or not there. */
  before: Json;
  after: Json;
  sentence: string;
}

const keyOf = ({ aspect, about }: Facet): string => `${aspect}\n${about ?? ''}`;

function changeOf(before: Facet | undefined, after: Facet | undefined): Change | undefined {
  const facet = after ?? before;
  if (!facet) return undefined;
  const { aspect, about } = facet;
  const named = { aspect, ...(about === undefined ? {} : { about }) };
  const values = { before: before?.value ?? null, after: after?.value ?? null };
  if (!before) return { ...named, how: 'added', ...values, sentence: `${facet.title}: new, ${facet.words}.` };
  if (!after) return { ...named, how: 'removed', ...values, sentence: `${facet.title}: no longer, it was ${facet.words}.` };
  if (canonicalize(before.value) === canonicalize(after.value)) return undefined;
  return { ...named, how: 'changed', ...values, sentence: `${after.title}: ${before.words} becomes ${after.words}.` };
}

/** SIM-F2: what differs of an item from one version to the next, in the order in which the item is told. */
export function changesBetween(before: readonly Facet[], after: readonly Facet[]): Change[] {
  const was = new Map(before.map((facet) => [keyOf(facet), facet]));
  const is = new Map(after.map((facet) => [keyOf(facet), facet]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => changeOf(was.get(key), is.get(key)) ?? []);
}
