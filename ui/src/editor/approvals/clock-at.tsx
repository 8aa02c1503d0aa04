import { Button, Group, Stack } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { textsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { TermsAt } from '../fields/terms-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { roleChoices } from '../fields/vocabulary.ts';
import { addEscalation, removeEscalation, timeoutStages } from './chains.ts';

import { TIMEOUTS } from './timeouts.ts';
import { approvalWords } from './words.ts';

interface Props {
  /** The step whose clock it is. */
  readonly path: Path;
  readonly ends: 'approval' | 'onboarding';
  readonly usualSla: string;
}

/** The clock of a step: its time, reminders, escalations, and what happens in the end. */
export function ClockAt({ path, ends, usualSla }: Props) {
  const say = useWords(approvalWords);
  const { program, isReadOnly, edit } = useEditing();
  const at: Path = [...path, 'onTimeout'];
  const timeout = valueAt({ ...program }, at);
  const { stages, outcomePath } = timeoutStages(timeout, at);
  const roles = roleChoices(program);
  const asked = new Set([...stages.map(({ escalate }) => escalate), ...textsOf(valueAt({ ...program }, [...path, 'roles']))]);
  const role = roles.find(({ value }) => !asked.has(value))?.value ?? roles[0]?.value ?? 'channelManager';
  const finals = TIMEOUTS.filter(({ of }) => of === 'both' || of === ends);
  return (
    <Stack gap="xs">
      <TermAt path={[...path, 'sla']} label={say('sla')} usual={usualSla} />
      <TermsAt
        path={[...path, 'remind']}
        label={say('remind')}
        one={say('oneReminder')}
        add={say('addReminder')}
        usual={say('usualReminder')}
      />
      {stages.map((stage, index) => (
        <Group key={stage.path.join('/')} align="flex-start">
          <ChoiceAt path={[...stage.path, 'escalate']} label={say('escalation', { number: index + 1 })} choices={roles} />
          <TermAt path={[...stage.path, 'sla']} label={say('escalationTime', { number: index + 1 })} usual={usualSla} />
        </Group>
      ))}
      <ChoiceAt
        path={outcomePath}
        label={say(stages.length === 0 ? 'onTimeout' : 'finally')}
        usual={say('waits')}
        choices={finals.map(({ value, word }) => ({ value, label: say(word) }))}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={isReadOnly}
          onClick={() => edit(say('addEscalation'), (edits) => addEscalation(edits, timeout, at, role))}
        >
          {say('addEscalation')}
        </Button>
        {stages.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={isReadOnly}
            onClick={() => edit(say('removeEscalation'), (edits) => removeEscalation(edits, timeout, at))}
          >
            {say('removeEscalation')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
