import { NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { ACTIONS, type RunningRow, runningPath, runningRows, setRunning } from './running.ts';
import { kindInWords, stateInWords } from './transition-meaning.ts';
import { transitionWords } from './words.ts';

/** What happens to work that runs, by what it is and how it stands. */
export function RunningTable() {
  const say = useWords(transitionWords);
  const { program } = useEditing();
  const rows = runningRows(program as Json);
  return (
    <Stack gap="xs" component="section" aria-label={say('running')}>
      <Title order={3}>{say('running')}</Title>
      <Text size="sm">{say(rows.length === 0 ? 'notThere' : 'runningHint')}</Text>
      {rows.length > 0 && (
        <Table aria-label={say('running')} withTableBorder maw={720}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('kindColumn')}</Table.Th>
              <Table.Th scope="col">{say('state')}</Table.Th>
              <Table.Th scope="col">{say('action')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <RunningLine key={`${row.kind} ${row.state}`} row={row} isFirst={rows[index - 1]?.kind !== row.kind} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function RunningLine({ row, isFirst }: { readonly row: RunningRow; readonly isFirst: boolean }) {
  const say = useWords(transitionWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const pointer = toPointer(runningPath(row));
  // What is wrong with a kind of work stands at the kind.
  const kindPointer = toPointer(runningPath(row).slice(0, -1));
  const problem = useProblems().find((one) => one.pointer === pointer || (isFirst && one.pointer === kindPointer));
  const [kind, state] = [kindInWords(say, row), stateInWords(say, row)];
  const isOdd = row.chosen !== '' && !ACTIONS.some((action) => action === row.chosen);
  return (
    <Table.Tr>
      <Table.Td>{isFirst ? kind : ''}</Table.Td>
      <Table.Th scope="row" fw={400}>
        {state}
      </Table.Th>
      <Table.Td>
        <NativeSelect
          aria-label={say('actionOf', { kind, state })}
          data={[
            { value: '', label: say(row.usual === 'move' ? 'usualMove' : 'usualFinish') },
            ...ACTIONS.map((action) => ({ value: action as string, label: say(action) })),
            ...(isOdd ? [{ value: row.chosen, label: row.chosen }] : []),
          ]}
          value={row.chosen}
          disabled={isReadOnly}
          error={problem && sayField('problem', { code: problem.code, message: problem.message })}
          onChange={({ currentTarget: { value } }) =>
            edit(sayField('set', { what: say('actionOf', { kind, state }) }), (edits) => setRunning(edits, program as Json, row, value))
          }
        />
      </Table.Td>
    </Table.Tr>
  );
}
