import type { FactValue } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';
import { type Bytes, type Comparison, wholeLimit } from '../columns/lanes.ts';
import type { StatusId, StatusNode, ValueNode } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { COMPARISONS, type NumberTest } from '../run/number-tests.ts';
import { AT, assembled, LIMITS } from './assembled.ts';
import {
  ALL,
  BIT_OF_LANE,
  BYTES_OF_FLAGS,
  type Code,
  type ColumnName,
  getVector,
  type Input,
  type Lanes,
  type Limit,
  NONE,
  narrowed,
  type Pair,
  type Piece,
  STEP,
  setVector,
  type TierModule,
} from './code.ts';
import * as wasm from './instructions.ts';

type TestNode = Extract<StatusNode, { op: 'test' }>;
type ConstantNode = Extract<ValueNode, { op: 'constant' }>;

/** So many statuses are counted in a byte. */
const MOST_COUNTED = 127;

/** The whole number that counts are above where they are above, or at least, a limit. */
const countAbove = (how: Comparison, limit: number): number =>
  Math.max(-1, Math.min(MOST_COUNTED, how === 'above' ? Math.floor(limit) : Math.ceil(limit) - 1));

/** Parts of a node so far, merged. */
interface Merged {
  readonly pair: Pair;
  readonly parts: number;
}

