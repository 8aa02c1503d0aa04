import { Alert, Stack, Table, Text, Title } from '@mantine/core';
import { instant } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { textOf } from '../document/reading.ts';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import type { SampleAnswer } from './try-sample.ts';
import { dealWords } from './words.ts';

/** What would become of the sample deal: in sentences, the dates of its protection, and the calendar. */
export function SampleCalendar({ answer, isNewest }: { readonly answer: SampleAnswer; readonly isNewest: boolean }) {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program } = useEditing();
  const { run, problems, extendedUntil } = answer;
  const zone = run?.timeZone ?? (textOf(program.timeZone) || 'UTC');
  const shown = (at: number | null) => (at === null ? say('noEnd') : instant(new Date(at).toISOString(), zone));
  return (
    <Stack gap="xs" aria-busy={!isNewest}>
      <Title order={4}>{say('decided')}</Title>
      <div aria-live="polite">
        {problems.length > 0 && (
          <Alert color="red" title={say('refused')}>
            {problems.map(({ code, message, pointer }) => (
              <Text key={`${code} ${pointer}`} size="sm">
                {sayField('problem', { code, message })}
              </Text>
            ))}
          </Alert>
        )}
        {run?.sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </div>
      {run && (
        <>
          {run.protectedUntil !== null && (
            <Text>
              {say('protectedUntil')}: <strong>{shown(run.protectedUntil)}</strong>
              {extendedUntil !== null && (
                <>
                  {'. '}
                  {say('extendedUntil')}: <strong>{shown(extendedUntil)}</strong>
                </>
              )}
            </Text>
          )}
          <Table aria-label={say('calendar')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('at')}</Table.Th>
                <Table.Th>{say('what')}</Table.Th>
                <Table.Th>{say('who')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {run.calendar.map(({ at, local, event, sentence, who }) => (
                <Table.Tr key={`${at} ${event} ${sentence}`}>
                  <Table.Td>{local}</Table.Td>
                  <Table.Td>{sentence}</Table.Td>
                  <Table.Td>{who.join(', ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Stack>
  );
}
