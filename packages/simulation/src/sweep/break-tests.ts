import type { Operator } from '@tierwright/program';
import type { ValueId } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';

/** A test of a threshold: where it turns follows from the value on its other side. */
export interface BreakTest {
  readonly operator: Operator;
  readonly other: ValueId;
  /** Whether the threshold is on the left. */
  readonly isLeft: boolean;
}

/** What is to be known of a threshold to tell where partners turn; null: it is reckoned with, so each value is looked at. */
export type BreakTests = readonly BreakTest[] | null;

const COMPARING: ReadonlySet<Operator> = new Set([
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);

/** Which nodes of a plan depend on stand-ins of thresholds at all. */
function dependent(plan: Plan, isAsked: (fact: string) => boolean): { values: ReadonlySet<number>; statuses: ReadonlySet<number> } {
  const values = new Map<number, boolean>();
  const statuses = new Map<number, boolean>();
  const ofStatus = (id: number): boolean => {
    let known = statuses.get(id);
    if (known === undefined) {
      const node = plan.statuses[id];
      if (node === undefined) throw new Error(`status ${id} is not in the plan`);
      if (node.op === 'test') known = [node.left, node.right].map(ofValue).some(Boolean);
      else known = (node.op === 'not' ? [node.part] : node.parts).map(ofStatus).some(Boolean);
      statuses.set(id, known);
    }
    return known;
  };
  const ofValue = (id: number): boolean => {
    let known = values.get(id);
    if (known === undefined) {
      known = valueDepends(plan, id, isAsked, ofValue, ofStatus);
      values.set(id, known);
    }
    return known;
  };
  for (let id = 0; id < plan.statuses.length; id += 1) ofStatus(id);
  for (let id = 0; id < plan.values.length; id += 1) ofValue(id);
  const chosen = (found: Map<number, boolean>) => new Set([...found].filter(([, is]) => is).map(([id]) => id));
  return { values: chosen(values), statuses: chosen(statuses) };
}

/** Whether one of some values depends on facts that are asked for. */
export const dependsOn = (plan: Plan, values: readonly ValueId[], isAsked: (fact: string) => boolean): boolean => {
  const found = dependent(plan, isAsked).values;
  return values.some((id) => found.has(id));
};

type Depends = (id: number) => boolean;

function valueDepends(plan: Plan, id: number, isAsked: (fact: string) => boolean, ofValue: Depends, ofStatus: Depends): boolean {
  const node = plan.values[id];
  if (node === undefined) throw new Error(`value ${id} is not in the plan`);
  switch (node.op) {
    case 'constant':
    case 'entry':
      return false;
    case 'fact':
      return isAsked(node.fact);
    case 'each':
      return ofStatus(node.where);
    case 'choose':
      return [...node.cases.flatMap(({ when, value }) => [ofStatus(when), ofValue(value)]), ofValue(node.otherwise)].some(Boolean);
    case 'onDay':
      return [node.day, ...node.values].map(ofValue).some(Boolean);
    case 'count':
      return node.parts.map(ofStatus).some(Boolean);
    case 'score':
      return node.parts
        .flatMap((part) => [ofValue(part.points), ...('when' in part ? [ofStatus(part.when)] : [ofValue(part.per), ofValue(part.full)])])
        .some(Boolean);
    case 'sum':
      return [...node.plus, ...node.minus].map(ofValue).some(Boolean);
    case 'min':
    case 'max':
      return node.of.map(ofValue).some(Boolean);
    case 'ratio':
      return [node.numerator, node.denominator].map(ofValue).some(Boolean);
  }
}

/** Values that are the stand-in itself, or are it for some partners and something else for others. */
function carriers(plan: Plan, name: string): ReadonlySet<number> {
  const carrying = new Set<number>();
  const pass = (id: number): boolean => {
    const node = plan.values[id];
    if (node === undefined) return false;
    if (node.op === 'fact') return node.fact === name;
    if (node.op === 'choose') return [...node.cases.map(({ value }) => value), node.otherwise].some((value) => carrying.has(value));
    if (node.op === 'onDay') return node.values.some((value) => carrying.has(value));
    if (node.op === 'min' || node.op === 'max') return node.of.some((value) => carrying.has(value));
    return false;
  };
  // What a node needs stands before it.
  for (let id = 0; id < plan.values.length; id += 1) if (pass(id)) carrying.add(id);
  return carrying;
}

/** Whether a value is reckoned with: by another one than those that pass it on. */
function isReckonedWith(plan: Plan, carrying: ReadonlySet<number>, values: ReadonlySet<number>): boolean {
  return plan.values.some((node) => {
    switch (node.op) {
      case 'sum':
        return [...node.plus, ...node.minus].some((id) => carrying.has(id));
      case 'ratio':
        return carrying.has(node.numerator) || carrying.has(node.denominator);
      case 'score':
        return node.parts.some(
          (part) => carrying.has(part.points) || ('per' in part && (carrying.has(part.per) || carrying.has(part.full))),
        );
      case 'onDay':
        return values.has(node.day);
      default:
        return false;
    }
  });
}

/**
 * SIM-Q4: the tests in which partners turn, for each stand-in of a threshold. A value that is passed on (by variants, days,
 * the least and the greatest of some) turns where it is tested; one that is reckoned with turns anywhere.
 */
export function breakTests(plan: Plan, names: readonly string[]): BreakTests[] {
  const { values, statuses } = dependent(plan, (fact) => names.includes(fact));
  const inEntries = plan.values.some((node) => node.op === 'each' && statuses.has(node.where));
  return names.map((name): BreakTests => {
    const carrying = carriers(plan, name);
    if (inEntries || isReckonedWith(plan, carrying, values)) return null;
    const tests: BreakTest[] = [];
    for (const node of plan.statuses) {
      if (node.op !== 'test') continue;
      const [isLeft, isRight] = [carrying.has(node.left), carrying.has(node.right)];
      if (!isLeft && !isRight) continue;
      const other = isLeft ? node.right : node.left;
      if (values.has(other) || !COMPARING.has(node.operator)) return null;
      tests.push({ operator: node.operator, other, isLeft });
    }
    return tests;
  });
}
