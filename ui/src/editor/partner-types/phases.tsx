import { Button, Fieldset, Group, Stack, Title } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { ManagedFields } from './managed-fields.tsx';
import { addPhase, removePhase, TYPES } from './type-grid.ts';
import { typeWords } from './words.ts';

const BEGINS: Json = { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] };

/** The phases of a type, in their order; an event leads from one to the next. */
export function Phases({ index }: { readonly index: number }) {
  const say = useWords(typeWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const list: Path = [...TYPES, index, 'phases'];
  const phases = itemsOf(valueAt({ ...program }, list));
  return (
    <Stack gap="xs">
      <Title order={4}>{say('phases')}</Title>
      {phases.map((phase, place) => {
        const path: Path = [...list, place];
        const id = textOf(membersOf(phase).id);
        const title = titleOf(phase);
        const others = phases.filter((other) => other !== phase);
        const next: Path = [...path, 'next'];
        const to = textOf(membersOf(membersOf(phase).next).to);
        const follow = (chosen: string | null) =>
          edit(sayField('set', { what: say('nextPhase') }), (edits) => {
            if (chosen === null) edits.remove(next);
            else if (to === '') edits.set(next, { to: chosen, when: BEGINS });
            else edits.set([...next, 'to'], chosen);
          });
        return (
          <Fieldset key={id || place} legend={say('phase', { title })}>
            <Stack gap="xs">
              <TextAt path={[...path, 'title']} label={sayField('title')} />
              <ManagedFields path={path} />
              <ChoiceAt
                path={[...next, 'to']}
                label={say('nextPhase')}
                usual={say('noNext')}
                choices={others.map((other) => ({ value: textOf(membersOf(other).id), label: titleOf(other) }))}
                value={to}
                onChoose={follow}
              />
              {to !== '' && (
                <>
                  <ConditionBuilder path={[...next, 'when']} label={say('nextWhen')} />
                  <ChoiceAt
                    path={[...next, 'then']}
                    label={say('then')}
                    usual={say('onboard')}
                    choices={[
                      { value: 'onboard', label: say('onboard') },
                      { value: 'activate', label: say('activate') },
                    ]}
                  />
                </>
              )}
              <Group justify="flex-end">
                <ItemButtons
                  list={list}
                  index={place}
                  what={title}
                  keepsOne
                  onRemove={() => void edit(say('removePhase', { title }), (edits) => removePhase(edits, program, index, place))}
                />
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
          onClick={() => edit(say('addPhase'), (edits) => addPhase(edits, program, index, say('newPhase')))}
        >
          {say('addPhase')}
        </Button>
      </Group>
    </Stack>
  );
}
