import type { StatusId, StatusNode, ValueId, ValueNode } from './node.ts';

/** What a node is, in few words where there are many of its kind: the words of no other node. */
function keyOf(node: StatusNode | ValueNode): string {
  switch (node.op) {
    case 'test':
      return `${node.operator} ${node.left} ${node.right}`;
    case 'all':
    case 'any':
      return `${node.op} ${node.parts.join(' ')}`;
    default:
      return JSON.stringify(node);
  }
}

/** Nodes of one kind, each once. */
class Pool<N extends StatusNode | ValueNode> {
  readonly nodes: N[] = [];
  readonly #ids = new Map<string, number>();

  add(node: N): number {
    const key = keyOf(node);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.nodes.push(node) - 1;
    this.#ids.set(key, id);
    return id;
  }
}

/**
 * What is worked out for each partner, in an order in which everything stands after what it needs. Equal nodes are one
 * node, so that what two versions have in common is worked out once.
 */
export class Plan {
  readonly #statuses = new Pool<StatusNode>();
  readonly #values = new Pool<ValueNode>();

  get statuses(): readonly StatusNode[] {
    return this.#statuses.nodes;
  }

  get values(): readonly ValueNode[] {
    return this.#values.nodes;
  }

  status(node: StatusNode): StatusId {
    return this.#statuses.add(node);
  }

  value(node: ValueNode): ValueId {
    return this.#values.add(node);
  }

  all(parts: readonly StatusId[]): StatusId {
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : this.status({ op: 'all', parts });
  }

  any(parts: readonly StatusId[]): StatusId {
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : this.status({ op: 'any', parts });
  }
}
