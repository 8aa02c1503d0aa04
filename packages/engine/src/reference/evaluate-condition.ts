import type { Status } from '@tierwright/facts';
import type { Condition, Leaf } from '@tierwright/program';
import { type Evaluated, statusOfAll, statusOfAny, statusOfNot } from './evaluated.ts';
import { FALSE_LEAF, GUARD_CONSTANTS, guardLeaf, hasUnknownSide, refOf, replaceNodes, TRUE_LEAF } from './guard.ts';
import { constantOf, type Reading } from './reading.ts';
import { directReads, referencedRequirements } from './reads.ts';
import { type Constant, type ResultNode, type RootCondition, type RuleRun, runRulesEngine } from './rules-engine.ts';

export interface ConditionInput {
  condition: Condition;
  /** What an id that the condition reads stands for. */
  reading(id: string): Reading;
  requirement(id: string): Condition;
  /** Waived requirements and the exceptions that waive them. */
  waived: ReadonlyMap<string, string>;
  /** Decimals of the program's currency. */
  exponent: number;
}

// json-rules-engine takes no bare test of a fact at the top.
const atTop = (condition: Condition): RootCondition => ('fact' in condition ? { all: [condition] } : condition) as RootCondition;
const belowTop = (condition: Condition, node: ResultNode): ResultNode => ('fact' in condition ? (node.all?.[0] ?? {}) : node);

const rightOf = (input: ConditionInput, leaf: Leaf): Reading | undefined => {
  const ref = refOf(leaf);
  return ref === undefined ? undefined : input.reading(ref);
};

function constantsOf(input: ConditionInput): Map<string, Constant> {
  const ids = directReads(input.condition, input.requirement);
  return new Map([...GUARD_CONSTANTS, ...[...ids].map((id) => [id, constantOf(input.reading(id), input.exponent)] as const)]);
}

/** What json-rules-engine is given: the condition, those it names, and what their ids stand for. */
interface Prepared {
  condition: RootCondition;
  named: ReadonlyMap<string, RootCondition>;
  constants: ReadonlyMap<string, Constant>;
}

function prepare(input: ConditionInput, unknownNots: ReadonlySet<Condition>): Prepared {
  const guard = (condition: Condition) =>
    replaceNodes(condition, (node) => {
      if ('fact' in node) return guardLeaf(node, input.reading(node.fact), rightOf(input, node));
      return unknownNots.has(node) ? FALSE_LEAF : undefined;
    });
  const named = new Map<string, RootCondition>();
  for (const id of referencedRequirements(input.condition, input.requirement)) {
    named.set(id, atTop(input.waived.has(id) ? TRUE_LEAF : guard(input.requirement(id))));
  }
  return { condition: atTop(guard(input.condition)), named, constants: constantsOf(input) };
}

function run(input: ConditionInput, unknownNots: ReadonlySet<Condition>): Promise<RuleRun> {
  const { condition, named, constants } = prepare(input, unknownNots);
  return runRulesEngine(condition, named, constants);
}

/** The condition for json-rules-engine alone, prepared once and run as often as called; each call says whether it passes. */
export function repeatableRun(input: ConditionInput): () => Promise<boolean> {
  const { condition, named, constants } = prepare(input, new Set());
  return async () => (await runRulesEngine(condition, named, constants)).passes;
}

/** ENG-C3: a lower bound that does not pass is missed only if the upper bound does not pass either. */
async function statusAtMost(input: ConditionInput, leaf: Leaf, atMost: number): Promise<Status> {
  const constants = constantsOf({ ...input, condition: leaf });
  constants.set(leaf.fact, constantOf({ ...input.reading(leaf.fact), value: atMost }, input.exponent));
  const { passes } = await runRulesEngine({ all: [leaf] } as RootCondition, new Map(), constants);
  return passes ? 'unknown' : 'missed';
}

async function statusOfLeaf(input: ConditionInput, leaf: Leaf, passes: boolean | undefined): Promise<Status> {
  const left = input.reading(leaf.fact);
  if (hasUnknownSide(leaf, left, rightOf(input, leaf))) return 'unknown';
  if (passes === undefined) throw new Error(`json-rules-engine did not evaluate ${JSON.stringify(leaf)}`);
  if (passes) return 'met';
  return left.atMost === undefined ? 'missed' : statusAtMost(input, leaf, left.atMost);
}

/** The document's condition beside the result tree: leaves take their results from it, what is above them is folded. */
async function fold(input: ConditionInput, condition: Condition, node: ResultNode, unknownNots: Set<Condition>): Promise<Evaluated> {
  const foldAll = (parts: Condition[], nodes: ResultNode[] = []) =>
    Promise.all(parts.map((part, index) => fold(input, part, nodes[index] ?? {}, unknownNots)));
  if ('all' in condition) {
    const parts = await foldAll(condition.all, node.all);
    return { kind: 'all', parts, status: statusOfAll(parts) };
  }
  if ('any' in condition) {
    const parts = await foldAll(condition.any, node.any);
    return { kind: 'any', parts, status: statusOfAny(parts) };
  }
  if ('not' in condition) {
    const part = await fold(input, condition.not, node.not ?? {}, unknownNots);
    const status = statusOfNot(part);
    if (status === 'unknown') unknownNots.add(condition);
    return { kind: 'not', part, status };
  }
  if ('condition' in condition) {
    const id = condition.condition;
    const means = input.requirement(id);
    const waived = input.waived.get(id);
    if (waived !== undefined) {
      return { kind: 'requirement', id, when: await evaluateCondition({ ...input, condition: means }), waived, status: 'met' };
    }
    const when = await fold(input, means, belowTop(means, node), unknownNots);
    return { kind: 'requirement', id, when, status: when.status };
  }
  const left = input.reading(condition.fact);
  const right = rightOf(input, condition);
  const status = await statusOfLeaf(input, condition, node.result);
  return { kind: 'leaf', leaf: condition, left, ...(right && { right }), status };
}

/**
 * The condition as json-rules-engine decides it, part by part. A `not` whose part turns out unknown is replaced by a false
 * leaf and the condition is run again, so that the last word is always json-rules-engine's; ours must agree with it.
 */
export async function evaluateCondition(input: ConditionInput): Promise<Evaluated> {
  const first = await run(input, new Set());
  const unknownNots = new Set<Condition>();
  const evaluated = await fold(input, input.condition, belowTop(input.condition, first.tree), unknownNots);
  const last = unknownNots.size === 0 ? first : await run(input, unknownNots);
  if (last.passes !== (evaluated.status === 'met')) {
    throw new Error(`json-rules-engine says ${last.passes} where the leaves say ${evaluated.status}: ${JSON.stringify(input.condition)}`);
  }
  return evaluated;
}
