import { Table, Text } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import type { Limits } from '@tierwright/simulation';
import { useMemo } from 'react';
import { knownOf } from '../editor/conditions/known.ts';
import { itemsOf } from '../editor/document/reading.ts';
import { useTermTextOf } from '../editor/fields/use-term-text.ts';
import { invariantMeaning } from '../editor/invariants/invariant-meaning.ts';
import { invariantWords } from '../editor/invariants/words.ts';
import { ReportPart } from '../report/report-part.tsx';
import { useWords } from '../words/use-words.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly document: { readonly [member: string]: Json };
  readonly told: Limits['invariants'];
}

/** What the document promises: what the partners of the base show of it, and room for proofs. */
export function PromisesPart({ document, told }: Props) {
  const say = useWords(reviewWords);
  const inWords = {
    known: useMemo(() => knownOf(document, [], null), [document]),
    say: useWords(invariantWords),
    term: useTermTextOf(document),
  };
  const promises = itemsOf(document.invariants).map((invariant, place) => ({
    // Two of them may read alike.
    pointer: toPointer(['invariants', place]),
    words: invariantMeaning(inWords, invariant),
    result: told[place]?.result ?? ('unknown' as const),
  }));
  return (
    <ReportPart title={say('proofs')}>
      <Text size="sm">{say('proofsLater')}</Text>
      {promises.length === 0 ? (
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
            {promises.map(({ pointer, words, result }) => (
              <Table.Tr key={pointer}>
                <Table.Td>{words}</Table.Td>
                <Table.Td>{say(`invariant-${result}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </ReportPart>
  );
}
