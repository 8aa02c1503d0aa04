import { Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { FIELD_TYPES, type FieldType, type Json, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { nameIn, renameEntry, usesOf } from '../entries/entry-edits.ts';
import type { EntryMap } from '../entries/entry-place.ts';
import { FlagMember } from '../entries/flag-member.tsx';
import { Problems } from '../entries/problems.tsx';
import { RemoveEntry } from '../entries/remove-entry.tsx';
import { RenameForm } from '../entries/rename-form.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useMember } from '../entries/use-member.ts';
import { FieldDetails } from './field-details.tsx';
import { setFieldType } from './field-edits.ts';
import { recordWords } from './words.ts';

interface FieldRowProps {
  readonly map: EntryMap;
  readonly field: string;
  readonly taken: ReadonlySet<string>;
  readonly kinds: readonly Choice[];
}

/** One field of a record kind. */
export function FieldRow({ map, field, taken, kinds }: FieldRowProps) {
  const say = useWords(recordWords);
  const value = useEdition().value as Json;
  const { references } = useKnown();
  const edit = useEdit();
  const path = [...map.path, field];
  const type = valueAt(value, [...path, 'type']);
  const uses = usesOf(references, map, field);
  const problems = useProblemsAt(toPointer(path));
  const title = useMember({ path: [...path, 'title'], label: say('titleOf', { field }) });
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Text size="sm" ff="monospace">
          {field}
        </Text>
        <Problems problems={problems} />
      </Table.Th>
      <Table.Td>
        <TextInput
          aria-label={say('titleOf', { field })}
          size="xs"
          value={typeof title.value === 'string' ? title.value : ''}
          onChange={(event) => title.set(event.currentTarget.value || undefined)}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={say('typeOf', { field })}
          size="xs"
          data={FIELD_TYPES.map((each) => ({ value: each, label: say(`type.${each}`) }))}
          value={typeof type === 'string' ? type : ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value as FieldType;
            edit(say('typeOf', { field }), (edits) => setFieldType(edits, value, path, chosen, kinds[0]?.value ?? String(map.path[1])));
          }}
        />
      </Table.Td>
      <Table.Td>
        <FieldDetails path={path} field={field} type={type} kinds={kinds} />
      </Table.Td>
      <Table.Td>
        <FlagMember path={[...path, 'optional']} label={say('optionalOf', { field })} isDescribed={false} />
      </Table.Td>
      <Table.Td>{uses.length}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <RenameForm
            id={field}
            taken={taken}
            uses={() => uses.length}
            rename={(to) => edit(say('name'), (edits) => renameEntry(edits, value, references, map, field, to))}
          />
          <RemoveEntry title={nameIn(map, field)} uses={() => uses} remove={() => edit(say('fields'), (edits) => edits.remove(path))} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
