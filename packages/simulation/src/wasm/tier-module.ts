import type { Operator } from '@tierwright/program';
import { type Bytes, type Comparison, wholeLimit } from '../columns/lanes.ts';
import type { StatusId, StatusNode, ValueNode } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { COMPARISONS } from '../run/number-tests.ts';
import * as wasm from './instructions.ts';

import { moduleOf } from './module-bytes.ts';

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

/** A piece of code: bytes, or a local whose number is known only when everything is emitted. */
type Piece = readonly number[] | { readonly vector: number; readonly access: 'get' | 'set' } | { readonly pointer: number };
type Code = readonly Piece[];

/** Code for the masks of sixteen partners: met, and met or unknown. One list where nothing is unknown. */
interface Pair {
  readonly met: Code;
  readonly may: Code;
}

type TestNode = Extract<StatusNode, { op: 'test' }>;

/** Parts of a node so far, merged. */
interface Merged {
  readonly pair: Pair;
  readonly parts: number;
}

/** Partners of one step: as many as there are bytes in a vector. */
export const STEP = 16;
const ALL = wasm.v128Const(Array.from({ length: STEP }, () => 0xff));
const NONE = wasm.v128Const(Array.from({ length: STEP }, () => 0));
const BIT_OF_LANE = wasm.v128Const(Array.from({ length: STEP }, (_, lane) => 1 << (lane & 7)));
/** Of 16-bit lanes the low byte of the first eight times, then its high byte eight times. */
const BYTES_OF_FLAGS = wasm.i8x16Shuffle(Array.from({ length: STEP }, (_, lane) => (lane < 8 ? 0 : 1)));
/** Of two vectors with masks of 64 bits the low half of each mask. */
const LOW_HALVES = wasm.i8x16Shuffle([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]);

/** Parameters: how many partners, where the pointers lie that are read and written, where the limits lie. */
const [COUNT, INPUTS, OUTPUTS, LIMITS] = [0, 1, 2, 3] as const;
/** The first partner of the step. */
const AT = 4;
const FIRST_POINTER = 5;

const getVector = (vector: number): Code => [{ vector, access: 'get' }];
const setVector = (vector: number): Code => [{ vector, access: 'set' }];

/**
 * Emits a module that decides tracks of all partners, sixteen at a time: each column is read once, what several tiers or
 * versions share is worked out once, and nothing branches. What does not lie in lanes comes in as flags.
 */
export class TierEmitter {
  readonly #plan: Plan;
  readonly #lanesOf: (column: ColumnName) => Lanes | undefined;
  readonly #inputs: Input[] = [];
  readonly #limits: Limit[] = [];
  readonly #places = new Map<string, number>();
  readonly #pairs = new Map<StatusId, Pair>();
  readonly #kept = new Map<string, Code>();
  readonly #code: Piece[] = [];
  #vectors = 0;

  constructor(plan: Plan, lanesOf: (column: ColumnName) => Lanes | undefined) {
    this.#plan = plan;
    this.#lanesOf = lanesOf;
  }

  emit(tracks: readonly TrackPlan[]): TierModule {
    this.#settleAll(tracks.flatMap(({ applies, tiers }) => [applies, ...tiers.map(({ qualify }) => qualify)]));
    for (const [index, track] of tracks.entries()) this.#track(track, index);
    return { bytes: this.#module(tracks.length), inputs: this.#inputs, limits: this.#limits };
  }

  #track({ applies, award, tiers }: TrackPlan, index: number): void {
    const tier = this.#vectors++;
    this.#code.push(wasm.i32Const(-1), wasm.i8x16Splat, ...setVector(tier));
    let reached: Code = [ALL];
    for (const [rank, { qualify }] of tiers.entries()) {
      const met = qualify === null ? [ALL] : this.#status(qualify).met;
      reached = award === 'ladder' ? this.#keep([...reached, ...met, wasm.v128And]) : met;
      this.#code.push(wasm.i32Const(rank), wasm.i8x16Splat, ...getVector(tier), ...reached, wasm.v128Bitselect, ...setVector(tier));
    }
    if (applies !== null) {
      const { met } = this.#status(applies);
      this.#code.push(...getVector(tier), wasm.i32Const(-2), wasm.i8x16Splat, ...met, wasm.v128Bitselect, ...setVector(tier));
    }
    this.#code.push({ pointer: -1 - index }, wasm.localGet(AT), wasm.i32Add, ...getVector(tier), wasm.v128Store(0));
  }

