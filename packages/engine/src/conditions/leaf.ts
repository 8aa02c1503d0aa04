import type { FactValue, Status } from '@tierwright/facts';
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
  show: (value: FactValue, type: ValueType) => Shown;
  /** The literal as written, or nothing where the right side is read. */
  of: string | undefined;
}

/** ENG-E6, in inside values. */
function shortfall(operator: string, measured: FactValue, threshold: FactValue): number | undefined {
  if (typeof measured !== 'number' || typeof threshold !== 'number') return undefined;
  if (operator === 'greaterThan' || operator === 'greaterThanInclusive') return threshold - measured;
  if (operator === 'lessThan' || operator === 'lessThanInclusive') return measured - threshold;
  return undefined;
}

function traceOf(parts: LeafParts, measured: FactValue, threshold: FactValue, status: Status, isExact = true): LeafTrace {
  const { leaf, left, show, of } = parts;
  const { fact, operator } = leaf;
  const shownMeasured = show(measured, left.type);
  const shownThreshold = show(threshold, left.type);
  const missing = isExact && status !== 'met' && isNumeric(left.type) ? shortfall(operator, measured, threshold) : undefined;
  if (missing === undefined) {
    return of === undefined
      ? { fact, operator, measured: shownMeasured, threshold: shownThreshold, status }
      : { fact, operator, measured: shownMeasured, threshold: shownThreshold, status, of };
  }
  const short = show(missing, left.type) as number;
  return of === undefined
    ? { fact, operator, measured: shownMeasured, threshold: shownThreshold, status, shortfall: short }
    : { fact, operator, measured: shownMeasured, threshold: shownThreshold, status, of, shortfall: short };
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
      return traceOf(parts, value, right(frame), status(frame), value === atMost);
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
  return {
    holds: fastHolds(leaf, parts.left, parts.right) ?? ((frame) => statusOf(test, left(frame), right(frame)) === 'met'),
    status: (frame) => statusOf(test, left(frame), right(frame)),
    trace: (frame) => {
      const measured = left(frame);
      const threshold = right(frame);
      return traceOf(parts, measured, threshold, statusOf(test, measured, threshold));
    },
  };
}
