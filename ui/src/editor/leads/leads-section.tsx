import { Button, Fieldset, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { SectionHead } from '../entries/section-head.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { FormFieldsAt } from '../fields/form-fields-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { beginLeads, hasLeads, LEADS } from './lead-edits.ts';
import { leadMeaning } from './lead-meaning.ts';
import { RouteTable } from './route-table.tsx';
import { leadWords } from './words.ts';

const MISSED = ['remind', 'recall'] as const;

/** Which partner gets a lead. */
export function LeadsSection() {
  const say = useWords(leadWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const term = useTermText();
  if (!hasLeads(program)) {
    return (
      <Stack align="flex-start">
        <Title order={2} size="h4">
          {say('title')}
        </Title>
        <Text fw={500}>{say('none')}</Text>
        <Text>{say('noneText')}</Text>
        <Button disabled={isReadOnly} onClick={() => edit(say('begin'), (edits) => beginLeads(edits, say('firstRole')))}>
          {say('begin')}
        </Button>
      </Stack>
    );
  }
  const words = leadMeaning({ program: program as Json, known, say, term });
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <SectionHead title={say('title')} description={say('description')} />
        <Button variant="default" size="xs" disabled={isReadOnly} onClick={() => edit(say('remove'), (edits) => edits.remove(LEADS))}>
          {say('remove')}
        </Button>
      </Group>
      <Text size="sm" aria-live="polite">
        {say('says.means', { words: words.join(' ') })}
      </Text>
      <ProblemsOf path={LEADS} />
      <ConditionBuilder path={[...LEADS, 'eligible']} label={say('eligible')} />
      <RouteTable />
      <Fieldset legend={say('feedback')}>
        <SimpleGrid cols={{ base: 1, lg: 3 }}>
          <TermAt path={[...LEADS, 'feedback', 'first']} label={say('first')} usual={say('firstUsual')} />
          <TermAt path={[...LEADS, 'feedback', 'every']} label={say('every')} usual={say('everyUsual')} />
          <ChoiceAt
            path={[...LEADS, 'feedback', 'onMissed']}
            label={say('onMissed')}
            usual={say('remind')}
            choices={MISSED.map((value) => ({ value, label: say(value) }))}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend={say('form')}>
        <Text size="sm">{say('formHint')}</Text>
        <FormFieldsAt path={[...LEADS, 'form']} label={say('form')} isOptional />
      </Fieldset>
    </Stack>
  );
}
