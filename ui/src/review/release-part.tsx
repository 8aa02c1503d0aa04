import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ReportPart } from '../report/report-part.tsx';
import { reportWords } from '../report/words.ts';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { readDryRun } from './read-dry-run.ts';
import { Refused } from './refused.tsx';
import { hindrancesOf, type Release } from './review-queries.ts';
import { reviewWords } from './words.ts';

/** What the trial of a release found, and what runs that it could not take along. */
export function ReleasePart({ release }: { readonly release: Release }) {
  const say = useWords(reviewWords);
  const sayReport = useWords(reportWords);
  const dryRun = readDryRun(release.report);
  const hindrances = useQuery(hindrancesOf(release.id));
  const isOver = release.state === 'active' || release.state === 'superseded' || release.state === 'suspended';
  if (!isOver && !dryRun) return null;
  return (
    <ReportPart title={say('found')}>
      {dryRun && (
        <>
          <Text size="sm">{dryRun.summary}</Text>
          {dryRun.undecided > 0 && <Text size="sm">{sayReport('undecided', { count: dryRun.undecided })}</Text>}
          {dryRun.measured.map(({ measure, atMost, found, isWithin }) => (
            <Text key={measure} size="sm">
              {`${sayReport(measure)}: ${found === null ? '–' : number(found)} / ${number(atMost)} `}
              {sayReport(isWithin ? 'held' : 'broken')}
            </Text>
          ))}
        </>
      )}
      {isOver && (
        <>
          <Title order={3} size="h5">
            {say('hindrances')}
          </Title>
          <Refused error={hindrances.error} />
          {hindrances.data?.length === 0 && <Text size="sm">{say('noHindrances')}</Text>}
          {hindrances.data && hindrances.data.length > 0 && (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say('item')}</Table.Th>
                  <Table.Th>{say('problem')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {hindrances.data.map(({ kind, item, problems }) => (
                  <Table.Tr key={`${kind} ${item}`}>
                    <Table.Td>{`${kind} ${item}`}</Table.Td>
                    <Table.Td>{problems.map(({ code, message }) => `${code} ${message}`).join('; ')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </>
      )}
    </ReportPart>
  );
}
