import { Group, Select, Stack } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Path } from '../document/json-edits.ts';
import { ChoicesAt } from '../fields/choices-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing, useField } from '../fields/use-field.ts';
import { type Choice, roleChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { type ChainStepRow, stepsPath } from './chains.ts';
import { ClockAt } from './clock-at.tsx';
import { approvalWords } from './words.ts';

interface Props {
  readonly chain: string;
  readonly row: ChainStepRow;
  readonly others: readonly Choice[];
}

const RESOLVED = ['partner', 'distributor', 'accountManager'] as const;

/** One step of a chain: who decides, how many of them, after what, by when. */
export function StepForm({ chain, row, others }: Props) {
  const say = useWords(approvalWords);
  const sayField = useWords(fieldWords);
  const { program } = useEditing();
  const path: Path = [...stepsPath(chain), row.index];
  const roles = [...roleChoices(program), ...RESOLVED.map((value) => ({ value, label: say(value) }))];
  return (
    <Stack gap="xs">
      <TextAt path={[...path, 'title']} label={sayField('title')} />
      <TextAt path={[...path, 'why']} label={sayField('why')} isOptional />
      <ChoicesAt path={[...path, 'roles']} label={say('roles')} choices={roles} />
      <Group align="flex-start" grow>
        <NeedAt path={[...path, 'need']} />
        <ChoicesAt
          path={[...path, 'after']}
          label={say('after')}
          choices={others}
          usual={row.isAfterWritten ? say('atOnce') : say('stepBefore')}
        />
      </Group>
      <ConditionBuilder path={[...path, 'when']} label={say('when')} isOptional />
      <ClockAt path={path} ends="approval" usualSla={say('noSla')} />
    </Stack>
  );
}

function NeedAt({ path }: { readonly path: Path }) {
  const say = useWords(approvalWords);
  const sayField = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, sayField('set', { what: say('need') }));
  const numbers = [...new Set([2, 3, 4, 5, ...(typeof value === 'number' ? [value] : [])])];
  return (
    <Select
      label={say('need')}
      data={[
        { value: 'any', label: say('any') },
        { value: 'all', label: say('all') },
        ...numbers.map((number) => ({ value: String(number), label: say('people', { number }) })),
      ]}
      value={value === undefined ? 'any' : String(value)}
      readOnly={isReadOnly}
      error={error}
      allowDeselect={false}
      onChange={(next) => next !== null && put(next === 'any' ? undefined : next === 'all' ? 'all' : Number(next))}
    />
  );
}
