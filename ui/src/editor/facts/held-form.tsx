import { Group, Input, NativeSelect, Stack } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { DurationField } from '../entries/duration-field.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { CalendarForm } from './calendar-form.tsx';
import { FIRST_CALENDAR } from './fact-edits.ts';
import { requirementChoices, valueChoices } from './value-choices.ts';
import { factWords } from './words.ts';

type Period = 'trailing' | 'lengthOf' | 'calendar';

/** Whether a requirement held on any or every day of a period. */
export function HeldForm({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const path = ['derived', id];
  const trailing = valueAt(value, [...path, 'trailing']);
  const isReference = typeof trailing === 'object' && trailing !== null;
  const period: Period = trailing === undefined ? 'calendar' : isReference ? 'lengthOf' : 'trailing';
  const lengths = valueChoices(known, id, ['duration']);
  const setPeriod = (chosen: Period) =>
    edit(say('heldPeriod'), (edits) => {
      edits.remove([...path, chosen === 'calendar' ? 'trailing' : 'calendar']);
      if (chosen === 'calendar') edits.set([...path, 'calendar'], FIRST_CALENDAR as unknown as Json);
      else edits.set([...path, 'trailing'], chosen === 'trailing' ? 'P12M' : { fact: lengths[0]?.value ?? '' });
    });
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <ChoiceMember path={[...path, 'held']} label={say('held')} choices={requirementChoices(known)} isNeeded />
        <ChoiceMember
          path={[...path, 'days']}
          label={say('days')}
          choices={(['any', 'every'] as const).map((each) => ({ value: each, label: say(each) }))}
          isNeeded
        />
      </Group>
      <Group align="flex-end">
        <NativeSelect
          label={say('heldPeriod')}
          data={[
            { value: 'trailing', label: say('trailing') },
            { value: 'lengthOf', label: say('lengthOf'), disabled: lengths.length === 0 && !isReference },
            { value: 'calendar', label: say('calendar') },
          ]}
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value as Period)}
        />
        {period === 'trailing' && (
          <Input.Wrapper label={say('length')} labelElement="div">
            <DurationField
              label={say('length')}
              value={String(trailing)}
              take={(text) => edit(say('length'), (edits) => edits.set([...path, 'trailing'], text), `${id} trailing`)}
            />
          </Input.Wrapper>
        )}
        {period === 'lengthOf' && (
          <ChoiceMember path={[...path, 'trailing', 'fact']} label={say('lengthParameter')} choices={lengths} isNeeded />
        )}
      </Group>
      {period === 'calendar' && <CalendarForm path={[...path, 'calendar']} />}
    </Stack>
  );
}
