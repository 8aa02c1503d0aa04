import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../canonical/canonicalize.ts';
import type { Program } from '../document/schema.ts';
import { checkShape } from '../shape/check-document.ts';
import { childPointer, fromPointer } from '../source/json-pointer.ts';
import type { Json } from '../tests/schema.ts';
import type { Change } from './change.ts';
import { diffPrograms } from './diff-programs.ts';

type Node = { [key: string]: Json } | Json[];

const rules = new URL('../../../../rules/', import.meta.url).pathname;
const programs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.program.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(`${rules}${file}`, 'utf8')) as { [key: string]: Json });

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const entriesOf = (node: Node): [string, Json][] => Object.entries(node);

/** Where every member of every program stands by the name of its key, so that an edit puts there what fits there. */
const pool = new Map<string, Json[]>();
const visit = (node: Node, name: string) => {
  for (const [key, value] of entriesOf(node)) {
    const own = Array.isArray(node) ? `${name}[]` : key;
    pool.set(own, [...(pool.get(own) ?? []), value]);
    if (isNode(value)) visit(value, own);
  }
};
for (const program of programs) visit(program, '');

interface Spot {
  node: Node;
  key: string;
  name: string;
  pointer: string;
}
function spotsIn(node: Node, name = '', only?: string, pointer = ''): Spot[] {
  return entriesOf(node).flatMap(([key, value]) => {
    if (only !== undefined && key !== only) return [];
    const own = Array.isArray(node) ? `${name}[]` : key;
    const at = childPointer(pointer, key);
    return [{ node, key, name: own, pointer: at }, ...(isNode(value) ? spotsIn(value, own, undefined, at) : [])];
  });
}

const put = ({ node, key }: Spot, value: Json) => {
  if (Array.isArray(node)) node[Number(key)] = value;
  else node[key] = value;
};
const get = ({ node, key }: Spot): Json => (Array.isArray(node) ? (node[Number(key)] ?? null) : (node[key] ?? null));
const drop = ({ node, key }: Spot) => {
  if (Array.isArray(node)) node.splice(Number(key), 1);
  else delete node[key];
};
const rename = ({ node, key }: Spot, name: string) => {
  if (Array.isArray(node)) return;
  const members = entriesOf(node).map(([other, value]) => [other === key ? name : other, value] as const);
  for (const other of Object.keys(node)) delete node[other];
  Object.assign(node, Object.fromEntries(members));
};
const swap = ({ node, key }: Spot, other: number) => {
  if (!Array.isArray(node) || node.length < 2) return;
  const [one, two] = [Number(key), other % node.length];
  [node[one], node[two]] = [node[two] as Json, node[one] as Json];
};

/** One edit: the numbers choose place, kind and value. */
function edit(document: Node, [section, place, kind, value]: readonly [number, number, number, number]): void {
  // Sections are chosen first, because the tests of a program are longer than all the rest.
  const keys = Object.keys(document);
  const spots = spotsIn(document, '', keys[section % keys.length]);
  const spot = spots[place % spots.length] as Spot;
  const candidates = pool.get(spot.name) ?? [];
  const fitting = structuredClone(candidates[value % Math.max(1, candidates.length)] ?? null);
  const now = get(spot);
  if (kind === 0) drop(spot);
  else if (kind === 1 && Array.isArray(spot.node)) spot.node.splice(Number(spot.key), 0, fitting);
  else if (kind === 2) swap(spot, value);
  else if (kind === 3) rename(spot, `${spot.key}${value % 10}`);
  else if (kind === 4 && typeof now === 'number') put(spot, now + (value % 7) - 3);
  else if (kind === 4 && typeof now === 'string') put(spot, `${now}x`);
  else if (kind === 5 && !Array.isArray(spot.node)) {
    // A member that the object lacks, as another program has it.
    const [key, values] = [...pool][value % pool.size] as [string, Json[]];
    if (!key.endsWith('[]') && spot.node[key] === undefined) spot.node[key] = structuredClone(values[place % values.length] ?? null);
  } else put(spot, fitting);
}

