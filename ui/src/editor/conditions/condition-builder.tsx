import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { Path } from '../document/json-edits.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { Problems } from '../entries/problems.tsx';
import { BuilderContext } from './builder-context.ts';
import { newTest } from './condition-edits.ts';
import { ConditionPart } from './condition-part.tsx';
import { treeOf } from './condition-tree.ts';
import { Sentence } from './sentence.tsx';
import { useNewBuilder } from './use-new-builder.ts';
import { conditionWords } from './words.ts';

interface ConditionBuilderProps {
  /** Where the condition stands in the document. */
  readonly path: Path;
  readonly label: string;
  /** It may be absent, and then holds for everybody. */
  readonly isOptional?: boolean;
}

/** Edits a condition of the document in its place: groups, references to requirements, tests of values. */
export function ConditionBuilder({ path, label, isOptional }: ConditionBuilderProps) {
  const say = useWords(conditionWords);
  const { value, fault } = useEdition();
  const around = useRef<HTMLFieldSetElement>(null);
  const builder = useNewBuilder(path, around);
  const { known, readable } = builder;
  const pointer = toPointer(path);
  const problems = useProblemsAt(pointer);
  const condition = valueAt(value as Json, path);
  const begin = () =>
    builder.editThenFocus((edits) => {
      const [first] = readable;
      const [requirement = ''] = Object.keys(known.program.requirements ?? {});
      edits.set(path, { all: [first ? newTest(first.info, builder.day) : { condition: requirement }] });
      return [...path, 'all', 0];
    });
  return (
    <BuilderContext value={builder}>
      <Fieldset legend={label} ref={around} disabled={fault !== null}>
        <Stack gap="sm">
          {condition === undefined ? (
            <>
              <Text size="sm" c="dimmed">
                {say(isOptional ? 'none' : 'noneNeeded')}
              </Text>
              <Group>
                <Button size="xs" variant="default" onClick={begin}>
                  {say('begin')}
                </Button>
              </Group>
            </>
          ) : (
            <>
              <Sentence condition={condition} />
              <ConditionPart node={treeOf(condition)} path={path} />
              {isOptional && (
                <Group>
                  <Button size="xs" variant="subtle" color="red" onClick={() => builder.edit((edits) => edits.remove(path))}>
                    {say('removeAll')}
                  </Button>
                </Group>
              )}
            </>
          )}
          <Problems problems={problems.filter((problem) => problem.pointer === pointer)} />
        </Stack>
      </Fieldset>
    </BuilderContext>
  );
}
