import { Stack, Table, Title } from '@mantine/core';
import type { Program } from '@tierwright/program';
import { day, number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Decided } from './messages.ts';
import { type CountedRow, countedRows, thresholdRows } from './trace-rows.ts';
import { partnerWords } from './words.ts';

/** Ids that are named of what was counted. */
const NAMED = 5;

/** What the decision was made of: thresholds with their dates, and the records that counted. */
export function TraceTables({ decided: { decision }, program }: { readonly decided: Decided; readonly program: Program }) {
  const say = useWords(partnerWords);
  if (!decision.trace) return null;
  return (
    <Stack gap="md">
      <Thresholds rows={thresholdRows(decision.trace, program, say)} />
      <Counted rows={countedRows(decision.trace, program, say)} />
    </Stack>
  );
}

function Thresholds({ rows }: { readonly rows: ReturnType<typeof thresholdRows> }) {
  const say = useWords(partnerWords);
  if (rows.length === 0) return null;
  return (
    <section aria-label={say('thresholdsTitle')}>
      <Title order={2} size="h4">
        {say('thresholdsTitle')}
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('threshold')}</Table.Th>
              <Table.Th>{say('tier')}</Table.Th>
              <Table.Th>{say('value')}</Table.Th>
              <Table.Th>{say('since')}</Table.Th>
              <Table.Th>{say('variant')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, title, tier, value, from, variant }) => (
              <Table.Tr key={key}>
                <Table.Td>{title}</Table.Td>
                <Table.Td>{tier}</Table.Td>
                <Table.Td>{value}</Table.Td>
                <Table.Td>{from === null ? say('always') : day(from)}</Table.Td>
                <Table.Td>{variant}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

const range = ({ from, through }: CountedRow['windows'][number]): string =>
  `${from === undefined ? '…' : day(from)} – ${through === undefined ? '…' : day(through)}`;

function Counted({ rows }: { readonly rows: readonly CountedRow[] }) {
  const say = useWords(partnerWords);
  const idsOf = ({ ids, total }: CountedRow): string => {
    const shown = ids.slice(0, NAMED).join(', ');
    return total > NAMED ? say('moreRecords', { ids: shown, count: total - Math.min(ids.length, NAMED) }) : shown || number(total);
  };
  return (
    <section aria-label={say('recordsTitle')}>
      <Title order={2} size="h4">
        {say('recordsTitle')}
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('fact')}</Table.Th>
              <Table.Th>{say('value')}</Table.Th>
              <Table.Th>{say('window')}</Table.Th>
              <Table.Th>{say('records')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Td>{row.title}</Table.Td>
                <Table.Td>{row.value}</Table.Td>
                <Table.Td>{row.windows.map(range).join('; ')}</Table.Td>
                <Table.Td>{row.state === 'counted' ? idsOf(row) : say(row.state)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
