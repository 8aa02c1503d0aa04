import type { Bytes } from '../columns/lanes.ts';
import type { StatusId } from '../plan/node.ts';
import * as wasm from './instructions.ts';

/** How a column lies in memory: flags are bits, numbers and codes of words have so many bytes each. */
export interface Lanes {
  readonly kind: 'flag' | 'number' | 'word';
  readonly bytes: Bytes;
  readonly isAllKnown: boolean;
  readonly words?: readonly string[];
}

export interface ColumnName {
  readonly fact: string;
  readonly group: string | null;
}

/** What a module reads, in the order of its pointers. */
export type Input =
  | { readonly what: 'column' | 'known'; readonly column: ColumnName }
  /** Flags of a node that is worked out outside. */
  | { readonly what: 'met' | 'may'; readonly status: StatusId };

/** A limit that a column is compared with; it lies in memory, so that another limit needs no other module. */
export interface Limit {
  readonly bytes: Bytes;
  readonly value: number;
}

export interface TierModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly inputs: readonly Input[];
  /** In the order in which they lie, 16 bytes each: the limit in every lane. */
  readonly limits: readonly Limit[];
}

/** A vector in a local, whose number is known only when everything is emitted. */
export interface VectorPiece {
  readonly vector: number;
  readonly access: 'get' | 'set';
}

/** A piece of code: bytes, a local, or a fence: what stands before it is worked out before anything after it is read. */
export type Piece = readonly number[] | VectorPiece | { readonly pointer: number } | 'fence';
export type Code = readonly Piece[];

/** Code for the masks of sixteen partners: met, and met or unknown. One list where nothing is unknown. */
export interface Pair {
  readonly met: Code;
  readonly may: Code;
}

/** Partners of one step: as many as there are bytes in a vector. */
export const STEP = 16;
export const ALL = wasm.v128Const(Array.from({ length: STEP }, () => 0xff));
export const NONE = wasm.v128Const(Array.from({ length: STEP }, () => 0));
export const BIT_OF_LANE = wasm.v128Const(Array.from({ length: STEP }, (_, lane) => 1 << (lane & 7)));
/** Of 16-bit lanes the low byte of the first eight times, then its high byte eight times. */
export const BYTES_OF_FLAGS = wasm.i8x16Shuffle(Array.from({ length: STEP }, (_, lane) => (lane < 8 ? 0 : 1)));
/** Of two vectors with masks of 64 bits the low half of each mask. */
const LOW_HALVES = wasm.i8x16Shuffle([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]);

export const getVector = (vector: number): Code => [{ vector, access: 'get' }];
export const setVector = (vector: number): Code => [{ vector, access: 'set' }];

/** Masks of lanes as masks of bytes: those of two vectors in one, until one is left. */
export function narrowed(masks: readonly Code[]): Code {
  if (masks.length === 1) return masks[0] as Code;
  const narrow = { 2: wasm.i8x16NarrowI16x8, 4: wasm.i16x8NarrowI32x4, 8: LOW_HALVES }[masks.length] as readonly number[];
  const pairs: Code[] = [];
  for (let index = 0; index < masks.length; index += 2) pairs.push([...(masks[index] as Code), ...(masks[index + 1] as Code), narrow]);
  return narrowed(pairs);
}
