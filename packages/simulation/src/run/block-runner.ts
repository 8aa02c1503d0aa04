import { extremeOf, OPERATOR_TESTS, ratioOf, statusOf, sumOf } from '@tierwright/engine';
import type { FactValue, Status } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';
import { type Bits, hasBit, newBits, setBit, wordsFor } from '../columns/bits.ts';
import type { Column } from '../columns/column.ts';
import type { Numbers } from '../columns/lanes.ts';
import type { ScorePartNode, StatusId, StatusNode, ValueId, ValueNode } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { BLOCK } from './block.ts';
import { addKnown, type Earned, earnedPer, earnedWhen, type ScorePart, writeNumbers, writeScores } from './block-score.ts';
import { Buffers } from './buffers.ts';
import { areNumbers, isAllKnown, type NumbersAlone, type Option, writeAll, writeCase } from './chosen-numbers.ts';
import { type ColumnSource, ofEntries } from './column-source.ts';
import { type EachCounts, eachCounts } from './each-counts.ts';
import { addOnes, isDecided, merge } from './flags.ts';
import { COMPARISONS, compareNumbers, type NumberTest } from './number-tests.ts';
import type { Outcome } from './outcome.ts';
import { type Vector, vectorAt } from './vector.ts';
import { testSets, testWords } from './word-tests.ts';

const isBounded = (operator: Operator): boolean => operator === 'greaterThan' || operator === 'greaterThanInclusive';

/** Works out the nodes of a plan for a block of partners, each node once, when it is first asked for. */
export class BlockRunner {
  readonly #plan: Plan;
  readonly #source: ColumnSource;
  readonly #each = new Map<ValueNode, EachCounts | null>();
  readonly #outcomes: (Outcome | undefined)[] = [];
  readonly #vectors: (Vector | undefined)[] = [];
  /** Partners of a block at most: a multiple of 32. */
  readonly room: number;
  readonly #bits = new Buffers(() => newBits(this.room));
  readonly #doubles = new Buffers(() => new Float64Array(this.room));
  #from = -1;
  #count = 0;

  constructor(plan: Plan, source: ColumnSource, most = BLOCK) {
    this.#plan = plan;
    this.#source = source;
    this.room = Math.min(most, wordsFor(source.count) << 5);
  }

