import { Table } from '@mantine/core';
import { Behind } from '../impact/behind.tsx';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Report } from './read-report.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** What decided the moves to and from each tier. */
export function ReasonsPart({ report: { changes, moves } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  if (changes.reasons.length === 0) return null;
  const titleOf = (track: string, tier: string) =>
    moves.find((one) => one.track === track)?.tiers.find((one) => one.tier === tier)?.title ?? tier;
  return (
    <ReportPart title={say('reasonsTitle')}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('tier')}</Table.Th>
            <Table.Th>{say('change')}</Table.Th>
            <Table.Th>{say('reason')}</Table.Th>
            <Table.Th className={classes.number}>{say('partners')}</Table.Th>
            <Table.Th className={classes.number}>{say('alone')}</Table.Th>
            <Table.Th className={classes.number}>{say('near')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.reasons.map(({ change, track, tier, reason, title, partners, alone, near }) => (
            <Table.Tr key={`${change} ${track} ${tier} ${reason}`}>
              <Table.Td>{titleOf(track, tier)}</Table.Td>
              <Table.Td>{say(change)}</Table.Td>
              <Table.Td>{title}</Table.Td>
              <Table.Td className={classes.number}>
                <Behind
                  selector={{ part: 'changes', tier: { change, track, tier, reason } }}
                  title={`${titleOf(track, tier)} · ${say(change)} · ${title}`}
                  count={partners}
                />
              </Table.Td>
              <Table.Td className={classes.number}>{number(alone)}</Table.Td>
              <Table.Td className={classes.number}>{number(near)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ReportPart>
  );
}
