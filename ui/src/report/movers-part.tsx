import { Table, Text } from '@mantine/core';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { signedAmount } from './amounts.ts';
import type { Report } from './read-report.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** So many are named on the page; the impact of a draft and the command line have all. */
const NAMED = 100;

/** Who moves, and what was missing. */
export function MoversPart({ report: { changes, moves, cost } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const titleOf = (track: string, tier: string | null) =>
    tier === null ? say('noTier') : (moves.find((one) => one.track === track)?.tiers.find((one) => one.tier === tier)?.title ?? tier);
  const named = changes.partners.slice(0, NAMED);
  const difference = ({ value: { before, after } }: (typeof named)[number]) => (before === null || after === null ? null : after - before);
  return (
    <ReportPart title={say('moversTitle')} isLong>
      {named.length === 0 ? (
        <Text size="sm">{say('nobodyMoves')}</Text>
      ) : (
        <>
          <Text size="sm">{say('moversShown', { shown: number(named.length), count: number(changes.changed) })}</Text>
          <Table withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('partner')}</Table.Th>
                <Table.Th>{say('move')}</Table.Th>
                <Table.Th>{say('reason')}</Table.Th>
                <Table.Th className={classes.number}>{say('difference')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {named.map((change) => (
                <Table.Tr key={change.partner}>
                  <Table.Th scope="row">{change.title || change.partner}</Table.Th>
                  <Table.Td>
                    {change.moves.map(({ track, group, from, to }) => (
                      <div key={`${track} ${group}`}>
                        {`${titleOf(track, from)} → ${titleOf(track, to)}${group === undefined ? '' : ` (${group})`}`}
                      </div>
                    ))}
                  </Table.Td>
                  <Table.Td>
                    {[...new Set(change.moves.flatMap(({ reason }) => reason.missed.map(({ title }) => title)))].join(', ') || '–'}
                  </Table.Td>
                  <Table.Td className={classes.number}>
                    {signedAmount(difference(change), cost.total.currency.after, say('unknown'))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </ReportPart>
  );
}