  /** Goes to the block that begins at a partner, whose place is a multiple of the room; nothing of the one that it is in is worked out again. */
  enter(from: number): void {
    if (from === this.#from) return;
    this.#from = from;
    this.#count = Math.min(this.room, this.#source.count - from);
    this.#outcomes.length = 0;
    this.#vectors.length = 0;
    this.#bits.reuse();
    this.#doubles.reuse();
  }

  /** Partners of all blocks. */
  get total(): number {
    return this.#source.count;
  }

  /** Partners of the block. */
  get count(): number {
    return this.#count;
  }

  /** Flags behind the last partner are of no meaning. */
  status(id: StatusId): Outcome {
    let outcome = this.#outcomes[id];
    if (outcome === undefined) {
      outcome = this.#outcomeOf(this.#plan.statuses[id] as StatusNode);
      this.#outcomes[id] = outcome;
    }
    return outcome;
  }

  value(id: ValueId): Vector {
    let vector = this.#vectors[id];
    if (vector === undefined) {
      vector = this.#vectorOf(this.#plan.values[id] as ValueNode);
      this.#vectors[id] = vector;
    }
    return vector;
  }

  #outcomeOf(node: StatusNode): Outcome {
    switch (node.op) {
      case 'test': {
        const right = this.#plan.values[node.right] as ValueNode;
        const choice = right.op === 'choose' ? this.#testChoice(node.operator, this.value(node.left), right) : undefined;
        return choice ?? this.#test(node.operator, this.value(node.left), this.value(node.right));
      }
      case 'all':
        return this.#combined(node.parts, true);
      case 'any':
        return this.#combined(node.parts, false);
      case 'not': {
        const { met, may } = this.status(node.part);
        const notMay = this.#inverse(may);
        return met === may ? { met: notMay, may: notMay } : { met: notMay, may: this.#inverse(met) };
      }
    }
  }

  #everyone(status: Status): Outcome {
    const met = this.#bits.take().fill(status === 'met' ? -1 : 0);
    if (status !== 'unknown') return { met, may: met };
    return { met, may: this.#bits.take().fill(-1) };
  }

  #inverse(bits: Bits): Bits {
    const out = this.#bits.take();
    const words = wordsFor(this.#count);
    for (let word = 0; word < words; word += 1) out[word] = ~(bits[word] as number);
    return out;
  }

  /** ANDs or ORs of flags; ends early where no further part can change any of them. */
  #combined(parts: readonly StatusId[], isAll: boolean): Outcome {
    const words = wordsFor(this.#count);
    const met = this.#bits.take();
    let may = met;
    for (const [index, part] of parts.entries()) {
      const next = this.status(part);
      if (index === 0) {
        met.set(next.met);
        if (next.met !== next.may) {
          may = this.#bits.take();
          may.set(next.may);
        }
      } else {
        if (may === met && next.may !== next.met) {
          may = this.#bits.take();
          may.set(met);
        }
        merge(met, next.met, words, isAll);
        if (may !== met) merge(may, next.may, words, isAll);
      }
      if (isDecided(isAll ? may : met, words, isAll)) break;
    }
    return { met, may };
  }

  #test(operator: Operator, left: Vector, right: Vector): Outcome {
    if (left.kind === 'constant' && right.kind === 'constant')
      return this.#everyone(statusOf(OPERATOR_TESTS[operator], left.value, right.value));
    if (right.kind === 'constant') {
      if (right.value === null) return this.#everyone('unknown');
      const comparison = COMPARISONS[operator];
      if (left.kind === 'number' && typeof right.value === 'number' && comparison !== undefined) {
        const passes = this.#compare(comparison, left.values, right.value);
        if (left.most === null) return this.#where(left.known, passes);
        const most = this.#compare(comparison, left.most, right.value);
        return isBounded(operator) ? { met: passes, may: most } : this.#where(this.#exact(left), passes);
      }
      if (left.kind === 'column') return this.#testColumn(operator, left.column, left.from, right.value);
    }
    return this.#testEach(operator, left, right);
  }

