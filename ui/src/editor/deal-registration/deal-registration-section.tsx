import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { isMembers } from '../document/reading.ts';
import { FormFieldsAt } from '../fields/form-fields-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { BandTable } from './band-table.tsx';
import { CheckTable } from './check-table.tsx';
import { Clocks } from './clocks.tsx';
import { DecisionTable } from './decision-table.tsx';
import { addRule } from './rule-table.ts';
import { SampleDeal } from './sample-deal.tsx';
import type { SampleAnswer } from './try-sample.ts';
import { dealWords } from './words.ts';

/** Deal registration: the rules as a table, with a sample deal that lights them. */
export function DealRegistrationSection() {
  const say = useWords(dealWords);
  const { program, isReadOnly, edit } = useEditing();
  const [answer, setAnswer] = useState<SampleAnswer | null>(null);
  if (!isMembers(program.dealRegistration)) {
    return (
      <Stack align="flex-start">
        <Title order={2}>{say('title')}</Title>
        <Text fw={500}>{say('none')}</Text>
        <Text>{say('noneText')}</Text>
        <Button disabled={isReadOnly} onClick={() => edit(say('begin'), (edits) => addRule(edits, program, 0, say('newRule')))}>
          {say('begin')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Title order={2}>{say('title')}</Title>
      <DecisionTable answer={answer} />
      <SampleDeal onAnswer={setAnswer} />
      <BandTable />
      <CheckTable />
      <Stack gap="xs">
        <Title order={3}>{say('form')}</Title>
        <FormFieldsAt path={['dealRegistration', 'form']} label={say('form')} />
      </Stack>
      <Clocks />
    </Stack>
  );
}
