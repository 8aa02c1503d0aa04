import { Table } from '@mantine/core';
import type { Slice } from '@tierwright/simulation';
import { Behind } from '../impact/behind.tsx';
import { withinOf } from '../impact/within-of.ts';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { signedAmount } from './amounts.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** How partners fare by what is said of them. */
export function SlicesPart({ slice, currency }: { readonly slice: Slice; readonly currency: string }) {
  const say = useWords(reportWords);
  const titleOf = (value: Slice['values'][number]['value']) => {
    if (value === null) return say('unknown');
    if (typeof value === 'boolean') return say(value ? 'true' : 'false');
    return typeof value === 'number' ? number(value) : value;
  };
  return (
    <ReportPart title={say('slicesTitle', { title: slice.title })}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('value')}</Table.Th>
            <Table.Th className={classes.number}>{say('partners')}</Table.Th>
            <Table.Th className={classes.number}>{say('changed')}</Table.Th>
            <Table.Th className={classes.number}>{say('sumUp')}</Table.Th>
            <Table.Th className={classes.number}>{say('sumDown')}</Table.Th>
            <Table.Th className={classes.number}>{say('difference')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {slice.values.map(({ value, deciles, partners, changed, directions, difference }) => (
            <Table.Tr key={String(value)}>
              <Table.Th scope="row">{titleOf(value)}</Table.Th>
              <Table.Td className={classes.number}>
                <Behind
                  selector={{ part: 'slices', within: withinOf(slice, { value, deciles }) }}
                  title={`${slice.title}: ${titleOf(value)}`}
                  count={partners}
                />
              </Table.Td>
              <Table.Td className={classes.number}>{number(changed)}</Table.Td>
              <Table.Td className={classes.number}>{number(directions.up + directions.in)}</Table.Td>
              <Table.Td className={classes.number}>{number(directions.down + directions.out)}</Table.Td>
              <Table.Td className={classes.number}>{signedAmount(difference, currency, say('unknown'))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ReportPart>
  );
}
