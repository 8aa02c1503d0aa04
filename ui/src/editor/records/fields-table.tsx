import { Button, Fieldset, Group, Stack, Table, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import type { EntryMap } from '../entries/entry-place.ts';
import { freeId } from '../entries/ids.ts';
import { useEdit } from '../entries/use-edit.ts';
import { FieldRow } from './field-row.tsx';
import { recordWords } from './words.ts';

const COLUMNS = ['name', 'fieldTitle', 'type', 'details', 'optional', 'uses', 'actions'] as const;

/** The fields of a record kind: those declared, and those that it has anyway. */
export function FieldsTable({ kind }: { readonly kind: string }) {
  const say = useWords(recordWords);
  const value = useEdition().value as Json;
  const { types, program } = useKnown();
  const edit = useEdit();
  const map: EntryMap = { path: ['records', kind, 'fields'], namespace: 'field', prefix: `${kind}.` };
  const held = valueAt(value, map.path);
  const fields = typeof held === 'object' && held !== null ? Object.keys(held) : [];
  const brought = [...(types.kinds.get(kind)?.fields.keys() ?? [])].filter((field) => !fields.includes(field));
  const taken = new Set([...fields, ...brought]);
  const kinds = [...types.kinds.keys()].map((id) => ({ value: id, label: program.records?.[id]?.title ?? id }));
  return (
    <Fieldset legend={say('fields')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say('fieldsHint')}
        </Text>
        {fields.length === 0 ? (
          <Text size="sm">{say('noFields')}</Text>
        ) : (
          <Table.ScrollContainer minWidth={700}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {COLUMNS.map((column) => (
                    <Table.Th key={column} scope="col">
                      {say(column)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fields.map((field) => (
                  <FieldRow key={field} {...{ map, field, taken, kinds }} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {brought.length > 0 && <Text size="sm">{say('brought', { fields: brought.join(', ') })}</Text>}
        <Group>
          <Button
            size="xs"
            variant="default"
            onClick={() => edit(say('addField'), (edits) => edits.set([...map.path, freeId('field', taken)], { type: 'string' }))}
          >
            {say('addField')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