  /** ENG-P2: numbers against limits that are chosen among constants, each tested once; the first case that is met counts. */
  #testChoice(operator: Operator, left: Vector, { cases, otherwise }: Extract<ValueNode, { op: 'choose' }>): Outcome | undefined {
    const limits = [...cases.map(({ value }) => value), otherwise].map((value) => this.value(value));
    if (left.kind !== 'number' || limits.some(({ kind }) => kind !== 'constant')) return undefined;
    const words = wordsFor(this.#count);
    return cases.reduceRight(
      (rest, { when }, index): Outcome => {
        const [chosen, then] = [this.status(when), this.#test(operator, left, limits[index] as Vector)];
        const isKnown = chosen.met === chosen.may && then.met === then.may && rest.met === rest.may;
        const met = this.#bits.take();
        const may = isKnown ? met : this.#bits.take();
        for (let word = 0; word < words; word += 1) {
          const is = chosen.met[word] as number;
          const maybe = chosen.may[word] as number;
          met[word] = (is & (then.met[word] as number)) | (~maybe & (rest.met[word] as number));
          if (!isKnown) may[word] = (is & (then.may[word] as number)) | (~maybe & (rest.may[word] as number)) | (maybe & ~is);
        }
        return { met, may };
      },
      this.#test(operator, left, limits.at(-1) as Vector),
    );
  }

  #compare({ how, isInverse }: NumberTest, values: Numbers, limit: number): Bits {
    const passes = this.#bits.take();
    compareNumbers(values, this.#count, how, limit, passes);
    return isInverse ? this.#inverse(passes) : passes;
  }

  /** Which values of a count or score are exact. */
  #exact({ values, most }: Extract<Vector, { kind: 'number' }>): Bits {
    const exact = this.#bits.take().fill(0);
    for (let index = 0; index < this.#count; index += 1) if (most === null || most[index] === values[index]) setBit(exact, index);
    return exact;
  }

  /** A test that counts where its value is known. */
  #where(known: Bits | null, passes: Bits): Outcome {
    if (known === null) return { met: passes, may: passes };
    const [met, may] = [this.#bits.take(), this.#bits.take()];
    const words = wordsFor(this.#count);
    for (let word = 0; word < words; word += 1) {
      met[word] = (passes[word] as number) & (known[word] as number);
      may[word] = (passes[word] as number) | ~(known[word] as number);
    }
    return { met, may };
  }

  /** Words and flags against a literal: each word is tested once. */
  #testColumn(operator: Operator, column: Exclude<Column, { kind: 'number' }>, from: number, limit: FactValue): Outcome {
    const known = column.known === null ? null : column.known.subarray(from >>> 5);
    const passes = this.#bits.take();
    if (column.kind === 'flag') {
      const test = OPERATOR_TESTS[operator];
      const [ifTrue, ifFalse] = [test(true, limit) ? -1 : 0, test(false, limit) ? -1 : 0];
      const words = wordsFor(this.#count);
      for (let word = 0; word < words; word += 1) {
        const flags = column.values[(from >>> 5) + word] as number;
        passes[word] = (flags & ifTrue) | (~flags & ifFalse);
      }
      return this.#where(known, passes);
    }
    if (column.kind === 'word') testWords(operator, column, from, this.#count, limit, passes);
    else testSets(operator, column, from, this.#count, limit, passes);
    return this.#where(known, passes);
  }

  /** Any test of any two values, one partner after the other. */
  #testEach(operator: Operator, left: Vector, right: Vector): Outcome {
    const test = OPERATOR_TESTS[operator];
    const met = this.#bits.take().fill(0);
    const may = this.#bits.take().fill(0);
    const most = left.kind === 'number' && isBounded(operator) ? left.most : null;
    const least = left.kind === 'number' ? left.values : null;
    for (let index = 0; index < this.#count; index += 1) {
      const limit = vectorAt(right, index);
      const isOpen = most !== null && limit !== null;
      const status = statusOf(test, isOpen ? ((least as Numbers)[index] as number) : vectorAt(left, index), limit);
      if (status === 'met') setBit(met, index);
      if (status !== 'missed' || (isOpen && test(most[index] as number, limit))) setBit(may, index);
    }
    return { met, may };
  }

  #vectorOf(node: ValueNode): Vector {
    switch (node.op) {
      case 'constant':
        return { kind: 'constant', value: node.value };
      case 'fact':
        return this.#column(this.#source.fact(node.fact, node.group));
      case 'entry':
        return this.#column(this.#source.entry(node.fact));
      case 'each':
        return this.#eachOf(node);
      case 'choose':
        return this.#choose(node);
      case 'onDay':
        return this.#onDay(node);
      case 'count':
        return this.#countOf(node.parts.map((part) => this.status(part)));
      case 'score':
        return this.#score(node.parts);
      case 'sum':
        return this.#list(sumOf(node.plus.map(this.#reader), node.minus.map(this.#reader)));
      case 'min':
      case 'max':
        return this.#list(extremeOf(node.op, node.of.map(this.#reader)));
      case 'ratio':
        return this.#list(ratioOf({ ...node, numerator: this.#reader(node.numerator), denominator: this.#reader(node.denominator) }));
    }
  }

  /** Reads a value as other values do: one that is not exact is unknown. */
  readonly #reader = (id: ValueId): ((index: number) => FactValue) => {
    const vector = this.value(id);
    return (index) => vectorAt(vector, index);
  };

  #column(column: Column | undefined): Vector {
    if (column === undefined) return { kind: 'constant', value: null };
    if (column.kind !== 'number') return { kind: 'column', column, from: this.#from };
    return {
      kind: 'number',
      values: column.values.subarray(this.#from, this.#from + this.#count),
      known: column.known === null ? null : column.known.subarray(this.#from >>> 5),
      most: null,
    };
  }

  #choose({ cases, otherwise }: Extract<ValueNode, { op: 'choose' }>): Vector {
    const options = cases.map(({ when, value }) => ({ ...this.status(when), value: this.value(value) }));
    const last = this.value(otherwise);
    if (areNumbers(last) && options.every(({ value }) => areNumbers(value))) return this.#chosenNumbers(options, last);
    return this.#list((at) => {
      for (const { met, may, value } of options) {
        if (hasBit(met, at)) return vectorAt(value, at);
        if (hasBit(may, at)) return null;
      }
      return vectorAt(last, at);
    });
  }

