import { Button, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../app/failure.tsx';
import { beginSimulation, useJob } from '../report/job.ts';
import { JobProgress } from '../report/job-progress.tsx';
import { readReport } from '../report/read-report.ts';
import classes from '../report/report.module.css';
import { ReportPart } from '../report/report-part.tsx';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { impactWords } from './words.ts';

/** What runs is with the service: it is asked, about the draft as it is saved. */
export function InFlightPart({ draft }: { readonly draft: string }) {
  const say = useWords(impactWords);
  const [job, setJob] = useState<string | undefined>();
  const begin = useMutation({ mutationFn: () => beginSimulation({ draft, notices: true }), onSuccess: setJob });
  const { data } = useJob(job);
  const report = readReport(data?.result);
  return (
    <ReportPart title={say('inFlight')}>
      <Stack gap="xs" align="flex-start">
        {!report && <Text size="sm">{say('inFlightHint')}</Text>}
        <Button size="xs" variant="default" className="no-print" loading={begin.isPending} onClick={() => begin.mutate()}>
          {say('inFlightAsk')}
        </Button>
      </Stack>
      {begin.error && <Failure error={begin.error} />}
      {data && <JobProgress job={data} again={() => begin.mutate()} />}
      {report && (
        <>
          <Text size="sm" mt="xs">
            {say('inFlightTold', {
              count: report.inFlight.items,
              letters: number(report.notices.letters),
              demoted: number(report.members.demoted.length),
            })}
          </Text>
          {report.inFlight.actions.length > 0 && (
            <Table withTableBorder>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say('item')}</Table.Th>
                  <Table.Th>{say('state')}</Table.Th>
                  <Table.Th>{say('action')}</Table.Th>
                  <Table.Th className={classes.number}>{say('items')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {report.inFlight.actions.map(({ kind, state, action, items }) => (
                  <Table.Tr key={`${kind} ${state} ${action}`}>
                    <Table.Td>{kind}</Table.Td>
                    <Table.Td>{state}</Table.Td>
                    <Table.Td>{action}</Table.Td>
                    <Table.Td className={classes.number}>{number(items.length)}</Table.Td>
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
