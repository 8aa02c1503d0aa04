import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { STEP_KINDS } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ClockAt } from '../approvals/clock-at.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Path } from '../document/json-edits.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ChoicesAt } from '../fields/choices-at.tsx';
import { NumberAt } from '../fields/number-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { KindFields } from './kind-fields.tsx';
import { comesAfter, type GraphStep, STEPS, setKind } from './step-graph.ts';
import { useOwnerChoices } from './use-step-texts.ts';
import { onboardingWords } from './words.ts';

interface Props {
  readonly step: GraphStep;
  readonly steps: readonly GraphStep[];
  readonly onClose: () => void;
  readonly onAddAfter: () => void;
}

/** The fields of one step, beside the table. */
export function StepForm({ step, steps, onClose, onAddAfter }: Props) {
  const say = useWords(onboardingWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const owners = useOwnerChoices();
  const path: Path = [...STEPS, step.index];
  const title = say('stepForm', { title: step.title });
  // A step cannot wait for one that waits for it.
  const before = steps.filter(({ id }) => id !== step.id && !comesAfter(steps, id, step.id));
  return (
    <Paper component="section" withBorder p="sm" aria-label={title} w={{ base: '100%', lg: 440 }} style={{ flexShrink: 0 }}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={4}>{title}</Title>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {say('closeForm')}
          </Button>
        </Group>
        <Text size="sm">{say('stepId', { id: step.id })}</Text>
        <TextAt path={[...path, 'title']} label={sayField('title')} />
        <TextAt path={[...path, 'why']} label={sayField('why')} isOptional />
        <ChoiceAt
          path={[...path, 'kind']}
          label={say('kind')}
          choices={STEP_KINDS.map((value) => ({ value, label: say(value) }))}
          value={step.kind}
          onChoose={(next) => {
            const kind = STEP_KINDS.find((one) => one === next);
            if (kind) edit(sayField('set', { what: say('kind') }), (edits) => setKind(edits, program, step.index, kind));
          }}
        />
        <ChoiceAt path={[...path, 'owner']} label={say('owner')} choices={owners} usual={say('usualOwner')} />
        <ChoicesAt
          path={[...path, 'after']}
          label={say('after')}
          choices={before.map(({ id, title: label }) => ({ value: id, label }))}
          usual={step.after.map((id) => steps.find((one) => one.id === id)?.title ?? id).join(', ') || say('atOnce')}
        />
        <KindFields path={path} kind={step.kind} />
        <ConditionBuilder path={[...path, 'when']} label={say('when')} isOptional />
        <ConditionBuilder path={[...path, 'passes']} label={say('passes')} isOptional />
        <ClockAt path={path} ends="onboarding" usualSla={say('usualSla')} />
        <ChoicesAt
          path={[...path, 'onReject', 'redo']}
          label={say('redo')}
          choices={[...before, step].map(({ id, title: label }) => ({ value: id, label }))}
          isOptional
          usual={say('thisStep')}
        />
        <NumberAt path={[...path, 'onReject', 'times']} label={say('redoTimes')} usual="2" min={1} />
        <ChoiceAt
          path={[...path, 'undo']}
          label={say('undo')}
          usual={say('usualUndo')}
          choices={[
            { value: 'revoke', label: say('revoke') },
            { value: 'none', label: say('undoNothing') },
          ]}
        />
        <ProblemsOf path={path} />
        <Group>
          <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={onAddAfter}>
            {say('addAfter')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
