import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useChoose, useSelected } from '../selection/selection.ts';
import { FastTracks } from './fast-tracks.tsx';
import { Milestones } from './milestones.tsx';
import { StepForm } from './step-form.tsx';
import { addStep, connect, disconnect, graphSteps, STEPS } from './step-graph.ts';
import { StepTable } from './step-table.tsx';
import { useStepTexts } from './use-step-texts.ts';
import { onboardingWords } from './words.ts';

const Picture = lazy(async () => ({ default: (await import('./onboarding-picture.tsx')).OnboardingPicture }));

/** The onboarding: its steps as a picture and as a table, the chosen one in a form; fast tracks; milestones. */
export function OnboardingSection() {
  const say = useWords(onboardingWords);
  const { program, isReadOnly, edit } = useEditing();
  const steps = useMemo(() => graphSteps(program), [program]);
  const { kindText, whoText } = useStepTexts();
  const choose = useChoose('onboarding');
  const selected = useSelected();
  const [said, setSaid] = useState('');
  const chosen = steps.find(({ index }) => `${selected?.pointer ?? ''}/`.startsWith(`${toPointer([...STEPS, index])}/`)) ?? null;
  const titleOf = (id: string) => steps.find((step) => step.id === id)?.title ?? id;
  const show = (id: string) => {
    const step = steps.find((one) => one.id === id);
    if (step) choose(toPointer([...STEPS, step.index]));
  };
  const add = (after: readonly string[]) => {
    if (edit(say('addStep'), (edits) => addStep(edits, program, after, say('newStep')))) choose(toPointer([...STEPS, steps.length]));
  };
  const tie = (from: string, to: string) => {
    const values = { from: titleOf(from), to: titleOf(to) };
    let isDone = false;
    edit(say('connect', values), (edits) => {
      isDone = connect(edits, program, from, to);
    });
    setSaid(say(isDone ? 'connect' : 'refusedConnect', values));
  };
  const untie = (from: string, to: string) => {
    const label = say('disconnect', { from: titleOf(from), to: titleOf(to) });
    edit(label, (edits) => disconnect(edits, program, from, to));
    setSaid(label);
  };
  if (steps.length === 0) {
    return (
      <Stack align="flex-start">
        <Title order={2}>{say('title')}</Title>
        <Text fw={500}>{say('none')}</Text>
        <Text>{say('noneText')}</Text>
        <Button disabled={isReadOnly} onClick={() => add([])}>
          {say('begin')}
        </Button>
      </Stack>
    );
  }
  const last = steps.at(-1);
  return (
    <Stack gap="lg">
      <Title order={2}>{say('title')}</Title>
      <Group align="flex-start" grow>
        <TermAt path={['onboarding', 'within']} label={say('within')} usual={say('noLimit')} />
        <ChoiceAt
          path={['onboarding', 'activate', 'tier']}
          label={say('tier')}
          usual={say('lowest')}
          choices={[
            { value: 'lowest', label: say('lowest') },
            { value: 'qualified', label: say('qualified') },
          ]}
        />
      </Group>
      <Stack gap={4}>
        <Text size="sm">{say('pictureHint')}</Text>
        <Suspense fallback={<Skeleton height={340} />}>
          <Picture
            {...{ steps, isReadOnly, kindText, whoText }}
            chosen={chosen?.id ?? null}
            onChoose={show}
            onConnect={tie}
            onDisconnect={untie}
          />
        </Suspense>
        <Text size="sm" role="status">
          {said}
        </Text>
      </Stack>
      <Group align="flex-start" gap="md">
        <Stack gap="xs" style={{ flex: '1 1 480px', minWidth: 0 }}>
          <Title order={3}>{say('steps')}</Title>
          <StepTable {...{ steps, kindText, whoText }} chosen={chosen?.id ?? null} onChoose={show} />
          <Group>
            <Button variant="default" disabled={isReadOnly} onClick={() => add(last ? [last.id] : [])}>
              {say('addStep')}
            </Button>
          </Group>
        </Stack>
        {chosen && (
          <StepForm key={chosen.id} step={chosen} steps={steps} onClose={() => choose('/onboarding')} onAddAfter={() => add([chosen.id])} />
        )}
      </Group>
      <FastTracks steps={steps} />
      <Milestones />
    </Stack>
  );
}
