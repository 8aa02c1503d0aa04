import type { Dependency, Graph } from './dependencies.ts';

/** References that come back to where they began; `through` begins and ends with the same node. */
interface Cycle {
  pointer: string;
  through: string[];
}
/** The longest chain of references that a document may have: evaluators follow references by recursion. */
export const LONGEST_CHAIN = 100;

export interface Ordered {
  /** Every node after all that it refers to, those on cycles included. */
  nodes: string[];
  cycles: Cycle[];
  /** Nodes at which a chain of references becomes too long. */
  tooDeep: string[];
}

/** Sorts a graph so that each node follows what it refers to. Without recursion: a document may chain thousands. */
export function ordered(graph: Graph): Ordered {
  const nodes: string[] = [];
  const cycles: Cycle[] = [];
  const tooDeep: string[] = [];
  const depths = new Map<string, number>();
  const path: { node: string; dependencies: readonly Dependency[]; next: number; depth: number }[] = [];
  const open = new Map<string, number>();

  const enter = (node: string) => {
    open.set(node, path.length);
    path.push({ node, dependencies: graph.get(node) ?? [], next: 0, depth: 1 });
  };
  for (const root of graph.keys()) {
    if (depths.has(root)) continue;
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const dependency = top.dependencies[top.next++];
      if (!dependency) {
        path.pop();
        open.delete(top.node);
        nodes.push(top.node);
        depths.set(top.node, top.depth);
        const above = path.at(-1);
        if (above) above.depth = Math.max(above.depth, top.depth + 1);
        // A chain of n references has n + 1 nodes; those above the first that is too long are not worth saying.
        if (top.depth === LONGEST_CHAIN + 2) tooDeep.push(top.node);
        continue;
      }
      const depth = depths.get(dependency.node);
      const begun = open.get(dependency.node);
      if (depth !== undefined) top.depth = Math.max(top.depth, depth + 1);
      else if (begun === undefined) enter(dependency.node);
      else cycles.push({ pointer: dependency.pointer, through: [...path.slice(begun).map((step) => step.node), dependency.node] });
    }
  }
  return { nodes, cycles, tooDeep };
}
