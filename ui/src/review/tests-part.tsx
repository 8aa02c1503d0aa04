import { Stack, Table, Text } from '@mantine/core';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { WorkerDied } from '../workers/worker-died.tsx';
import { WorkerGone } from '../workers/worker-gone.ts';
import { useDocumentTests } from './tests/use-document-tests.ts';
import { reviewWords } from './words.ts';

const told = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** So many failures of a test are named. */
const NAMED = 5;

/** The tests that a document carries, run here, with their results. */
export function TestsPart({ text, onlyFailing = false }: { readonly text: string | null; readonly onlyFailing?: boolean }) {
  const say = useWords(reviewWords);
  const { said, retry } = useDocumentTests(text);
  if (said === null) return <Text role="status">{say('testsRun')}</Text>;
  if (said instanceof WorkerGone)
    return (
      <Stack gap="xs">
        <WorkerDied message={said.message} retry={retry} />
        <Text size="sm">{say('testsBroken')}</Text>
      </Stack>
    );
  const { results } = said;
  if (results === null) return <Text role="alert">{say('testsErrors')}</Text>;
  if (results.length === 0) return <Text size="sm">{say('testsNone')}</Text>;
  const failing = results.filter(({ failures }) => failures.length > 0).length;
  const nothing = results.filter(({ comparesNothing }) => comparesNothing).length;
  const cases = results.reduce((sum, one) => sum + one.cases, 0);
  const shown = onlyFailing ? results.filter(({ failures }) => failures.length > 0) : results;
  return (
    <>
      <Text size="sm" role="status" data-tests={failing === 0 ? 'pass' : 'fail'}>
        {failing === 0 ? say('testsAll', { count: results.length, cases: number(cases) }) : say('testsFail', { count: failing })}
      </Text>
      {nothing > 0 && <Text size="sm">{say('testsNothing', { count: nothing })}</Text>}
      {shown.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('test')}</Table.Th>
              <Table.Th>{say('cases')}</Table.Th>
              <Table.Th>{say('result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ name, cases: count, failures, comparesNothing }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{number(count)}</Table.Td>
                <Table.Td>
                  {say(failures.length > 0 ? 'fails' : comparesNothing ? 'comparesNothing' : 'passes')}
                  {failures.slice(0, NAMED).map(({ case: of, path, got, expected }) => (
                    <Text key={`${of} ${path}`} size="xs">
                      {say('mismatch', { case: of === '' ? name : of, path, got: told(got), expected: told(expected) })}
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
