import { Graph, layout } from '@dagrejs/dagre';
import { type GraphStep, graphArrows } from './step-graph.ts';

export const NODE = { width: 190, height: 72 };

/** Where each step stands in the picture, from left to right in the order in which they are done; the left upper corner. */
export function placesOf(steps: readonly GraphStep[]): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of steps) graph.setNode(id, { ...NODE });
  for (const { from, to } of graphArrows(steps)) graph.setEdge(from, to);
  layout(graph);
  return new Map(
    steps.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(id) as { readonly x?: number; readonly y?: number };
      return [id, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
    }),
  );
}
