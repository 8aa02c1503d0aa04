import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { CATEGORIES } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { isMembers } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { ManagedFields } from './managed-fields.tsx';
import { Phases } from './phases.tsx';
import { FUNCTIONS, joinPhases, makePhases, removeType, TYPES, type TypeCell } from './type-grid.ts';
import { useTypeTexts } from './use-type-texts.ts';
import { typeWords } from './words.ts';

/** One partner type: what it does, and how it is managed, all along or in phases. */
export function TypeForm({ type, onClose }: { readonly type: TypeCell; readonly onClose: () => void }) {
  const say = useWords(typeWords);
  const sayField = useWords(fieldWords);
  const { categoryText } = useTypeTexts();
  const { program, isReadOnly, edit } = useEditing();
  const path: Path = [...TYPES, type.index];
  const { title } = type;
  const value = valueAt({ ...program }, path);
  const hasPhases = isMembers(value) && value.phases !== undefined;
  const remove = () => {
    edit(say('removeType', { title }), (edits) => removeType(edits, program, type.index));
    onClose();
  };
  const phases = () =>
    edit(say(hasPhases ? 'joinPhases' : 'makePhases'), (edits) => {
      if (hasPhases) joinPhases(edits, program, type.index);
      else makePhases(edits, program, type.index, { first: say('firstPhase'), second: say('secondPhase') });
    });
  return (
    <Paper component="section" withBorder p="sm" aria-label={say('type', { title })}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={3}>{say('type', { title })}</Title>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {say('close')}
          </Button>
        </Group>
        <Text size="sm">{say('typeId', { id: type.id })}</Text>
        <TextAt path={[...path, 'title']} label={sayField('title')} />
        <TextAt path={[...path, 'why']} label={sayField('why')} isOptional />
        <Group grow align="flex-start">
          <ChoiceAt path={[...path, 'function']} label={say('function')} choices={FUNCTIONS.map((of) => ({ value: of, label: say(of) }))} />
          <ChoiceAt
            path={[...path, 'category']}
            label={say('category')}
            choices={CATEGORIES.map((category) => ({ value: category, label: categoryText(category) }))}
          />
        </Group>
        {hasPhases ? <Phases index={type.index} /> : <ManagedFields path={path} />}
        <Group>
          <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={phases}>
            {say(hasPhases ? 'joinPhases' : 'makePhases')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={remove}>
            {say('removeType', { title })}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
