import { Button, Fieldset, Group, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoicesAt } from '../fields/choices-at.tsx';
import { ConditionAt } from '../fields/condition-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { addFastTrack, FAST_TRACKS, type GraphStep } from './step-graph.ts';
import { onboardingWords } from './words.ts';

/** Who may skip steps, and which. */
export function FastTracks({ steps }: { readonly steps: readonly GraphStep[] }) {
  const say = useWords(onboardingWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const list = itemsOf(valueAt({ ...program }, FAST_TRACKS));
  return (
    <Stack gap="xs">
      <Title order={3}>{say('fastTracks')}</Title>
      {list.length === 0 && <Text>{say('noFastTracks')}</Text>}
      {list.map((track, index) => {
        const path: Path = [...FAST_TRACKS, index];
        const title = titleOf(track);
        return (
          <Fieldset key={textOf(membersOf(track).id) || index} legend={say('fastTrack', { title })}>
            <Stack gap="xs">
              <Group justify="flex-end">
                <ItemButtons
                  list={FAST_TRACKS}
                  index={index}
                  what={title}
                  {...(list.length === 1
                    ? { onRemove: () => void edit(sayField('stepRemove', { what: title }), (edits) => edits.remove(FAST_TRACKS)) }
                    : {})}
                />
              </Group>
              <TextAt path={[...path, 'title']} label={sayField('title')} />
              <TextAt path={[...path, 'why']} label={sayField('why')} isOptional />
              <ConditionAt path={[...path, 'when']} label={say('fastWhen')} begins="partner.type" />
              <ChoicesAt
                path={[...path, 'skip']}
                label={say('skip')}
                choices={steps.map(({ id, title: label }) => ({ value: id, label }))}
              />
              <ProblemsOf path={path} />
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button
          variant="default"
          disabled={isReadOnly || steps.length === 0}
          onClick={() => edit(say('addFastTrack'), (edits) => addFastTrack(edits, program, say('newFastTrack')))}
        >
          {say('addFastTrack')}
        </Button>
      </Group>
    </Stack>
  );
}
