import { canonicalize } from '@tierwright/program';
import type { Column } from '../columns/column.ts';
import type { Snapshot } from './snapshot.ts';
import { type Texts, utf8 } from './texts.ts';

/** What browsers and Node both have. */
interface WebCrypto {
  readonly crypto: { readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> } };
}
const { crypto } = globalThis as unknown as WebCrypto;

/** Something that is hashed by itself, under its name. */
type Leaf = readonly [name: string, bytes: Uint8Array];

const json = (value: unknown): Uint8Array => utf8(canonicalize(value));
/** As Arrow keeps them: half characters are none. */
const wordsOf = (words: readonly string[]): Uint8Array => utf8([words.length, ...words].join('\0'));
const inBytes = (array: ArrayBufferView, length = array.byteLength): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, length);
const flags = (bits: Uint32Array, count: number): Uint8Array => inBytes(bits, (count + 7) >>> 3);
const textLeaves = (name: string, { bytes, offsets }: Texts): Leaf[] => [
  [`${name} bytes`, bytes],
  [`${name} offsets`, inBytes(offsets)],
];

function columnLeaves(name: string, column: Column, count: number): Leaf[] {
  const known: Leaf[] = column.known === null ? [] : [[`${name} known`, flags(column.known, count)]];
  switch (column.kind) {
    case 'number':
      return [...known, [`${name} ${column.values.BYTES_PER_ELEMENT}`, inBytes(column.values)]];
    case 'flag':
      return [...known, [`${name} flags`, flags(column.values, count)]];
    case 'word':
      return [...known, [`${name} codes`, inBytes(column.codes)], [`${name} words`, wordsOf(column.words)]];
    case 'set':
      return [
        ...known,
        [`${name} starts`, inBytes(column.starts)],
        [`${name} codes`, inBytes(column.codes)],
        [`${name} words`, wordsOf(column.words)],
      ];
  }
}

function* leavesOf({ made, count, ids, titles, rows, facts, groups, entries, previous, asRead, undecided }: Snapshot): Generator<Leaf> {
  yield ['about', json({ made, count, rows: rows.count })];
  yield ['undecided', utf8(JSON.stringify(undecided))];
  yield* textLeaves('id', ids);
  yield* textLeaves('title', titles);
  if (rows.starts !== null) yield ['starts', inBytes(rows.starts)];
  yield ['days', inBytes(rows.days)];
  for (const [key, column] of facts) yield* columnLeaves(`fact ${key}`, column, rows.count);
  for (const [key, columns] of groups)
    for (const [group, column] of columns) yield* columnLeaves(`group ${canonicalize([key, group])}`, column, rows.count);
  for (const [by, { starts, partners, groups: names, facts: values }] of entries) {
    yield [`entries ${by}`, inBytes(starts)];
    yield* columnLeaves(`groups ${by}`, names, partners.length);
    for (const [key, { values: column, present }] of values) {
      yield* columnLeaves(`entry ${canonicalize([by, key])}`, column, partners.length);
      yield [`present ${canonicalize([by, key])}`, flags(present, partners.length)];
    }
  }
  if (previous !== null) {
    const { on, since, until, state, tier, groups: tiers, isByGroup } = previous;
    yield* Object.entries({ on, since, until, state }).map(([name, array]): Leaf => [name, inBytes(array)]);
    yield* columnLeaves('tier', tier, count);
    for (const [group, column] of tiers) yield* columnLeaves(`tier ${group}`, column, count);
    yield ['by group', flags(isByGroup, count)];
  }
  if (asRead.size > 0) yield ['as read', utf8(JSON.stringify([...asRead]))];
}

/** Memory that threads share cannot be hashed where it lies. */
const own = (bytes: Uint8Array): Uint8Array => (bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice());

const hex = (digest: ArrayBuffer): string => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const digestOf = async (bytes: Uint8Array): Promise<string> => hex(await crypto.subtle.digest('SHA-256', own(bytes)));

/** SHA-256, in hex, of all that a snapshot holds, in whatever form it is kept. */
export async function contentHash(snapshot: Snapshot): Promise<string> {
  const leaves = await Promise.all([...leavesOf(snapshot)].map(async ([name, bytes]) => [name, await digestOf(bytes)] as const));
  return digestOf(json(leaves.map(([name, digest]) => `${digest} ${name}`).sort()));
}