/** A difference found by plain comparison: the pointer in either document, absent where there is nothing. */
interface Difference {
  a: string;
  b: string;
  goneId?: string;
}
const identityOf = (value: Json): string | undefined => {
  if (!isNode(value) || Array.isArray(value)) return undefined;
  const id = value.id ?? value.name ?? value.on ?? value.measure;
  return typeof id === 'string' ? id : undefined;
};

function differences(one: Json, other: Json, a = '', b = ''): Difference[] {
  if (canonicalize(one) === canonicalize(other)) return [];
  if (Array.isArray(one) && Array.isArray(other)) return listDifferences(one, other, a, b);
  if (!isNode(one) || !isNode(other) || Array.isArray(one) || Array.isArray(other)) return [{ a, b }];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => {
    const [left, right] = [one[key], other[key]];
    const at = { a: childPointer(a, key), b: childPointer(b, key) };
    if (left === undefined) return [at];
    return right === undefined ? [{ ...at, goneId: key }] : differences(left, right, at.a, at.b);
  });
}

function listDifferences(one: Json[], other: Json[], a: string, b: string): Difference[] {
  const ids = [...one, ...other].map(identityOf);
  const isUnique = (list: Json[]) => new Set(list.map(identityOf)).size === list.length;
  if (ids.includes(undefined) || !isUnique(one) || !isUnique(other)) return unnamedDifferences(one, other, a, b);
  const found = one.flatMap((entry, index) => {
    const place = other.findIndex((candidate) => identityOf(candidate) === identityOf(entry));
    const at = childPointer(a, index);
    if (place >= 0) return differences(entry, other[place] as Json, at, childPointer(b, place));
    return [{ a: at, b: `${b}/-`, goneId: identityOf(entry) ?? '' }];
  });
  const added = other.flatMap((entry, index) =>
    one.some((candidate) => identityOf(candidate) === identityOf(entry)) ? [] : [{ a: `${a}/-`, b: childPointer(b, index) }],
  );
  const all = [...found, ...added];
  return all.length > 0 ? all : [{ a, b }];
}

/** Entries without ids: one by one where as many stand on either side and none only moved. */
function unnamedDifferences(one: Json[], other: Json[], a: string, b: string): Difference[] {
  if (one.length !== other.length) return [{ a, b }];
  const texts = new Set(one.map(canonicalize));
  const changed = other.flatMap((entry, index) => (canonicalize(entry) === canonicalize(one[index]) ? [] : [index]));
  if (changed.some((index) => texts.has(canonicalize(other[index])))) return [{ a, b }];
  return changed.flatMap((index) => differences(one[index] as Json, other[index] as Json, childPointer(a, index), childPointer(b, index)));
}

const isAtOrUnder = (pointer: string, other: string) => pointer === other || pointer.startsWith(`${other}/`) || other === '';
const touches = (one: string, other: string) => isAtOrUnder(one, other) || isAtOrUnder(other, one);

function isCovered({ a, b, goneId }: Difference, changes: readonly Change[]): boolean {
  return changes.some((change) => {
    const places = [change.pointer, ...(change.also ?? [])];
    if (change.kind === 'removed') return places.some((place) => touches(a, place));
    if (goneId !== undefined && typeof change.before === 'string' && change.before.split('.').at(-1) === goneId.split('.').at(-1))
      return true;
    return places.some((place) => touches(b, place));
  });
}

/** Whether two values can be the same in other words: one is absent or empty, or only the order of a list differs. */
function canMeanTheSame({ before, after, section }: Change): boolean {
  const isNothing = (value: unknown) => value === undefined || (isNode(value) && Object.keys(value).length === 0);
  const unordered = (value: Json): Json => {
    if (!isNode(value)) return value;
    if (Array.isArray(value)) return [...new Set(value.map(unordered).map(canonicalize))].sort();
    return Object.fromEntries(entriesOf(value).map(([key, member]) => [key, unordered(member)]));
  };
  // The program holds without an end where the end is null and where it is left out.
  if (isNothing(before) || isNothing(after) || section === 'program') return true;
  return canonicalize(unordered(before as Json)) === canonicalize(unordered(after as Json));
}

