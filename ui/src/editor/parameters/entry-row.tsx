import { CloseButton, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { Path } from '../document/json-edits.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';
import { useChoose } from '../selection/selection.ts';
import { type Entry, moveEntry, removeEntry } from './dated.ts';
import { dayNumber } from './days.ts';
import { removeEmptyMaps } from './edit-parameters.ts';
import { fromText, laneTitle } from './lane-words.ts';
import type { Lane } from './lanes.ts';
import { ValueField } from './value-field.tsx';
import { parameterWords } from './words.ts';

/** A value and its first day; an empty day is the beginning. */
export function EntryRow({
  id,
  lane,
  entry,
  isFirst,
  spec,
  group,
}: {
  readonly id: string;
  readonly lane: Lane;
  readonly entry: Entry;
  readonly isFirst: boolean;
  readonly spec: ValueSpec;
  readonly group: Path;
}) {
  const say = useWords(parameterWords);
  const document = useDocument();
  const choose = useChoose('parameters');
  const isReadOnly = useEdition().fault !== null;
  const problems = useProblemsAt(toPointer(entry.path));
  const [error, setError] = useState<string | null>(null);
  const title = laneTitle(lane, say);
  const from = fromText(entry.from, say);
  const move = (to: string) => {
    if (to !== '' && Number.isNaN(dayNumber(to))) return setError(say('noDate'));
    const next = to === '' ? null : to;
    if (next === entry.from) return setError(null);
    let isMoved = false;
    document.edit(say('didMove', { what: id }), (edits) => {
      isMoved = moveEntry(edits, lane.place, entry.from, next);
    });
    setError(isMoved ? null : say('dateTaken'));
  };
  const remove = () =>
    document.edit(say('didRemove', { what: id }), (edits) => {
      removeEntry(edits, lane.place, entry.from);
      removeEmptyMaps(edits, group);
    });
  return (
    <Table.Tr onFocus={() => choose(toPointer(entry.path))}>
      <Table.Th scope="row" fw={400}>
        {isFirst ? title : <VisuallyHidden>{title}</VisuallyHidden>}
      </Table.Th>
      <Table.Td>
        <TextInput
          // Another key where the document says another day, so that what is shown is what stands there.
          key={entry.from}
          size="xs"
          type="date"
          aria-label={say('entryFrom', { lane: title })}
          defaultValue={entry.from ?? ''}
          readOnly={isReadOnly}
          error={error}
          description={entry.from === null ? say('beginning') : undefined}
          onBlur={(event) => move(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && move(event.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <ValueField
          label={say('entryValue', { from, lane: title })}
          value={entry.value}
          spec={spec}
          isReadOnly={isReadOnly}
          take={(value) => document.edit(say('didChange', { what: id }), (edits) => edits.set(entry.path, value))}
        />
        {problems.map(({ code, message }) => (
          <Text key={code} size="xs" c="var(--mantine-color-error)">
            {code} {message}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <CloseButton size="sm" aria-label={say('removeEntry', { lane: title, from })} disabled={isReadOnly} onClick={remove} />
      </Table.Td>
    </Table.Tr>
  );
}
