import type { Condition } from '../conditions/schema.ts';
import type { Derived } from '../derived/schema.ts';
import type { Program } from '../document/schema.ts';
import type { Fact } from '../facts/schema.ts';
import type { Parameter } from '../parameters/schema.ts';
import { isFactRef, mentionsOf } from './each-leaf.ts';
import { fieldAt, type KindOfRecord } from './record-kinds.ts';

/** A declared value or requirement that another one refers to, and where. */
export interface Dependency {
  node: string;
  pointer: string;
}
/** Nodes are ids of facts, parameters and derived values, and `?id` for requirements: the two namespaces of a document. */
export type Graph = ReadonlyMap<string, readonly Dependency[]>;
export const requirementNode = (id: string): string => `?${id}`;

type Kinds = ReadonlyMap<string, KindOfRecord>;

const inCondition = (condition: Condition, pointer: string): Dependency[] =>
  mentionsOf(condition, pointer).map((mention) => ({
    node: mention.kind === 'requirement' ? requirementNode(mention.id) : mention.id,
    pointer: mention.pointer,
  }));

/** In a filter of records a name is first of all a field. */
const inFilter = (condition: Condition, pointer: string, kinds: Kinds, kind: string | undefined): Dependency[] =>
  inCondition(condition, pointer).filter(({ node }) => kind === undefined || fieldAt(kinds, kind, node) === undefined);

function ofFact(fact: Fact, pointer: string, kinds: Kinds, kindOf: (fact: Fact) => string | undefined): Dependency[] {
  const { from } = fact;
  if (!from) return [];
  const found = from.where ? inFilter(from.where, `${pointer}/from/where`, kinds, kindOf(fact)) : [];
  if ('within' in from) return [{ node: from.within, pointer: `${pointer}/from/within` }, ...found];
  (from.times ?? []).forEach((weight, index) => {
    if (isFactRef(weight)) found.push({ node: weight.fact, pointer: `${pointer}/from/times/${index}/fact` });
  });
  return found;
}

function ofParameter(parameter: Parameter, pointer: string, kinds: Kinds): Dependency[] {
  const found: Dependency[] = parameter.at !== undefined && !parameter.records ? [{ node: parameter.at, pointer: `${pointer}/at` }] : [];
  (parameter.variants ?? []).forEach((variant, index) => {
    const at = `${pointer}/variants/${index}/when`;
    found.push(...(parameter.records ? inFilter(variant.when, at, kinds, parameter.records[0]) : inCondition(variant.when, at)));
  });
  return found;
}

function ofDerived(derived: Derived, pointer: string): Dependency[] {
  const list = (ids: readonly string[], key: string, node = (id: string) => id) =>
    ids.map((id, index) => ({ node: node(id), pointer: `${pointer}/${key}/${index}` }));
  if ('count' in derived) return list(derived.count, 'count', requirementNode);
  if ('ratio' in derived) return list(derived.ratio, 'ratio');
  if ('sum' in derived) return [...list(derived.sum, 'sum'), ...list(derived.minus ?? [], 'minus')];
  if ('min' in derived) return list(derived.min, 'min');
  if ('max' in derived) return list(derived.max, 'max');
  if ('each' in derived) return inCondition(derived.where, `${pointer}/where`);
  if ('held' in derived) {
    const trailing = isFactRef(derived.trailing) ? [{ node: derived.trailing.fact, pointer: `${pointer}/trailing/fact` }] : [];
    return [{ node: requirementNode(derived.held), pointer: `${pointer}/held` }, ...trailing];
  }
  return derived.score.flatMap((part, index) => {
    const at = `${pointer}/score/${index}`;
    const found: Dependency[] = 'per' in part ? [{ node: part.per, pointer: `${at}/per` }] : inCondition(part.when, `${at}/when`);
    if ('per' in part && isFactRef(part.full)) found.push({ node: part.full.fact, pointer: `${at}/full/fact` });
    if (isFactRef(part.points)) found.push({ node: part.points.fact, pointer: `${at}/points/fact` });
    return found;
  });
}

/** What each declared value and requirement refers to, in document order; names of nothing are left out. */
export function dependenciesOf(program: Program, kinds: Kinds, kindOf: (fact: Fact) => string | undefined): Graph {
  const graph = new Map<string, Dependency[]>();
  const add = (node: string, found: () => Dependency[]) => {
    if (!graph.has(node)) graph.set(node, found());
  };
  for (const [id, fact] of Object.entries(program.facts ?? {})) add(id, () => ofFact(fact, `/facts/${id}`, kinds, kindOf));
  for (const [id, parameter] of Object.entries(program.parameters ?? {})) add(id, () => ofParameter(parameter, `/parameters/${id}`, kinds));
  for (const [id, derived] of Object.entries(program.derived ?? {})) add(id, () => ofDerived(derived, `/derived/${id}`));
  for (const [id, requirement] of Object.entries(program.requirements ?? {}))
    add(requirementNode(id), () => inCondition(requirement.when, `/requirements/${id}/when`));
  for (const [node, found] of graph)
    graph.set(
      node,
      found.filter((dependency) => graph.has(dependency.node)),
    );
  return graph;
}
