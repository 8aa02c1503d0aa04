import { decimalSum, type FactValue, type Status } from '@tierwright/facts';
import type { Leaf, ValueType } from '@tierwright/program';
import type { Frame } from '../compile/frame.ts';
import { type Operand, reader } from '../compile/operand.ts';
import type { LeafTrace, Shown } from '../decision/decision.ts';
import { isNumeric } from '../model/value-type.ts';
import type { Compiled } from './compiled.ts';
import { isLowerBound, OPERATOR_TESTS, statusOf, type Test } from './operators.ts';

interface LeafParts {
  leaf: Leaf;
  left: Operand;
  right: Operand;
  /** Minor units in a major unit, where the left side is money; else 1. */
  scale: number;
  /** The id on the right, or nothing where it is a literal. */
  of: string | undefined;
}

type WriteTrace = (measured: FactValue, threshold: FactValue, status: Status, isExact: boolean) => LeafTrace;

/** Which way a shortfall is counted (ENG-E6): 1 what is missing, −1 what is too much, 0 not at all. */
function directionOf(leaf: Leaf, type: ValueType): 1 | -1 | 0 {
  if (!isNumeric(type)) return 0;
  if (leaf.operator === 'greaterThan' || leaf.operator === 'greaterThanInclusive') return 1;
  return leaf.operator === 'lessThan' || leaf.operator === 'lessThanInclusive' ? -1 : 0;
}

/** As decimals, exact; whole numbers need no care. */
const difference = (a: number, b: number): number => (Number.isSafeInteger(a) && Number.isSafeInteger(b) ? a - b : decimalSum([a], [b]));

/** Writes a leaf's trace. What the document says is looked up once; every trace of a leaf has the same few shapes. */
function traceWriter({ leaf, left, scale, of }: LeafParts): WriteTrace {
  const { fact, operator } = leaf;
  const direction = directionOf(leaf, left.type);
  const show = (value: FactValue): Shown => (scale === 1 || typeof value !== 'number' ? value : value / scale);
  return (inside, limit, status, isExact) => {
    const measured = show(inside);
    const threshold = show(limit);
    if (status === 'met' || direction === 0 || !isExact || typeof inside !== 'number' || typeof limit !== 'number') {
      return of === undefined ? { fact, operator, measured, threshold, status } : { fact, operator, measured, threshold, status, of };
    }
    const shortfall = (direction === 1 ? difference(limit, inside) : difference(inside, limit)) / scale;
    return of === undefined
      ? { fact, operator, measured, threshold, status, shortfall }
      : { fact, operator, measured, threshold, status, of, shortfall };
  };
}

/** The commonest leaf, a fact against a number that no partner changes, without any indirection. */
function fastHolds(leaf: Leaf, left: Operand, right: Operand): ((frame: Frame) => boolean) | undefined {
  if (left.kind !== 'slot' || right.kind !== 'constant' || right.value === null) return undefined;
  const { slot } = left;
  const limit = right.value as number;
  switch (leaf.operator) {
    case 'greaterThanInclusive':
      return (frame) => {
        const value = frame.values[slot] as number | null;
        return value !== null && value >= limit;
      };
    case 'greaterThan':
      return (frame) => {
        const value = frame.values[slot] as number | null;
        return value !== null && value > limit;
      };
    case 'lessThan':
      return (frame) => {
        const value = frame.values[slot] as number | null;
        return value !== null && value < limit;
      };
    case 'lessThanInclusive':
      return (frame) => {
        const value = frame.values[slot] as number | null;
        return value !== null && value <= limit;
      };
    case 'equal':
      return (frame) => frame.values[slot] === limit;
    default:
      return undefined;
  }
}

/** ENG-C3: a lower bound on the left. */
function boundedLeaf(parts: LeafParts, test: Test, left: Extract<Operand, { kind: 'bounded' }>): Compiled {
  const right = reader(parts.right);
  const write = traceWriter(parts);
  const lower = isLowerBound(parts.leaf.operator);
  const status = (frame: Frame): Status => {
    const { value, atMost } = left.bounded(frame);
    const limit = right(frame);
    if (value === atMost) return statusOf(test, value, limit);
    if (!lower || limit === null) return 'unknown';
    return test(value, limit) ? 'met' : test(atMost, limit) ? 'unknown' : 'missed';
  };
  return {
    holds: (frame) => status(frame) === 'met',
    status,
    trace: (frame) => {
      const { value, atMost } = left.bounded(frame);
      return write(value, right(frame), status(frame), value === atMost);
    },
  };
}

/** A test of one fact. */
export function leafOf(parts: LeafParts): Compiled {
  const { leaf } = parts;
  const test = OPERATOR_TESTS[leaf.operator];
  if (parts.left.kind === 'bounded') return boundedLeaf(parts, test, parts.left);
  const left = reader(parts.left);
  const right = reader(parts.right);
  const write = traceWriter(parts);
  return {
    holds: fastHolds(leaf, parts.left, parts.right) ?? ((frame) => statusOf(test, left(frame), right(frame)) === 'met'),
    status: (frame) => statusOf(test, left(frame), right(frame)),
    trace: (frame) => {
      const measured = left(frame);
      const threshold = right(frame);
      return write(measured, threshold, statusOf(test, measured, threshold), true);
    },
  };
}
