import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';

export type StepNodeType = Node<{ readonly title: string; readonly kind: string; readonly who: string }, 'step'>;

const LINE = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** A step in the picture. */
export function StepNode({ data: { title, kind, who }, selected, width, height }: NodeProps<StepNodeType>) {
  return (
    <div
      style={{
        ...{ width, height, padding: 8, borderRadius: 6, fontSize: 13, boxSizing: 'border-box' },
        background: 'var(--mantine-color-body)',
        color: 'var(--mantine-color-text)',
        border: selected ? '2px solid var(--mantine-primary-color-filled)' : '1px solid var(--mantine-color-default-border)',
      }}
    >
      <Handle type="target" position={Position.Left} />
      <div style={{ ...LINE, fontWeight: 600 }}>{title}</div>
      <div style={LINE}>{kind}</div>
      <div style={LINE}>{who}</div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}
