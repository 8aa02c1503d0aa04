import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { JsonEdits } from '../document/json-edits.ts';
import { memberOf, stringOf } from '../document/reading.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { BESIDE_LIST } from '../entries/beside-list.ts';
import { RemovePart } from '../matrix/dialogs/remove-part.tsx';
import { RenameId } from '../matrix/dialogs/rename-id.tsx';
import { placesOf } from '../matrix/rename-id.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';
import { useChoose } from '../selection/selection.ts';
import { AddVariant } from './add-variant.tsx';
import { setPlaceholder } from './edit-parameters.ts';
import { laneGroupsOf } from './lanes.ts';
import { ParameterLanes } from './parameter-lanes.tsx';
import { TextField } from './text-field.tsx';
import { TimelinePicture } from './timeline-picture.tsx';
import { parameterWords } from './words.ts';

/** A parameter: what it is, its values over time, who names it. */
export function ParameterDetail({ id, spec }: { readonly id: string; readonly spec: ValueSpec | undefined }) {
  const say = useWords(parameterWords);
  const document = useDocument();
  const choose = useChoose('parameters');
  const { value, fault } = useEdition();
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const pointer = toPointer(['parameters', id]);
  const problems = useProblemsAt(pointer);
  const declared = valueAt(value, ['parameters', id]);
  const title = stringOf(memberOf(declared, 'title')) ?? '';
  const uses = placesOf(value, 'value', id)?.uses ?? [];
  const edit = (label: string, change: (edits: JsonEdits) => void) => document.edit(label, change, { at: performance.now() });
  const setText = (key: string) => (text: string) =>
    edit(say('didChange', { what: id }), (edits) => {
      if (text === '') edits.remove(['parameters', id, key]);
      else edits.set(['parameters', id, key], text);
    });
  const field = (key: 'title' | 'unit' | 'why') => ({
    text: stringOf(memberOf(declared, key)) ?? '',
    isReadOnly: fault !== null,
    take: setText(key),
  });
  const lanes = laneGroupsOf(value, id)[0]?.lanes ?? [];
  return (
    <Stack style={BESIDE_LIST} gap="sm">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {title || id}
        </Title>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" disabled={fault !== null} onClick={() => setAsked('rename')}>
            {say('rename')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={fault !== null} onClick={() => setAsked('remove')}>
            {say('removeParameter')}
          </Button>
        </Group>
      </Group>
      <Text size="sm">
        {id}: {memberOf(declared, 'type') as string}. {uses.length === 0 ? say('unused') : say('usedBy', { count: uses.length })}
      </Text>
      {uses.length > 0 && (
        <Group gap={4}>
          {uses.map((use) => (
            <Button key={use.pointer} size="compact-xs" variant="default" onClick={() => choose(use.pointer)}>
              {use.by.title}
            </Button>
          ))}
        </Group>
      )}
      {problems.map(({ code, message, pointer: at }) => (
        <Text key={`${code} ${at}`} size="sm" c="var(--mantine-color-error)">
          {code} {message}
        </Text>
      ))}
      <Group grow align="flex-start">
        <TextField label={say('name')} {...field('title')} />
        <TextField label={say('unit')} {...field('unit')} />
      </Group>
      <TextField label={say('why')} {...field('why')} />
      <TextField
        label={say('reason')}
        description={say('reasonHint')}
        text={stringOf(memberOf(declared, 'placeholder')) ?? ''}
        isReadOnly={fault !== null}
        take={(text) => edit(say('didChange', { what: id }), (edits) => setPlaceholder(edits, id, text))}
      />
      {spec && lanes.length > 0 && <TimelinePicture id={id} lanes={lanes} spec={spec} today={new Date().toISOString().slice(0, 10)} />}
      <ParameterLanes id={id} />
      <AddVariant id={id} />
      {asked === 'rename' && (
        <RenameId program={value} namespace="value" id={id} actions={{ edit, done: () => {} }} close={() => setAsked(null)} />
      )}
      {asked === 'remove' && (
        <RemovePart
          title={title || id}
          removal={{ goesWith: [], left: uses }}
          remove={(edits) => edits.remove(['parameters', id])}
          actions={{ edit }}
          close={() => setAsked(null)}
        />
      )}
    </Stack>
  );
}
