import { ActionIcon, Button, Group, Stack, Table, VisuallyHidden } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { membersOf } from '../document/reading.ts';
import { OneValue } from './one-value.tsx';
import type { ValueProps } from './value-control.tsx';
import { firstOf, type Offer } from './value-kinds.ts';
import { testWords } from './words.ts';

interface ListedValuesProps extends Omit<ValueProps, 'value' | 'kind'> {
  readonly value: readonly Json[];
  readonly fields: readonly Offer[];
}

/** What is written although no field is called that is shown too. */
function columnsOf(value: readonly Json[], fields: readonly Offer[]): readonly Offer[] {
  const written = new Set(value.flatMap((row) => Object.keys(membersOf(row))));
  const own = new Set(fields.map(({ id }) => id));
  const odd = [...written].filter((id) => !own.has(id));
  return [...fields, ...odd.map((id): Offer => ({ id, title: id, kind: { type: 'string', none: 'notKnown' } }))];
}

/** A list of objects as a small table: a row for each, a column for each of their fields. */
export function ListedValues({ label, value, fields, currency, day, isReadOnly, take }: ListedValuesProps) {
  const say = useWords(testWords);
  const columns = columnsOf(value, fields);
  const put = (at: number, row: { readonly [field: string]: Json }) => take(value.map((one, place) => (place === at ? { ...row } : one)));
  const without = (row: Json, id: string) => Object.fromEntries(Object.entries(membersOf(row)).filter(([field]) => field !== id));
  const add = () => {
    const needed = fields.filter(({ isOptional }) => !isOptional);
    take([...value, Object.fromEntries(needed.map(({ id, kind }) => [id, firstOf(kind, day)]))]);
  };
  return (
    <Stack gap={4} style={{ flexGrow: 1, minWidth: 0, overflowX: 'auto' }}>
      {value.length > 0 && (
        <Table aria-label={label} w="auto" withRowBorders={false} verticalSpacing={2} horizontalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ id, title }) => (
                <Table.Th key={id}>{title}</Table.Th>
              ))}
              <Table.Th w={32}>
                <VisuallyHidden>{say('removeRow')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {value.map((row, at) => {
              const line = say('row', { what: label, number: at + 1 });
              return (
                // Rows have no name of their own.
                <Table.Tr key={line}>
                  {columns.map(({ id, title, kind, isOptional }) => (
                    <Table.Td key={id}>{cell(row, at, { id, title, kind, ...(isOptional ? { isOptional } : {}) })}</Table.Td>
                  ))}
                  <Table.Td>
                    <ActionIcon
                      variant="subtle"
                      aria-label={say('removeValue', { what: line })}
                      disabled={isReadOnly}
                      onClick={() => take(value.filter((_, place) => place !== at))}
                    >
                      ✕
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
      <Group>
        <Button size="compact-xs" variant="default" disabled={isReadOnly} onClick={add}>
          {say('addRow')}
        </Button>
      </Group>
    </Stack>
  );

  function cell(row: Json, at: number, { id, title, kind, isOptional }: Offer) {
    const name = say('rowField', { field: title, number: at + 1 });
    const held = membersOf(row)[id];
    if (held === undefined)
      return (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={say('giveField', { field: name })}
          disabled={isReadOnly}
          onClick={() => put(at, { ...membersOf(row), [id]: firstOf(kind, day) })}
        >
          +
        </Button>
      );
    return (
      <Group gap={2} wrap="nowrap">
        <OneValue
          {...{ label: name, kind, value: held, currency, day, isReadOnly }}
          isBrief
          take={(next) => put(at, { ...membersOf(row), [id]: next })}
        />
        {isOptional && (
          <ActionIcon
            variant="subtle"
            aria-label={say('removeValue', { what: name })}
            disabled={isReadOnly}
            onClick={() => put(at, without(row, id))}
          >
            ✕
          </ActionIcon>
        )}
      </Group>
    );
  }
}
