import { useComputedColorScheme } from '@mantine/core';
import { Background, Controls, type Edge, MarkerType, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type KeyboardEvent, useMemo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { NODE, placesOf } from './layout.ts';
import { type GraphStep, graphArrows } from './step-graph.ts';
import { StepNode, type StepNodeType } from './step-node.tsx';
import { onboardingWords } from './words.ts';

interface Props {
  readonly steps: readonly GraphStep[];
  readonly chosen: string | null;
  readonly isReadOnly: boolean;
  readonly kindText: (step: GraphStep) => string;
  readonly whoText: (step: GraphStep) => string;
  readonly onChoose: (id: string) => void;
  readonly onConnect: (from: string, to: string) => void;
  readonly onDisconnect: (from: string, to: string) => void;
}

const TYPES = { step: StepNode };

/** The steps as a picture: what follows what. */
export function OnboardingPicture({ steps, chosen, isReadOnly, kindText, whoText, onChoose, onConnect, onDisconnect }: Props) {
  const say = useWords(onboardingWords);
  const colorMode = useComputedColorScheme('light');
  const places = useMemo(() => placesOf(steps), [steps]);
  const titles = new Map(steps.map(({ id, title }) => [id, title]));
  const nodes: StepNodeType[] = steps.map((step) => ({
    ...{ id: step.id, type: 'step', position: places.get(step.id) ?? { x: 0, y: 0 }, ...NODE },
    ...{ selected: step.id === chosen, deletable: false, draggable: false },
    ariaLabel: say('node', { title: step.title, kind: kindText(step), who: whoText(step) }),
    data: { title: step.title, kind: kindText(step), who: whoText(step) },
  }));
  const edges: Edge[] = graphArrows(steps).map(({ from, to }) => ({
    ...{ id: `${from} ${to}`, source: from, target: to, markerEnd: { type: MarkerType.ArrowClosed }, deletable: !isReadOnly },
    ariaLabel: say('arrow', { from: titles.get(from) ?? from, to: titles.get(to) ?? to }),
  }));
  const press = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element)) return;
    const node = event.target.closest('.react-flow__node')?.getAttribute('data-id');
    const edge = graphArrows(steps).find(
      ({ from, to }) => `${from} ${to}` === (event.target as Element).closest('.react-flow__edge')?.getAttribute('data-id'),
    );
    if (node && (event.key === 'Enter' || event.key === ' ')) onChoose(node);
    else if (edge && !isReadOnly && (event.key === 'Delete' || event.key === 'Backspace')) onDisconnect(edge.from, edge.to);
    else return;
    event.preventDefault();
  };
  return (
    <section
      aria-label={say('picture', { count: steps.length })}
      style={{ height: 340, border: '1px solid var(--mantine-color-default-border)' }}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={TYPES}
        colorMode={colorMode}
        fitView
        minZoom={0.3}
        nodesDraggable={false}
        nodesConnectable={!isReadOnly}
        zoomOnScroll={false}
        preventScrolling={false}
        deleteKeyCode={null}
        ariaLabelConfig={{
          'node.a11yDescription.default': say('nodeHint'),
          'node.a11yDescription.keyboardDisabled': say('nodeHint'),
          'edge.a11yDescription.default': say('edgeHint'),
          'controls.ariaLabel': say('controls'),
          'controls.zoomIn.ariaLabel': say('zoomIn'),
          'controls.zoomOut.ariaLabel': say('zoomOut'),
          'controls.fitView.ariaLabel': say('fitView'),
        }}
        onKeyDown={press}
        onNodeClick={(_event, { id }) => onChoose(id)}
        onConnect={({ source, target }) => onConnect(source, target)}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}
