import { Group } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { FlagMember } from '../entries/flag-member.tsx';
import { NumberMember } from '../entries/number-member.tsx';
import { factWords } from './words.ts';

/** Calendar periods: the last complete ones, the current one, or both. */
export function CalendarForm({ path }: { readonly path: Path }) {
  const say = useWords(factWords);
  const units = (['month', 'quarter', 'year'] as const).map((value) => ({ value, label: say(value) }));
  return (
    <Group align="flex-end">
      <ChoiceMember path={[...path, 'unit']} label={say('calendarUnit')} choices={units} isNeeded />
      <NumberMember path={[...path, 'complete']} label={say('complete')} type="integer" />
      <FlagMember path={[...path, 'current']} label={say('current')} />
    </Group>
  );
}
