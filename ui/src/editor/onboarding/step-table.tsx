import { Table, UnstyledButton } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { type GraphStep, moveStep, removeStep, STEPS } from './step-graph.ts';
import { onboardingWords } from './words.ts';

interface Props {
  readonly steps: readonly GraphStep[];
  readonly chosen: string | null;
  readonly kindText: (step: GraphStep) => string;
  readonly whoText: (step: GraphStep) => string;
  readonly onChoose: (id: string) => void;
}

/** Every step of the onboarding, and what can be done with it without the picture. */
export function StepTable({ steps, chosen, kindText, whoText, onChoose }: Props) {
  const say = useWords(onboardingWords);
  const termText = useTermText();
  const { program, edit } = useEditing();
  const titleOf = (id: string) => steps.find((step) => step.id === id)?.title ?? id;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={say('steps')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('step')}</Table.Th>
            <Table.Th>{say('kind')}</Table.Th>
            <Table.Th>{say('who')}</Table.Th>
            <Table.Th>{say('after')}</Table.Th>
            <Table.Th>{say('time')}</Table.Th>
            <Table.Th>{say('change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map((step) => {
            const { id, index, title, after } = step;
            const sla = valueAt({ ...program }, [...STEPS, index, 'sla']);
            return (
              <Table.Tr key={id || index} {...(id === chosen ? { bg: 'var(--mantine-primary-color-light)' } : {})}>
                <Table.Td>
                  <UnstyledButton
                    fz="sm"
                    td="underline"
                    aria-expanded={id === chosen}
                    aria-label={say('editStep', { title })}
                    onClick={() => onChoose(id)}
                  >
                    {title || '–'}
                  </UnstyledButton>
                </Table.Td>
                <Table.Td>{kindText(step)}</Table.Td>
                <Table.Td>{whoText(step)}</Table.Td>
                <Table.Td>{after.length === 0 ? say('atOnce') : after.map(titleOf).join(', ')}</Table.Td>
                <Table.Td>{sla === undefined ? say('usualSla') : termText(sla)}</Table.Td>
                <Table.Td>
                  <ItemButtons
                    list={STEPS}
                    index={index}
                    what={title}
                    keepsOne
                    onMove={(to) => void edit(say('moveStep', { title }), (edits) => moveStep(edits, program, index, to))}
                    onRemove={() => void edit(say('removeStep', { title }), (edits) => removeStep(edits, program, id))}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
