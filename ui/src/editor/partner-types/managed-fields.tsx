import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { useOwnerChoices } from '../onboarding/use-step-texts.ts';
import { addTerm, isManaged, MANAGED, setManaged } from './type-grid.ts';
import { typeWords } from './words.ts';

/** How a type or a phase is managed, by whom, and under which terms. */
export function ManagedFields({ path }: { readonly path: Path }) {
  const say = useWords(typeWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const owners = useOwnerChoices().filter(({ value }) => value !== 'partner');
  const part = membersOf(valueAt({ ...program }, path));
  const managed = textOf(part.managed);
  const list: Path = [...path, 'terms'];
  const terms = itemsOf(part.terms);
  return (
    <Stack gap="xs">
      <ChoiceAt
        path={[...path, 'managed']}
        label={say('managed')}
        choices={MANAGED.map((value) => ({ value, label: say(value) }))}
        value={managed}
        onChoose={(next) => {
          if (next !== null && isManaged(next))
            edit(sayField('set', { what: say('managed') }), (edits) => setManaged(edits, program, path, next));
        }}
      />
      {managed === 'program' && <Text size="sm">{say('byProgramHint')}</Text>}
      {managed !== 'program' && (
        <>
          <ChoiceAt path={[...path, 'owner']} label={say('owner')} choices={owners} />
          <TermAt path={[...path, 'review']} label={say('review')} />
          <Text fw={500}>{say('terms')}</Text>
          {terms.map((term, index) => {
            const at: Path = [...list, index];
            const title = titleOf(term);
            const removeAll = () => void edit(sayField('stepRemove', { what: title }), (edits) => edits.remove(list));
            return (
              <Fieldset key={textOf(membersOf(term).id) || index} legend={say('term', { title })}>
                <Stack gap="xs">
                  <TextAt path={[...at, 'title']} label={sayField('title')} />
                  <TextAt path={[...at, 'text']} label={say('text')} isOptional rows={2} />
                  <ConditionBuilder path={[...at, 'passes']} label={say('passes')} isOptional />
                  <Group justify="flex-end">
                    <ItemButtons list={list} index={index} what={title} {...(terms.length === 1 ? { onRemove: removeAll } : {})} />
                  </Group>
                </Stack>
              </Fieldset>
            );
          })}
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isReadOnly}
              onClick={() => edit(say('addTerm'), (edits) => addTerm(edits, program, path, say('newTerm')))}
            >
              {say('addTerm')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