const editNumbers = fc.tuple(fc.nat(1000), fc.nat(1_000_000), fc.nat(6), fc.nat(1_000_000));

describe('nothing is lost', () => {
  it('PDL-D1: a program has no difference from itself, whatever the order of its keys', () => {
    const shuffled = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(shuffled);
      return isNode(value)
        ? Object.fromEntries(
            entriesOf(value)
              .reverse()
              .map(([key, member]) => [key, shuffled(member)]),
          )
        : value;
    };
    for (const program of programs) {
      expect(diffPrograms(program as unknown as Program, shuffled(program) as unknown as Program).changes).toEqual([]);
    }
  });

  it('PDL-D2: every edit of a real program lies under a change, and no change is told without one', {
    timeout: Number(process.env.DIFF_TIMEOUT ?? 60_000),
  }, () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.nat(programs.length - 1), fc.array(editNumbers, { minLength: 1, maxLength: 3 }), (index, edits) => {
        const before = programs[index] as Node;
        const after = structuredClone(before);
        for (const numbers of edits) edit(after, numbers);
        if (checkShape(after as Json).length > 0) return;
        compared += 1;
        const { changes } = diffPrograms(before as unknown as Program, after as unknown as Program);
        const found = differences(before, after);
        expect(changes.length > 0).toBe(canonicalize(before) !== canonicalize(after));
        expect(found.filter((difference) => !isCovered(difference, changes))).toEqual([]);
        const lies = changes.filter((change) => /means the same|asks the same/.test(change.sentence) && change.kind === 'text');
        expect(lies.filter((change) => !canMeanTheSame(change))).toEqual([]);
        for (const { sentence, pointer } of changes) {
          expect(sentence).not.toMatch(/undefined|\[object|null|NaN/);
          expect(fromPointer(pointer).length).toBeGreaterThan(0);
        }
      }),
      { seed: 20261122, numRuns: Number(process.env.DIFF_EDITS ?? 400) },
    );
    expect(compared).toBeGreaterThan(60);
  });

  it('PDL-D2, PDL-D13: each number and word of Northwind, changed alone, is told in words of its own', { timeout: 60_000 }, () => {
    const { tests: _, ...northwind } = programs.find(({ program, version }) => program === 'northwind' && version === '2027.1.0') ?? {};
    const texts = new Set(['id', 'title', 'why', 'note', 'text', 'version', 'supersedes', 'effective', 'sources[]', 'name']);
    const skipped = new Set(['prospectus', 'pdl', 'roles', ...texts]);
    const edited = structuredClone(northwind);
    let compared = 0;
    for (const section of Object.keys(northwind).filter((key) => !skipped.has(key))) {
      for (const spot of spotsIn(edited, '', section)) {
        const now = get(spot);
        if (isNode(now) || texts.has(spot.name)) continue;
        const other = (pool.get(spot.name) ?? []).find((value) => typeof value === typeof now && value !== now);
        const word = typeof now === 'string' && /^P\d/.test(now) ? 'P7Y' : (other ?? `${now}x`);
        put(spot, typeof now === 'number' ? now + 1 : typeof now === 'boolean' ? !now : word);
        if (checkShape(edited as Json).length === 0) {
          compared += 1;
          const { changes } = diffPrograms(northwind as unknown as Program, edited as unknown as Program);
          const own = changes.filter(({ kind }) => kind !== 'text');
          expect(isCovered({ a: spot.pointer, b: spot.pointer }, own), `${spot.pointer} ${JSON.stringify(changes)}`).toBe(true);
        }
        put(spot, now);
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});
