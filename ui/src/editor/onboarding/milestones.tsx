import { Button, Fieldset, Group, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { TermsAt } from '../approvals/terms-at.tsx';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ConditionAt } from '../fields/condition-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { addMilestone, MILESTONES } from './step-graph.ts';
import { onboardingWords } from './words.ts';

/** What a new member has to reach. */
export function Milestones() {
  const say = useWords(onboardingWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const list = itemsOf(valueAt({ ...program }, MILESTONES));
  return (
    <Stack gap="xs">
      <Title order={3}>{say('milestones')}</Title>
      {list.length === 0 && <Text>{say('noMilestones')}</Text>}
      {list.map((milestone, index) => {
        const path: Path = [...MILESTONES, index];
        const title = titleOf(milestone);
        return (
          <Fieldset key={textOf(membersOf(milestone).id) || index} legend={say('milestone', { title })}>
            <Stack gap="xs">
              <Group justify="flex-end">
                <ItemButtons
                  list={MILESTONES}
                  index={index}
                  what={title}
                  {...(list.length === 1
                    ? { onRemove: () => void edit(sayField('stepRemove', { what: title }), (edits) => edits.remove(MILESTONES)) }
                    : {})}
                />
              </Group>
              <TextAt path={[...path, 'title']} label={sayField('title')} />
              <ConditionAt path={[...path, 'passes']} label={say('milestonePasses')} />
              <TermAt path={[...path, 'within']} label={say('milestoneWithin')} />
              <TermsAt path={[...path, 'remind']} label={say('remind')} />
              <ChoiceAt
                path={[...path, 'onMiss']}
                label={say('onMiss')}
                usual={say('noted')}
                choices={[
                  { value: 'note', label: say('noted') },
                  { value: 'suspend', label: say('suspend') },
                  { value: 'end', label: say('end') },
                ]}
              />
              <ProblemsOf path={path} />
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button
          variant="default"
          disabled={isReadOnly}
          onClick={() => edit(say('addMilestone'), (edits) => addMilestone(edits, program, say('newMilestone')))}
        >
          {say('addMilestone')}
        </Button>
      </Group>
    </Stack>
  );
}
