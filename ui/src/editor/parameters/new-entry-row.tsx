import { Button, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useDocument } from '../document/use-document.ts';
import { parseValue, type ValueSpec } from '../matrix/typed-value.ts';
import { matrixWords } from '../matrix/words.ts';
import { writeFrom } from './dated.ts';
import { dayNumber } from './days.ts';
import { laneTitle } from './lane-words.ts';
import type { Lane } from './lanes.ts';
import { parameterWords } from './words.ts';

/** Another value from a day on. */
export function NewEntryRow({ id, lane, spec }: { readonly id: string; readonly lane: Lane; readonly spec: ValueSpec }) {
  const say = useWords(parameterWords);
  const sayValue = useWords(matrixWords);
  const document = useDocument();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<{ from?: string; text?: string }>({});
  const title = laneTitle(lane, say);
  const add = () => {
    const parsed = parseValue(text, spec);
    const isDay = from !== '' && !Number.isNaN(dayNumber(from));
    const isTaken = lane.entries.some((entry) => entry.from === from);
    const wrongDay = !isDay ? say('noDate') : isTaken ? say('dateTaken') : undefined;
    setErrors({ ...(wrongDay ? { from: wrongDay } : {}), ...(parsed.ok ? {} : { text: sayValue(parsed.refusal) }) });
    if (!parsed.ok || wrongDay) return;
    document.edit(say('didAdd', { what: id }), (edits) => writeFrom(edits, lane.place, from, parsed.value));
    setOpen(false);
    setFrom('');
    setText('');
  };
  if (!isOpen)
    return (
      <Table.Tr>
        <Table.Td />
        <Table.Td colSpan={3}>
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {say('addEntry', { lane: title })}
          </Button>
        </Table.Td>
      </Table.Tr>
    );
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) add();
    if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Table.Tr onKeyDown={onKeyDown}>
      <Table.Td />
      <Table.Td>
        <TextInput
          size="xs"
          type="date"
          autoFocus
          aria-label={say('newFrom', { lane: title })}
          value={from}
          error={errors.from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={say('newValue', { lane: title })}
          value={text}
          error={errors.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <Button size="compact-xs" onClick={add}>
          {say('addDo')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
