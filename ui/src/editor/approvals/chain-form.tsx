import { Accordion, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { itemsOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoicesAt } from '../fields/choices-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { roleChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { addStep, chainPath, chainSteps, moveStep, removeStep, stepsPath } from './chains.ts';
import { StepForm } from './step-form.tsx';
import { useStepSummary } from './use-step-summary.ts';
import { approvalWords } from './words.ts';

/** One chain: its title, its stand-ins, its steps in order. */
export function ChainForm({ chain }: { readonly chain: string }) {
  const say = useWords(approvalWords);
  const sayField = useWords(fieldWords);
  const summary = useStepSummary();
  const { program, isReadOnly, edit } = useEditing();
  const path = chainPath(chain);
  const title = titleOf(valueAt({ ...program }, path)) || chain;
  const steps = itemsOf(valueAt({ ...program }, stepsPath(chain)));
  const rows = chainSteps(program, chain);
  const titleOfStep = (id: string) => titleOf(steps[rows.findIndex((row) => row.id === id)]) || id;
  return (
    <Stack style={{ flexGrow: 1, minWidth: 0 }}>
      <Group justify="space-between">
        <Title order={3}>{title}</Title>
        <Button variant="default" disabled={isReadOnly} onClick={() => edit(say('removeChain', { title }), (edits) => edits.remove(path))}>
          {say('removeChain', { title })}
        </Button>
      </Group>
      <Text size="sm">{say('chainId', { id: chain })}</Text>
      <TextAt path={[...path, 'title']} label={sayField('title')} />
      <TextAt path={[...path, 'why']} label={sayField('why')} isOptional rows={2} />
      <ChoicesAt path={[...path, 'delegate']} label={say('delegate')} choices={roleChoices(program)} isOptional usual={say('nobody')} />
      <Title order={4}>{say('steps')}</Title>
      <Accordion multiple variant="separated" order={5}>
        {rows.map((row) => {
          const step = steps[row.index] ?? null;
          const stepTitle = titleOf(step) || row.id;
          const starts =
            row.after.length === 0
              ? row.index === 0
                ? ''
                : say('startsAtOnce')
              : say('startsAfter', { steps: row.after.map(titleOfStep).join(', ') });
          return (
            <Accordion.Item key={row.id || row.index} value={row.id || String(row.index)}>
              <Group wrap="nowrap" gap={4} pr="xs">
                <Accordion.Control>
                  <Text fw={500}>{say('step', { number: row.index + 1, title: stepTitle })}</Text>
                  <Text size="sm">{summary(step)}</Text>
                  {starts !== '' && <Text size="sm">{starts}</Text>}
                </Accordion.Control>
                <ItemButtons
                  list={stepsPath(chain)}
                  index={row.index}
                  what={stepTitle}
                  keepsOne
                  onMove={(to) =>
                    void edit(say('moveStep', { title: stepTitle }), (edits) => moveStep(edits, program, chain, row.index, to))
                  }
                  onRemove={() =>
                    void edit(say('removeStep', { title: stepTitle }), (edits) => removeStep(edits, program, chain, row.index))
                  }
                />
              </Group>
              <Accordion.Panel>
                <StepForm
                  chain={chain}
                  row={row}
                  others={rows.filter(({ id }) => id !== row.id).map(({ id }) => ({ value: id, label: titleOfStep(id) }))}
                />
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
      <Group>
        <Button
          variant="default"
          disabled={isReadOnly}
          onClick={() => edit(say('addStep'), (edits) => addStep(edits, program, chain, say('newStep')))}
        >
          {say('addStep')}
        </Button>
      </Group>
      <ProblemsOf path={path} />
    </Stack>
  );
}
