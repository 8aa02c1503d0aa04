import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../app/failure.tsx';
import { amount, signedAmount } from '../report/amounts.ts';
import classes from '../report/report.module.css';
import { ReportPart } from '../report/report-part.tsx';
import { day } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Reported } from './impact-state.ts';
import type { LiveImpact } from './live-impact.ts';
import { yearBefore } from './today.ts';
import { impactWords } from './words.ts';

/** The yearly bill as it stood at the end of each quarter of the last year: on demand, as it takes all those days. */
export function QuartersPart({ impact, reported }: { readonly impact: LiveImpact; readonly reported: Reported }) {
  const say = useWords(impactWords);
  const [isAsked, setIsAsked] = useState(false);
  const { asOf = '' } = reported.report.reproduce ?? {};
  const found = useQuery({
    queryKey: ['quarters', reported.number, reported.baseline],
    enabled: isAsked && asOf !== '',
    gcTime: 0,
    queryFn: () => impact.over({ asOf, from: yearBefore(asOf) }),
  });
  const { before: was, after: is } = reported.report.cost.total.currency;
  return (
    <ReportPart title={say('quarters')}>
      {!isAsked && (
        <Button size="xs" variant="default" className="no-print" onClick={() => setIsAsked(true)}>
          {say('quartersAsk')}
        </Button>
      )}
      {isAsked && found.isFetching && <Text role="status">{say('waiting')}</Text>}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('quarterEnds')}</Table.Th>
              <Table.Th className={classes.number}>{say('before')}</Table.Th>
              <Table.Th className={classes.number}>{say('after')}</Table.Th>
              <Table.Th className={classes.number}>{say('difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.quarters.map(({ on, total }) => (
              <Table.Tr key={on}>
                <Table.Th scope="row">{day(on)}</Table.Th>
                <Table.Td className={classes.number}>{amount(total.before, was, say('notKnown'))}</Table.Td>
                <Table.Td className={classes.number}>{amount(total.after, is, say('notKnown'))}</Table.Td>
                <Table.Td className={classes.number}>{signedAmount(total.difference, is, say('notKnown'))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </ReportPart>
  );
}
