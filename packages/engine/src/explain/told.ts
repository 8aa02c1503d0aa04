import { not, type Status } from '@tierwright/facts';
import type { ConditionTrace, LeafTrace } from '../decision/decision.ts';
import type { Evidence } from './evidence.ts';

/** A condition as it is told: without `not`, which has gone into the operators (ENG-W8), and without switched-off routes. */
export type Told =
  | { kind: 'all' | 'any'; parts: Told[]; status: Status }
  | { kind: 'need'; id: string; title: string; status: Status; when: Told; waived?: string }
  | { kind: 'test'; leaf: LeafTrace; status: Status };

const OPPOSITE: Record<string, string> = {
  equal: 'notEqual',
  in: 'notIn',
  contains: 'doesNotContain',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
};
for (const [one, other] of Object.entries(OPPOSITE)) OPPOSITE[other] = one;

function test(leaf: LeafTrace, negated: boolean): Told {
  if (!negated) return { kind: 'test', leaf, status: leaf.status };
  const status = not(leaf.status);
  const opposite = OPPOSITE[leaf.operator] ?? `not ${leaf.operator}`;
  const { shortfall: _, ...rest } = leaf;
  const turned: LeafTrace = { ...rest, operator: opposite, status };
  if (status === 'missed' && typeof leaf.measured === 'number' && typeof leaf.threshold === 'number') {
    if (opposite.startsWith('less')) turned.shortfall = leaf.measured - leaf.threshold;
    if (opposite.startsWith('greater')) turned.shortfall = leaf.threshold - leaf.measured;
  }
  return { kind: 'test', leaf: turned, status };
}

function normal(trace: ConditionTrace, negated: boolean): Told {
  if ('not' in trace) return normal(trace.not, !negated);
  const status = negated ? not(trace.status) : trace.status;
  if ('all' in trace) return { kind: negated ? 'any' : 'all', parts: trace.all.map((part) => normal(part, negated)), status };
  if ('any' in trace) return { kind: negated ? 'all' : 'any', parts: trace.any.map((part) => normal(part, negated)), status };
  if ('requirement' in trace) {
    const title = negated ? `not ${/^\p{Lu}\p{Ll}/u.test(trace.title) ? `“${trace.title}”` : trace.title}` : trace.title;
    const need: Told = { kind: 'need', id: trace.requirement, title, status, when: normal(trace.when, negated) };
    if (trace.waived !== undefined) need.waived = trace.waived;
    return need;
  }
  return test(trace, negated);
}

/** Whether a test asks something of the program, not of the partner: a switch between readings. */
const isSwitch = (node: Told, evidence: Evidence): boolean =>
  node.kind === 'test' &&
  evidence.program.parameters?.[node.leaf.fact] !== undefined &&
  (node.leaf.of === undefined || evidence.program.parameters[node.leaf.of] !== undefined);

/** Whether a number that the route asks for is not stated for this tier: the program does not offer it there. */
function isNotOffered(node: Told, evidence: Evidence): boolean {
  if (node.kind === 'need') return isNotOffered(node.when, evidence);
  if (node.kind !== 'test') return node.kind === 'all' && node.parts.some((part) => isNotOffered(part, evidence));
  const parameter = evidence.program.parameters?.[node.leaf.of ?? ''];
  if (!parameter?.byTier || parameter.placeholder !== undefined || node.leaf.threshold !== null) return false;
  const tier = evidence.tier?.tier ?? '';
  return [parameter, ...(parameter.variants ?? [])].every(({ byTier, value }) => value === undefined && !Object.hasOwn(byTier ?? {}, tier));
}

function isClosed(route: Told, evidence: Evidence): boolean {
  if (route.kind === 'need') return isClosed(route.when, evidence);
  if (isSwitch(route, evidence)) return route.status === 'missed';
  if (isNotOffered(route, evidence)) return true;
  return route.kind === 'all' && route.parts.some((part) => isClosed(part, evidence));
}

/** Keeps what a partner can do something about: of an open choice the routes that are open, no switches that stand right. */
function open(node: Told, evidence: Evidence): Told {
  if (node.kind === 'test') return node;
  if (node.kind === 'need') return { ...node, when: open(node.when, evidence) };
  let { parts } = node;
  if (node.kind === 'all') {
    const asked = parts.filter((part) => !(part.status === 'met' && isSwitch(part, evidence)));
    if (asked.length > 0) parts = asked;
  } else {
    const chosen =
      node.status === 'met' ? parts.filter((part) => part.status === 'met') : parts.filter((part) => !isClosed(part, evidence));
    if (chosen.length > 0) parts = chosen;
  }
  const told = parts.map((part) => open(part, evidence));
  const [only] = told;
  return only && told.length === 1 ? only : { ...node, parts: told };
}

export const toldOf = (trace: ConditionTrace, evidence: Evidence): Told => open(normal(trace, false), evidence);
