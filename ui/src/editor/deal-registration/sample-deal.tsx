import { Alert, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { PEOPLE_ANSWERS } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { useEffect } from 'react';
import { useWords } from '../../words/use-words.ts';
import { WorkerDied } from '../../workers/worker-died.tsx';
import { useChecked } from '../check/use-checks.ts';
import { useEditing } from '../fields/use-field.ts';
import { SampleAnswers } from './sample-answers.tsx';
import { SampleCalendar } from './sample-calendar.tsx';
import { answersFor, morningOf, sampleFields } from './sample-form.ts';
import { NOBODY, samplePartners } from './sample-partners.ts';
import type { SampleAnswer } from './try-sample.ts';
import { useSample } from './use-sample.ts';
import { dealWords } from './words.ts';

interface Sample {
  readonly partner: string | null;
  readonly on: string | null;
  readonly people: string;
  readonly answers: { readonly [field: string]: Json };
}

const NEW: Sample = { partner: null, on: null, people: 'prompt', answers: {} };
const today = () => new Date().toISOString().slice(0, 10);

/** A deal to try the rules with, and what would become of it. It is no part of the program. */
export function SampleDeal({ onAnswer }: { readonly onAnswer: (answer: SampleAnswer | null) => void }) {
  const say = useWords(dealWords);
  const { program } = useEditing();
  const checked = useChecked();
  const [sample, setSample] = useSessionStorage<Sample>({ key: 'tierwright.sampleDeal', defaultValue: NEW });
  const fields = sampleFields(program);
  const partners = [...samplePartners(program), NOBODY];
  const chosen = partners.find(({ id }) => id === sample.partner) ?? partners[0] ?? NOBODY;
  const on = sample.on ?? chosen.on ?? today();
  const answers = answersFor(fields, { ...chosen.answers, ...sample.answers }, on);
  const people = PEOPLE_ANSWERS.find((one) => one === sample.people) ?? 'prompt';
  const at = morningOf(program, on);
  const question = at === null ? null : { answers, partner: { ...chosen.partner, title: say('partnerTitle') }, at, people };
  const { answer, isNewest, died, retry } = useSample(question);
  useEffect(() => onAnswer(answer), [answer, onAnswer]);
  return (
    <Stack gap="xs">
      <Title order={3}>{say('sample')}</Title>
      <Text size="sm">{say('sampleHint')}</Text>
      <Group align="flex-end">
        <Select
          label={say('samplePartner')}
          data={partners.map(({ id, name }) => ({ value: id, label: id === NOBODY.id ? say('noFacts') : say('partnerOf', { name }) }))}
          value={chosen.id}
          allowDeselect={false}
          miw={360}
          onChange={(partner) => setSample({ ...sample, partner, on: null, answers: {} })}
        />
        <TextInput
          type="date"
          label={say('on')}
          value={on}
          onChange={({ currentTarget }) => setSample({ ...sample, on: currentTarget.value })}
        />
        <Select
          label={say('people')}
          data={PEOPLE_ANSWERS.map((value) => ({ value, label: say(value) }))}
          value={people}
          allowDeselect={false}
          onChange={(next) => setSample({ ...sample, people: next ?? 'prompt' })}
        />
      </Group>
      <SampleAnswers
        fields={fields}
        answers={answers}
        onAnswer={(id, value) => setSample({ ...sample, answers: { ...sample.answers, [id]: value } })}
      />
      {checked && !checked.program && <Alert color="yellow">{say('notNow')}</Alert>}
      {died !== null && <WorkerDied message={died} retry={retry} />}
      {answer ? (
        <SampleCalendar answer={answer} isNewest={isNewest} />
      ) : (
        checked?.program && died === null && <Text>{say('computing')}</Text>
      )}
    </Stack>
  );
}
