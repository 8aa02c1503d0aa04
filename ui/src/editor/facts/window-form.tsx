import { ActionIcon, Fieldset, Group, Input, NativeSelect, Stack, Switch } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { type Choice, ChoiceMember } from '../entries/choice-member.tsx';
import { DurationField } from '../entries/duration-field.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { CalendarForm } from './calendar-form.tsx';
import { type PeriodKind, periodKindOf, setBasis, setPeriod } from './fact-edits.ts';
import { factWords } from './words.ts';

interface WindowFormProps {
  readonly path: Path;
  readonly window: { readonly [key: string]: Json };
  readonly number: number;
  /** The fields that are dates. */
  readonly dates: readonly Choice[];
  readonly remove: () => void;
}

/** One window: which date or which time, in which period. */
export function WindowForm({ path, window, number, dates, remove }: WindowFormProps) {
  const say = useWords(factWords);
  const edit = useEdit();
  const basis = window.span === undefined ? 'on' : 'span';
  const period = periodKindOf(window);
  const label = say('window', { number });
  const fields = dates.map(({ value }) => value);
  const length = (key: 'trailing' | 'ago', name: string) => (
    <Input.Wrapper label={name} labelElement="div">
      <DurationField
        label={name}
        value={String(window[key])}
        take={(text) => edit(name, (edits) => edits.set([...path, key], text), `${path.join('/')}/${key}`)}
      />
    </Input.Wrapper>
  );
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        <Group align="flex-end" justify="space-between" wrap="nowrap">
          <NativeSelect
            label={say('basis')}
            data={(['on', 'span'] as const).map((value) => ({ value, label: say(value) }))}
            value={basis}
            onChange={(event) => {
              const chosen = event.currentTarget.value === 'span' ? 'span' : 'on';
              edit(label, (edits) => setBasis(edits, path, chosen, fields));
            }}
          />
          <ActionIcon variant="subtle" color="red" aria-label={say('removeWindow', { number })} onClick={remove}>
            <span aria-hidden>✕</span>
          </ActionIcon>
        </Group>
        <Group align="flex-end">
          {basis === 'on' ? (
            <ChoiceMember path={[...path, 'on']} label={say('dateField')} choices={dates} isNeeded />
          ) : (
            <>
              <ChoiceMember path={[...path, 'span', 0]} label={say('spanFrom')} choices={dates} isNeeded />
              <ChoiceMember path={[...path, 'span', 1]} label={say('spanUntil')} choices={dates} isNeeded />
            </>
          )}
        </Group>
        <Group align="flex-end">
          <NativeSelect
            label={say('period')}
            data={(['allTime', 'trailing', 'calendar'] as const).map((value) => ({ value, label: say(value) }))}
            value={period}
            onChange={(event) => {
              const chosen = event.currentTarget.value as PeriodKind;
              edit(label, (edits) => setPeriod(edits, path, chosen));
            }}
          />
          {period === 'trailing' && length('trailing', say('length'))}
        </Group>
        {period === 'calendar' && <CalendarForm path={[...path, 'calendar']} />}
        <Group align="flex-end">
          <Switch
            label={say('earlier')}
            checked={window.ago !== undefined}
            onChange={(event) => {
              const isEarlier = event.currentTarget.checked;
              edit(label, (edits) => (isEarlier ? edits.set([...path, 'ago'], 'P1Y') : edits.remove([...path, 'ago'])));
            }}
          />
          {window.ago !== undefined && length('ago', say('ago'))}
        </Group>
      </Stack>
    </Fieldset>
  );
}
