import { Group, Stack, Text } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { type KeyboardEvent, memo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { Path } from '../document/json-edits.ts';
import { Problems } from '../entries/problems.tsx';
import { useChoose } from '../selection/selection.ts';
import { useBuilder } from './builder-context.ts';
import { movePart } from './condition-edits.ts';
import type { ConditionNode } from './condition-tree.ts';
import { GroupPart } from './group-part.tsx';
import { PartMenu } from './part-menu.tsx';
import { RequirementPart } from './requirement-part.tsx';
import { TestPart } from './test-part.tsx';
import { conditionWords } from './words.ts';

interface ConditionPartProps {
  readonly node: ConditionNode;
  readonly path: Path;
}

const areSame = (one: ConditionPartProps, other: ConditionPartProps): boolean =>
  one.node === other.node && toPointer(one.path) === toPointer(other.path);

/** One part of a condition: a group with its parts, a requirement, a test; and what can be done with it. A key in another leaves it. */
export const ConditionPart = memo(function ConditionPart({ node, path }: ConditionPartProps) {
  const { editThenFocus, now } = useBuilder();
  const choose = useChoose('conditions');
  const pointer = toPointer(path);
  const problems = useProblemsAt(pointer);
  if (node.kind === 'all' || node.kind === 'any' || node.kind === 'not') return <GroupPart node={node} path={path} part={ConditionPart} />;
  const move = (event: KeyboardEvent) => {
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp' | 'ArrowDown'] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    editThenFocus((edits) => movePart(edits, now(), path, by));
  };
  return (
    <Stack gap={4} data-part={pointer} onFocus={() => choose(pointer)} onKeyDown={move}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Group gap="xs" style={{ flexGrow: 1 }} align="flex-start">
          {node.kind === 'test' && <TestPart node={node} path={path} />}
          {node.kind === 'requirement' && <RequirementPart id={node.id} path={path} />}
          {node.kind === 'other' && <OtherPart />}
        </Group>
        <PartMenu path={path} />
      </Group>
      <Problems problems={problems} />
    </Stack>
  );
}, areSame);

function OtherPart() {
  const say = useWords(conditionWords);
  return (
    <Text size="sm" c="red">
      {say('otherPart')}
    </Text>
  );
}
