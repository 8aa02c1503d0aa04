import { Button, Group, NativeSelect, Stack, Text, Tooltip } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { type ComponentType, memo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { Path } from '../document/json-edits.ts';
import { Problems } from '../entries/problems.tsx';
import { useBuilder } from './builder-context.ts';
import { addPart, newTest, setGroupKind } from './condition-edits.ts';
import type { ConditionNode } from './condition-tree.ts';
import { PartMenu } from './part-menu.tsx';
import { areSamePlace } from './same-place.ts';
import { conditionWords } from './words.ts';

interface GroupPartProps {
  readonly node: Extract<ConditionNode, { kind: 'all' | 'any' | 'not' }>;
  readonly path: Path;
  /** How each of its parts is drawn. */
  readonly part: ComponentType<{ readonly node: ConditionNode; readonly path: Path }>;
}

/** A group: how many of its parts must hold, the parts one under the other, what can be added. */
export function GroupPart({ node, path, part: Part }: GroupPartProps) {
  const say = useWords(conditionWords);
  const { edit, now } = useBuilder();
  const pointer = toPointer(path);
  const problems = useProblemsAt(pointer).filter((problem) => [pointer, `${pointer}/${node.kind}`].includes(problem.pointer));
  const parts = node.kind === 'not' ? [node.part] : node.parts;
  const pathOfPart = (index: number): Path => (node.kind === 'not' ? [...path, 'not'] : [...path, node.kind, index]);
  return (
    <Stack gap="xs" role="group" aria-label={say('group', { kind: say(node.kind) })} data-part={pointer}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Group gap="xs">
          <Text size="sm">{say('groupHolds')}</Text>
          {node.kind === 'not' ? (
            <Text size="sm" fw={600}>
              {say('not')}
            </Text>
          ) : (
            <NativeSelect
              size="xs"
              aria-label={say('groupKind')}
              data={(['all', 'any'] as const).map((kind) => ({ value: kind, label: say(kind) }))}
              value={node.kind}
              onChange={(event) => edit((edits) => setGroupKind(edits, now(), path, event.currentTarget.value === 'any' ? 'any' : 'all'))}
            />
          )}
        </Group>
        <PartMenu path={path} />
      </Group>
      <Stack gap="xs" pl="md" style={{ borderLeft: '2px solid var(--mantine-color-default-border)' }}>
        {parts.map((part, index) => {
          const at = pathOfPart(index);
          return <Part key={toPointer(at)} node={part} path={at} />;
        })}
        {node.kind !== 'not' && <AddParts path={path} />}
      </Stack>
      <Problems problems={problems} />
    </Stack>
  );
}

/** What can be added to a group. */
const AddParts = memo(function AddParts({ path }: { readonly path: Path }) {
  const say = useWords(conditionWords);
  const { known, place, readable, root, now, editThenFocus, day } = useBuilder();
  const [first] = readable;
  const [requirement] = Object.keys(known.program.requirements ?? {}).filter((id) => !(root[0] === 'requirements' && root[1] === id));
  const test = first && newTest(first.info, day);
  const reference = requirement !== undefined && !place.records ? { condition: requirement } : undefined;
  const started = test ?? reference;
  const additions = [
    { label: say('addTest'), hint: say(test ? 'addTestHint' : 'nothingToTest'), part: test },
    { label: say('addRequirement'), hint: say(reference ? 'addRequirementHint' : 'nothingToRefer'), part: reference },
    { label: say('addGroup'), hint: say('addGroupHint'), part: started && { any: [started] } },
  ];
  return (
    <Group gap="xs">
      {additions
        .filter(({ part }, index) => part !== undefined || (index === 1 && !place.records))
        .map(({ label, hint, part }) => (
          <Tooltip key={label} label={hint}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={hint}
              disabled={part === undefined}
              leftSection={<span aria-hidden>+</span>}
              onClick={() => part !== undefined && editThenFocus((edits) => addPart(edits, now(), path, part))}
            >
              {label}
            </Button>
          </Tooltip>
        ))}
    </Group>
  );
}, areSamePlace);
