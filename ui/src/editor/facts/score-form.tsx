import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { AmountMember } from '../entries/amount-member.tsx';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { NUMBER_TYPES, requirementChoices, valueChoices } from './value-choices.ts';
import { factWords } from './words.ts';

/** The parts of a score: points for a value, or points where a condition holds. */
export function ScoreForm({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const path = ['derived', id, 'score'];
  const held = valueAt(value, path);
  const parts = Array.isArray(held) ? held : [];
  const values = valueChoices(known, id, NUMBER_TYPES);
  const parameters = values.filter((choice) => known.types.declared.get(choice.value)?.of === 'parameter');
  const [requirement] = requirementChoices(known);
  return (
    <Stack gap="sm">
      {parts.map((part, index) => {
        const number = index + 1;
        const at = [...path, index];
        const isValue = typeof part === 'object' && part !== null && !Array.isArray(part) && part.when === undefined;
        return (
          <Fieldset key={number} legend={say('part', { number })}>
            <Group align="flex-start" justify="space-between" wrap="nowrap">
              <Stack gap="xs" style={{ flexGrow: 1 }}>
                <Group align="flex-end">
                  {isValue && (
                    <>
                      <ChoiceMember path={[...at, 'per']} label={say('scored')} choices={values} isNeeded />
                      <AmountMember path={[...at, 'full']} label={say('full')} choices={parameters} />
                    </>
                  )}
                  <AmountMember path={[...at, 'points']} label={say('points')} choices={parameters} />
                </Group>
                {!isValue && <ConditionBuilder path={[...at, 'when']} label={say('pointsWhen')} />}
              </Stack>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={say('upPart', { number })}
                  disabled={index === 0}
                  onClick={() => edit(say('upPart', { number }), (edits) => edits.move(path, index, index - 1))}
                >
                  <span aria-hidden>↑</span>
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={say('downPart', { number })}
                  disabled={number === parts.length}
                  onClick={() => edit(say('downPart', { number }), (edits) => edits.move(path, index, number))}
                >
                  <span aria-hidden>↓</span>
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={say('removePart', { number })}
                  disabled={parts.length === 1}
                  onClick={() => edit(say('removePart', { number }), (edits) => edits.remove(at))}
                >
                  <span aria-hidden>✕</span>
                </ActionIcon>
              </Group>
            </Group>
          </Fieldset>
        );
      })}
      <Group>
        <Button
          size="xs"
          variant="default"
          disabled={values.length === 0}
          onClick={() =>
            edit(say('addValuePart'), (edits) => edits.set([...path, parts.length], { per: values[0]?.value ?? '', full: 10, points: 10 }))
          }
        >
          {say('addValuePart')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!requirement}
          onClick={() =>
            edit(say('addConditionPart'), (edits) =>
              edits.set([...path, parts.length], { when: { condition: requirement?.value ?? '' }, points: 10 }),
            )
          }
        >
          {say('addConditionPart')}
        </Button>
      </Group>
    </Stack>
  );
}
