import { Table, Text } from '@mantine/core';
import { Behind } from '../impact/behind.tsx';
import { useWords } from '../words/use-words.ts';
import { amount, signedAmount } from './amounts.ts';
import { DifferenceBar } from './difference-bar.tsx';
import type { Report } from './read-report.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** What each benefit comes to in a year under both versions. */
export function CostPart({ report: { cost } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const { lines, total } = cost;
  const { before: was, after: is } = total.currency;
  const most = Math.max(0, ...lines.map(({ difference }) => Math.abs(difference ?? 0)));
  const unknown = say('unknown');
  return (
    <ReportPart title={say('costTitle', { before: amount(total.before, was, unknown), after: amount(total.after, is, unknown) })}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('benefit')}</Table.Th>
            <Table.Th className={classes.number}>{say('partners')}</Table.Th>
            <Table.Th className={classes.number}>{say('before')}</Table.Th>
            <Table.Th className={classes.number}>{say('after')}</Table.Th>
            <Table.Th className={classes.number}>{say('difference')}</Table.Th>
            <Table.Th>{say('asBar')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ line, title, before, after, difference }) => (
            <Table.Tr key={line}>
              <Table.Th scope="row">{title}</Table.Th>
              <Table.Td className={classes.number}>
                <Behind selector={{ part: 'cost', line, who: 'before' }} title={`${title} · ${say('before')}`} count={before.partners} />
                {' → '}
                <Behind selector={{ part: 'cost', line, who: 'after' }} title={`${title} · ${say('after')}`} count={after.partners} />
              </Table.Td>
              <Table.Td className={classes.number}>{amount(before.value, was, '–')}</Table.Td>
              <Table.Td className={classes.number}>{amount(after.value, is, '–')}</Table.Td>
              <Table.Td className={classes.number}>{signedAmount(difference, is, '–')}</Table.Td>
              <Table.Td>
                <DifferenceBar value={difference} most={most} />
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{say('total')}</Table.Th>
            <Table.Td />
            <Table.Td className={classes.number}>{amount(total.before, was, unknown)}</Table.Td>
            <Table.Td className={classes.number}>{amount(total.after, is, unknown)}</Table.Td>
            <Table.Td className={classes.number}>{signedAmount(total.difference, is, unknown)}</Table.Td>
            <Table.Td />
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {total.unknown > 0 && <Text size="sm">{say('costUnknown', { count: total.unknown })}</Text>}
    </ReportPart>
  );
}