/** After so many vectors read from memory there is a fence: those and what is made of them have a register each. */
const READ_AT_ONCE = 6;

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
  /** Vectors read since the last fence. */
  #read = 0;

  constructor(plan: Plan, lanesOf: (column: ColumnName) => Lanes | undefined) {
    this.#plan = plan;
    this.#lanesOf = lanesOf;
  }

  emit(tracks: readonly TrackPlan[]): TierModule {
    this.#settleAll(tracks.flatMap(({ applies, tiers }) => [applies, ...tiers.map(({ qualify }) => qualify)]));
    for (const [index, track] of tracks.entries()) this.#track(track, index);
    const bytes = assembled({ code: this.#code, inputs: this.#inputs.length, outputs: tracks.length, vectors: this.#vectors });
    return { bytes, inputs: this.#inputs, limits: this.#limits };
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

  /** Between columns, once many vectors were read. */
  #fence(): void {
    if (this.#read < READ_AT_ONCE) return;
    this.#code.push('fence');
    this.#read = 0;
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
        const node = this.#plan.statuses[parent] as StatusNode;
        if (node.op === 'not') {
          settle(parent, this.#not(pair));
          continue;
        }
        const before = merged.get(parent);
        if (node.op === 'test') {
          const parts = (before?.parts ?? 0) + 1;
          merged.set(parent, { pair, parts });
          if (parts === this.#neededBy(parent).length) settle(parent, this.#derivedTest(parent));
          continue;
        }
        const after = before ? this.#merge(before, pair, node.op === 'all' ? wasm.v128And : wasm.v128Or) : { pair, parts: 1 };
        merged.set(parent, after);
        if (after.parts === node.parts.length) settle(parent, after.pair);
      }
    };
    for (const ids of tests.values()) {
      for (const id of ids) settle(id, this.#test(id) ?? this.#outside(id));
      this.#fence();
    }
  }

  /** Statuses that a test is made of: the conditions of its limits, or what it counts. */
  #neededBy(id: StatusId): readonly StatusId[] {
    const { operator, left, right } = this.#plan.statuses[id] as TestNode;
    const [leftNode, rightNode] = [this.#plan.values[left] as ValueNode, this.#plan.values[right] as ValueNode];
    if (leftNode.op === 'count' && leftNode.parts.length <= MOST_COUNTED && rightNode.op === 'constant')
      return typeof rightNode.value === 'number' && COMPARISONS[operator] !== undefined ? leftNode.parts : [];
    if (leftNode.op !== 'fact' || rightNode.op !== 'choose') return [];
    const lanes = this.#lanesOf(leftNode);
    const isNumber = lanes?.kind === 'number' && COMPARISONS[operator] !== undefined;
    const areConstant = [...rightNode.cases.map(({ value }) => value), rightNode.otherwise].every((value) => {
      const limit = this.#plan.values[value] as ValueNode;
      return limit.op === 'constant' && (limit.value === null || typeof limit.value === 'number');
    });
    return isNumber && areConstant ? rightNode.cases.map(({ when }) => when) : [];
  }

  #derivedTest(id: StatusId): Pair {
    const { operator, left, right } = this.#plan.statuses[id] as TestNode;
    const [leftNode, rightNode] = [this.#plan.values[left] as ValueNode, this.#plan.values[right] as ValueNode];
    if (leftNode.op === 'count') return this.#counted(operator, leftNode.parts, (rightNode as ConstantNode).value as number);
    const { cases, otherwise } = rightNode as Extract<ValueNode, { op: 'choose' }>;
    const column = leftNode as ColumnName;
    const against = (value: number): Pair =>
      this.#against(column, operator, (this.#plan.values[value] as ConstantNode).value) ?? { met: [NONE], may: [ALL] };
    // ENG-P2: the first case that is met; unknown where one before it is.
    return cases.reduceRight((rest, { when, value }): Pair => {
      const [chosen, then] = [this.#status(when), against(value)];
      const blended = (side: keyof Pair): Code =>
        this.#keep([...then[side], ...chosen.met, wasm.v128And, ...rest[side], ...chosen.may, wasm.v128AndNot, wasm.v128Or]);
      const met = blended('met');
      if (chosen.met === chosen.may && then.met === then.may && rest.met === rest.may) return { met, may: met };
      const unknown = this.#keep([...chosen.may, ...chosen.met, wasm.v128AndNot]);
      return { met, may: this.#keep([...blended('may'), ...unknown, wasm.v128Or]) };
    }, against(otherwise));
  }

  /** ENG-D1: how many are met, added up as masks: each is −1. */
  #counted(operator: Operator, parts: readonly StatusId[], limit: number): Pair {
    const pairs = parts.map((part) => this.#status(part));
    const sum = (side: keyof Pair): Code =>
      this.#keep(pairs.flatMap((pair, index) => (index === 0 ? pair[side] : [...pair[side], wasm.i8x16Add])));
    const { how, isInverse } = COMPARISONS[operator] as NumberTest;
    const passes = (counted: Code): Code => {
      const kept = this.#keep(
        how === 'equal'
          ? [...counted, ...this.#limit(1, Number.isInteger(limit) && limit >= 0 && limit <= MOST_COUNTED ? -limit : 1), wasm.EQUAL[1]]
          : [...this.#limit(1, -countAbove(how, limit)), ...counted, wasm.ABOVE[1]],
      );
      return isInverse ? this.#inverse(kept) : kept;
    };
    const least = sum('met');
    const met = passes(least);
    if (pairs.every((pair) => pair.met === pair.may)) return { met, may: met };
    const most = sum('may');
    // ENG-C3: a lower bound passes or its upper bound fails; else, and for other operators, only what is exact is known.
    if (!isInverse && how !== 'equal') return { met, may: passes(most) };
    const exact = this.#keep([...least, ...most, wasm.EQUAL[1]]);
    return { met: this.#keep([...met, ...exact, wasm.v128And]), may: this.#keep([...met, ...exact, wasm.v128Not, wasm.v128Or]) };
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
      const needed = node.op === 'test' ? this.#neededBy(id) : [];
      if (node.op === 'test' && needed.length === 0) {
        const left = this.#plan.values[node.left] as ValueNode;
        add(tests, left.op === 'fact' ? JSON.stringify([left.fact, left.group]) : '', id);
        return;
      }
      for (const part of node.op === 'test' ? needed : node.op === 'not' ? [node.part] : node.parts) {
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
    return left.op === 'fact' && right.op === 'constant' ? this.#against(left, operator, right.value) : undefined;
  }

  /** A column against a limit; nothing where it does not lie in lanes, or is unknown. */
  #against({ fact, group }: ColumnName, operator: Operator, limit: FactValue): Pair | undefined {
    if (limit === null) return undefined;
    const column = { fact, group };
    const lanes = this.#lanesOf(column);
    const passes = lanes && this.#passes(column, lanes, operator, limit);
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
    const limit = bytes === 8 ? value : wholeLimit(bytes, how, value);
    const operation = how === 'equal' ? wasm.EQUAL[bytes] : bytes === 8 && how === 'atLeast' ? wasm.F64_AT_LEAST : wasm.ABOVE[bytes];
    return this.#once(`${how} ${limit} ${JSON.stringify(column)}`, () => {
      const inLanes = bytes === 1 ? this.#limit(bytes, limit) : this.#keep(this.#limit(bytes, limit));
      return narrowed(Array.from({ length: bytes }, (_, part) => [...this.#load(column, bytes, part), ...inLanes, operation]));
    });
  }

  /** A limit in every lane. */
  #limit(bytes: Bytes, value: number): Code {
    const place = this.#place(this.#limits, { bytes, value });
    this.#read += 1;
    return [wasm.localGet(LIMITS), wasm.v128Load(STEP * place)];
  }

  /** Sixteen bytes of a column. */
  #load(column: ColumnName, bytes: Bytes, part: number): Code {
    return this.#once(`part ${part} of ${JSON.stringify(column)}`, () => {
      this.#read += 1;
      return [
        { pointer: this.#input({ what: 'column', column }) },
        wasm.localGet(AT),
        ...(bytes === 1 ? [] : [wasm.i32Const(Math.log2(bytes)), wasm.i32ShiftLeft]),
        wasm.i32Add,
        wasm.v128Load(part * STEP),
      ];
    });
  }

  /** Sixteen flags as masks of bytes. */
  #flags(input: Input): Code {
    return this.#once(`flags ${JSON.stringify(input)}`, () => {
      this.#read += 1;
      return [
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
      ];
    });
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
}

function add<K>(to: Map<K, StatusId[]>, key: K, id: StatusId): void {
  const list = to.get(key);
  if (list) list.push(id);
  else to.set(key, [id]);
}