  /** The first case that is met counts, so it is written last; of whom it is not known whether it is met, nothing is. */
  #chosenNumbers(options: readonly Option[], last: NumbersAlone): Vector {
    const values = this.#doubles.take();
    const known = this.#bits.take();
    const areKnown = isAllKnown(last) && options.every(({ met, may, value }) => met === may && isAllKnown(value));
    writeAll(last, this.#count, values, known);
    for (const option of [...options].reverse()) writeCase(option, this.#count, values, known);
    return { kind: 'number', values, known: areKnown ? null : known, most: null };
  }

  #onDay({ day, days, values }: Extract<ValueNode, { op: 'onDay' }>): Vector {
    const on = this.value(day);
    return this.#list((at) => {
      const date = vectorAt(on, at);
      if (typeof date !== 'string') return null;
      let place = 0;
      while (place < days.length && (days[place] as string) <= date) place += 1;
      return vectorAt(this.value(values[place] as ValueId), at);
    });
  }

  /** Counted for all partners when it is first asked for. */
  #eachOf(node: Extract<ValueNode, { op: 'each' }>): Vector {
    let counts = this.#each.get(node);
    if (counts === undefined) {
      const entries = this.#source.entries(node.by);
      counts =
        entries === undefined
          ? null
          : eachCounts(new BlockRunner(this.#plan, ofEntries(this.#source, entries)), entries, node.facts, node.where);
      this.#each.set(node, counts);
    }
    // Without a fact by the field nobody has a group.
    if (counts === null) return { kind: 'constant', value: 0 };
    const end = this.#from + this.#count;
    return { kind: 'number', values: counts.least.subarray(this.#from, end), known: null, most: counts.most.subarray(this.#from, end) };
  }

  /** ENG-D1, ENG-D5. */
  #countOf(parts: readonly Outcome[]): Vector {
    const values = this.#doubles.take().fill(0);
    const isExact = parts.every(({ met, may }) => met === may);
    const most = isExact ? null : this.#doubles.take().fill(0);
    for (const { met, may } of parts) {
      addOnes(met, this.#count, values);
      if (most !== null) addOnes(may, this.#count, most);
    }
    return { kind: 'number', values, known: null, most };
  }

  #score(parts: readonly ScorePartNode[]): Vector {
    const values = this.#doubles.take();
    const asked = parts.map((part): ScorePart => {
      const points = this.value(part.points);
      return 'when' in part ? { when: this.status(part.when), points } : { per: this.value(part.per), full: this.value(part.full), points };
    });
    if (addKnown(asked, this.#count, values)) return { kind: 'number', values, known: null, most: null };
    const most = this.#doubles.take();
    const earned = parts.map((part) => this.#earned(part));
    writeScores(earned, this.#count, values, most);
    return { kind: 'number', values, known: null, most };
  }

  #earned(part: ScorePartNode): Earned {
    const earned = { points: this.#doubles.take(), open: this.#doubles.take() };
    const numbers = (id: ValueId) => writeNumbers(this.value(id), this.#count, this.#doubles.take());
    const all = numbers(part.points);
    if ('when' in part) earnedWhen(this.status(part.when), all, this.#count, earned);
    else earnedPer(numbers(part.per), numbers(part.full), all, this.#count, earned);
    return earned;
  }

  /** Values of each partner: as numbers where they all are numbers. */
  #list(read: (index: number) => FactValue): Vector {
    const values = new Array<FactValue>(this.#count);
    let areNumbers = true;
    let areKnown = true;
    for (let index = 0; index < this.#count; index += 1) {
      const value = read(index);
      values[index] = value;
      if (value === null) areKnown = false;
      else if (typeof value !== 'number') areNumbers = false;
    }
    if (!areNumbers) return { kind: 'list', values };
    const numbers = this.#doubles.take();
    const known = areKnown ? null : this.#bits.take().fill(0);
    for (let index = 0; index < this.#count; index += 1) {
      const value = values[index] as number | null;
      numbers[index] = value ?? 0;
      if (known !== null && value !== null) setBit(known, index);
    }
    return { kind: 'number', values: numbers, known, most: null };
  }
}
