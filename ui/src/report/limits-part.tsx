import { Table, Text } from '@mantine/core';
import type { Limits } from '@tierwright/simulation';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** What a release may do at most, and what it would do. */
export function LimitsPart({ limits }: { readonly limits: Limits }) {
  const say = useWords(reportWords);
  const verdict = { held: say('held'), broken: say('broken'), unknown: say('notKnown'), notLookedAt: say('notLookedAt') };
  return (
    <ReportPart title={say('limitsTitle')}>
      {limits.limits.length === 0 ? (
        <Text size="sm">{say('noLimits')}</Text>
      ) : (
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('limit')}</Table.Th>
              <Table.Th className={classes.number}>{say('atMost')}</Table.Th>
              <Table.Th className={classes.number}>{say('found')}</Table.Th>
              <Table.Th>{say('verdict')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {limits.limits.map(({ measure, atMost, found, result }) => (
              <Table.Tr key={measure}>
                <Table.Th scope="row">{say(measure)}</Table.Th>
                <Table.Td className={classes.number}>{number(atMost)}</Table.Td>
                <Table.Td className={classes.number}>
                  {found === null ? '–' : found >= Number.MAX_SAFE_INTEGER ? say('ofNothing') : number(Math.round(found * 100) / 100)}
                </Table.Td>
                <Table.Td style={result === 'broken' ? { color: 'var(--mantine-color-error)' } : {}}>{verdict[result]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </ReportPart>
  );
}
