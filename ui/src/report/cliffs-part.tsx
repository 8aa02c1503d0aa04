import { Table } from '@mantine/core';
import { Behind } from '../impact/behind.tsx';
import { useWords } from '../words/use-words.ts';
import { signedAmount } from './amounts.ts';
import type { Report } from './read-report.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** Partners near a threshold, and what hangs on it. */
export function CliffsPart({ report: { cliffs, moves, cost } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  if (cliffs.counts.length === 0) return null;
  const titleOf = (track: string, tier: string | null) =>
    tier === null ? say('noTier') : (moves.find((one) => one.track === track)?.tiers.find((one) => one.tier === tier)?.title ?? tier);
  const count = cliffs.counts.reduce((sum, { partners }) => sum + partners, 0);
  return (
    <ReportPart title={say('cliffsTitle', { count })}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('threshold')}</Table.Th>
            <Table.Th>{say('side')}</Table.Th>
            <Table.Th className={classes.number}>{say('partners')}</Table.Th>
            <Table.Th className={classes.number}>{say('atStake')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cliffs.counts.map(({ track, side, from, to, requirement, fact, threshold, partners, value }) => (
            <Table.Tr key={`${track} ${from} ${to} ${requirement} ${fact} ${threshold}`}>
              <Table.Td>{`${fact} · ${threshold}`}</Table.Td>
              <Table.Td>{`${say(side === 'lose' ? 'wouldLose' : 'wouldGain')}: ${titleOf(track, from)} → ${titleOf(track, to)}`}</Table.Td>
              <Table.Td className={classes.number}>
                <Behind
                  selector={{ part: 'cliffs', cliff: { track, from, to, requirement, fact, threshold } }}
                  title={`${fact} · ${threshold}: ${titleOf(track, from)} → ${titleOf(track, to)}`}
                  count={partners}
                />
              </Table.Td>
              <Table.Td className={classes.number}>{signedAmount(value, cost.total.currency.after, say('unknown'))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ReportPart>
  );
}
