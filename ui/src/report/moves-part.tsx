import { Group, Table } from '@mantine/core';
import type { TrackMoves } from '@tierwright/simulation';
import { Behind } from '../impact/behind.tsx';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { signed } from './amounts.ts';
import { MovesPicture } from './moves-picture.tsx';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { movedIn } from './sankey.ts';
import { reportWords } from './words.ts';

/** The moves of a track: a picture, and tables with every number of it. */
export function MovesPart({ moves }: { readonly moves: TrackMoves }) {
  const say = useWords(reportWords);
  const { up, down } = movedIn(moves);
  const name = moves.byGroup ? `${moves.title} (${say('byGroup')})` : moves.title;
  const titleOf = (tier: string | null) => moves.tiers.find((one) => one.tier === tier)?.title ?? tier ?? say('noTier');
  const rows = [
    ...[...moves.tiers].reverse().map(({ tier, title, before, after }) => ({ key: tier, title, before, after })),
    { key: '', title: say('noTier'), ...moves.noTier },
  ];
  return (
    <ReportPart title={say('movesTitle', { title: name, up: number(up), down: number(down) })}>
      <MovesPicture moves={moves} />
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('tier')}</Table.Th>
              <Table.Th className={classes.number}>{say('before')}</Table.Th>
              <Table.Th className={classes.number}>{say('after')}</Table.Th>
              <Table.Th className={classes.number}>{say('difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, title, before, after }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{title}</Table.Th>
                <Table.Td className={classes.number}>{number(before)}</Table.Td>
                <Table.Td className={classes.number}>{number(after)}</Table.Td>
                <Table.Td className={classes.number}>{signed(after - before)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('from')}</Table.Th>
              <Table.Th>{say('to')}</Table.Th>
              <Table.Th className={classes.number}>{say('partners')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {moves.moves.map(({ from, to, partners }) => (
              <Table.Tr key={`${from} ${to}`}>
                <Table.Td>{titleOf(from)}</Table.Td>
                <Table.Td>{titleOf(to)}</Table.Td>
                <Table.Td className={classes.number}>
                  <Behind
                    selector={{ part: 'moves', track: moves.track, from, to, ...(moves.byGroup ? { byGroup: true } : {}) }}
                    title={say('moves', { count: number(partners), from: titleOf(from), to: titleOf(to) })}
                    count={partners}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Group>
    </ReportPart>
  );
}