  /** Works something out here, once; code that reads it. */
  #keep(code: Code): Code {
    const vector = this.#vectors++;
    this.#code.push(...code, ...setVector(vector));
    return getVector(vector);
  }

  /** The same by a name: what has one already is not worked out again. */
  #once(name: string, code: () => Code): Code {
    let kept = this.#kept.get(name);
    if (kept === undefined) {
      kept = this.#keep(code());
      this.#kept.set(name, kept);
    }
    return kept;
  }

  #status(id: StatusId): Pair {
    return this.#pairs.get(id) as Pair;
  }

  /**
   * Works out nodes and what they need: column after column, all tests of one before the next, and each test goes at once
   * into what it is a part of. So few vectors are in use at a time, and stay in registers.
   */
  #settleAll(wanted: readonly (StatusId | null)[]): void {
    const { tests, parents } = this.#reached(wanted);
    const merged = new Map<StatusId, Merged>();
    const settle = (id: StatusId, pair: Pair): void => {
      this.#pairs.set(id, pair);
      for (const parent of parents.get(id) ?? []) {
        const node = this.#plan.statuses[parent] as Exclude<StatusNode, TestNode>;
        if (node.op === 'not') {
          settle(parent, this.#not(pair));
          continue;
        }
        const before = merged.get(parent);
        const after = before ? this.#merge(before, pair, node.op === 'all' ? wasm.v128And : wasm.v128Or) : { pair, parts: 1 };
        merged.set(parent, after);
        if (after.parts === node.parts.length) settle(parent, after.pair);
      }
    };
    for (const ids of tests.values()) for (const id of ids) settle(id, this.#test(id) ?? this.#outside(id));
  }

  /** The tests behind nodes, by the column that they read, and what each node is a part of. */
  #reached(wanted: readonly (StatusId | null)[]): { tests: Map<string, StatusId[]>; parents: Map<StatusId, StatusId[]> } {
    const tests = new Map<string, StatusId[]>();
    const parents = new Map<StatusId, StatusId[]>();
    const seen = new Set<StatusId>();
    const visit = (id: StatusId): void => {
      if (seen.has(id)) return;
      seen.add(id);
      const node = this.#plan.statuses[id] as StatusNode;
      if (node.op === 'test') {
        const left = this.#plan.values[node.left] as ValueNode;
        add(tests, left.op === 'fact' ? JSON.stringify([left.fact, left.group]) : '', id);
        return;
      }
      for (const part of node.op === 'not' ? [node.part] : node.parts) {
        add(parents, part, id);
        visit(part);
      }
    };
    for (const id of wanted) if (id !== null) visit(id);
    return { tests, parents };
  }

  #inverse(code: Code): Code {
    return this.#keep([...code, wasm.v128Not]);
  }

  #not({ met, may }: Pair): Pair {
    const notMay = this.#inverse(may);
    return { met: notMay, may: met === may ? notMay : this.#inverse(met) };
  }

  /** With one more part. */
  #merge({ pair: { met, may }, parts }: Merged, next: Pair, operation: readonly number[]): Merged {
    const both = this.#keep([...met, ...next.met, operation]);
    const isAllKnown = met === may && next.met === next.may;
    return { pair: { met: both, may: isAllKnown ? both : this.#keep([...may, ...next.may, operation]) }, parts: parts + 1 };
  }

  /** A node that is worked out outside. */
  #outside(status: StatusId): Pair {
    return { met: this.#flags({ what: 'met', status }), may: this.#flags({ what: 'may', status }) };
  }

  #test(id: StatusId): Pair | undefined {
    const { operator, ...node } = this.#plan.statuses[id] as TestNode;
    const [left, right] = [this.#plan.values[node.left] as ValueNode, this.#plan.values[node.right] as ValueNode];
    if (left.op !== 'fact' || right.op !== 'constant' || right.value === null) return undefined;
    const column = { fact: left.fact, group: left.group };
    const lanes = this.#lanesOf(column);
    const passes = lanes && this.#passes(column, lanes, operator, right.value);
    if (lanes === undefined || passes === undefined) return undefined;
    if (lanes.isAllKnown) return { met: passes, may: passes };
    const known = this.#flags({ what: 'known', column });
    return {
      met: this.#keep([...passes, ...known, wasm.v128And]),
      may: this.#keep([...passes, ...known, wasm.v128Not, wasm.v128Or]),
    };
  }

  /** Whether known values pass. */
  #passes(column: ColumnName, lanes: Lanes, operator: Operator, limit: unknown): Code | undefined {
    switch (lanes.kind) {
      case 'flag': {
        if (operator !== 'equal' && operator !== 'notEqual') return undefined;
        const flags = this.#flags({ what: 'column', column });
        return (operator === 'equal') === limit ? flags : this.#inverse(flags);
      }
      case 'word':
        return this.#passesWord(column, lanes, operator, limit);
      case 'number':
        return typeof limit === 'number' ? this.#passesNumber(column, lanes, operator, limit) : undefined;
    }
  }

  #passesWord(column: ColumnName, { bytes, words }: Lanes, operator: Operator, limit: unknown): Code | undefined {
    const isAmong = operator === 'in' || operator === 'notIn';
    if (!isAmong && operator !== 'equal' && operator !== 'notEqual') return undefined;
    const wanted = new Set(isAmong ? (limit as readonly string[]) : [limit as string]);
    const codes = [...wanted].flatMap((word) => {
      const code = words?.indexOf(word) ?? -1;
      return code < 0 ? [] : [code];
    });
    const equals = codes.map((code) => this.#compared(column, bytes, 'equal', code));
    const found = equals.length === 0 ? [NONE] : equals.flatMap((one, index) => (index === 0 ? one : [...one, wasm.v128Or]));
    return operator === 'equal' || operator === 'in' ? this.#keep(found) : this.#inverse(found);
  }

  #passesNumber(column: ColumnName, { bytes }: Lanes, operator: Operator, limit: number): Code | undefined {
    const comparison = COMPARISONS[operator];
    if (comparison === undefined) return undefined;
    const passes = this.#compared(column, bytes, comparison.how, limit);
    return comparison.isInverse ? this.#inverse(passes) : passes;
  }

  /** Masks of bytes: a column against a limit. */
  #compared(column: ColumnName, bytes: Bytes, how: Comparison, value: number): Code {
    const limit = this.#place(this.#limits, { bytes, value: bytes === 8 ? value : wholeLimit(bytes, how, value) });
    const operation = how === 'equal' ? wasm.EQUAL[bytes] : bytes === 8 && how === 'atLeast' ? wasm.F64_AT_LEAST : wasm.ABOVE[bytes];
    const loadLimit = [wasm.localGet(LIMITS), wasm.v128Load(STEP * limit)];
    const compare = (part: number): Code => [...this.#load(column, bytes, part), ...loadLimit, operation];
    return this.#once(`${limit} ${how} ${JSON.stringify(column)}`, () =>
      narrowed(Array.from({ length: bytes }, (_, part) => compare(part))),
    );
  }

  /** Sixteen bytes of a column. */
  #load(column: ColumnName, bytes: Bytes, part: number): Code {
    return this.#once(`part ${part} of ${JSON.stringify(column)}`, () => [
      { pointer: this.#input({ what: 'column', column }) },
      wasm.localGet(AT),
      ...(bytes === 1 ? [] : [wasm.i32Const(Math.log2(bytes)), wasm.i32ShiftLeft]),
      wasm.i32Add,
      wasm.v128Load(part * STEP),
    ]);
  }

  /** Sixteen flags as masks of bytes. */
  #flags(input: Input): Code {
    return this.#once(`flags ${JSON.stringify(input)}`, () => [
      { pointer: this.#input(input) },
      wasm.localGet(AT),
      wasm.i32Const(3),
      wasm.i32ShiftRight,
      wasm.i32Add,
      wasm.i32Load16(0),
      wasm.i16x8Splat,
      NONE,
      BYTES_OF_FLAGS,
      BIT_OF_LANE,
      wasm.v128And,
      BIT_OF_LANE,
      wasm.EQUAL[1],
    ]);
  }

  #input(input: Input): number {
    return this.#place(this.#inputs, input);
  }

  #place<T>(list: T[], entry: T): number {
    const name = JSON.stringify(entry);
    const place = this.#places.get(name) ?? list.push(entry) - 1;
    this.#places.set(name, place);
    return place;
  }

  #module(tracks: number): Uint8Array<ArrayBuffer> {
    const inputs = this.#inputs.length;
    const pointers = inputs + tracks;
    const firstVector = FIRST_POINTER + pointers;
    const code: number[] = [];
    const put = (bytes: readonly number[]): void => {
      for (const byte of bytes) code.push(byte);
    };
    for (let pointer = 0; pointer < pointers; pointer += 1) {
      const [from, place] = pointer < inputs ? [INPUTS, pointer] : [OUTPUTS, pointer - inputs];
      put([...wasm.localGet(from), ...wasm.i32Load(4 * place), ...wasm.localSet(FIRST_POINTER + pointer)]);
    }
    put(wasm.LOOP);
    for (const piece of this.#code) {
      if ('pointer' in piece) put(wasm.localGet(FIRST_POINTER + (piece.pointer < 0 ? inputs - 1 - piece.pointer : piece.pointer)));
      else if ('vector' in piece) put((piece.access === 'get' ? wasm.localGet : wasm.localSet)(firstVector + piece.vector));
      else put(piece);
    }
    put([...wasm.localGet(AT), ...wasm.i32Const(STEP), ...wasm.i32Add, ...wasm.localTee(AT), ...wasm.localGet(COUNT)]);
    put([...wasm.i32LessThan, ...wasm.REPEAT_IF]);
    return moduleOf({ parameters: AT, numbers: 1 + pointers, vectors: this.#vectors, code });
  }
}

function add<K>(to: Map<K, StatusId[]>, key: K, id: StatusId): void {
  const list = to.get(key);
  if (list) list.push(id);
  else to.set(key, [id]);
}

/** Masks of lanes as masks of bytes: those of two vectors in one, until one is left. */
function narrowed(masks: readonly Code[]): Code {
  if (masks.length === 1) return masks[0] as Code;
  const narrow = { 2: wasm.i8x16NarrowI16x8, 4: wasm.i16x8NarrowI32x4, 8: LOW_HALVES }[masks.length] as readonly number[];
  const pairs: Code[] = [];
  for (let index = 0; index < masks.length; index += 2) pairs.push([...(masks[index] as Code), ...(masks[index + 1] as Code), narrow]);
  return narrowed(pairs);
}
