import { Table, Text } from '@mantine/core';
import type { Limits } from '@tierwright/simulation';
import { ReportPart } from '../report/report-part.tsx';
import { useWords } from '../words/use-words.ts';
import { promiseInWords } from './about-version.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly invariants: readonly Readonly<Record<string, unknown>>[];
  readonly told: Limits['invariants'];
}

/** What the document promises: what the partners of the base show of it, and room for proofs. */
export function PromisesPart({ invariants, told }: Props) {
  const say = useWords(reviewWords);
  return (
    <ReportPart title={say('proofs')}>
      <Text size="sm">{say('proofsLater')}</Text>
      {invariants.length === 0 ? (
        <Text size="sm">{say('noPromises')}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('promise')}</Table.Th>
              <Table.Th>{say('onBase')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invariants.map((invariant, place) => (
              <Table.Tr key={promiseInWords(invariant)}>
                <Table.Td>{promiseInWords(invariant)}</Table.Td>
                <Table.Td>{say(`invariant-${told[place]?.result ?? 'unknown'}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </ReportPart>
  );
}
