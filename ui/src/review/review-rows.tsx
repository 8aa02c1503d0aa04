import { Anchor, Table } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { programs } from '../service/queries.ts';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { usePeople } from './people.ts';
import { type ReviewListed, releasesOf } from './review-queries.ts';
import { stageOf } from './stage.ts';
import { reviewWords } from './words.ts';

/** A row for each review; what became of approved ones is read from the releases of their programs. */
export function ReviewRows({ reviews }: { readonly reviews: readonly ReviewListed[] }) {
  const say = useWords(reviewWords);
  const nameOf = usePeople();
  const { data: known = [] } = useQuery(programs);
  const of = [...new Set(reviews.map(({ program }) => program))];
  const releases = useQueries({ queries: of.map((program) => releasesOf(program)) }).flatMap(({ data }) => data ?? []);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('program')}</Table.Th>
          <Table.Th>{say('round')}</Table.Th>
          <Table.Th>{say('state')}</Table.Th>
          <Table.Th>{say('next')}</Table.Th>
          <Table.Th>{say('since')}</Table.Th>
          <Table.Th>{say('until')}</Table.Th>
          <Table.Th>{say('askedBy')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reviews.map((review) => {
          // The list does not tell approvals: the state says enough of them.
          const stage = stageOf({ ...review, approvals: [], comments: [] }, releases);
          return (
            <Table.Tr key={review.id}>
              <Table.Td>
                <Anchor renderRoot={(props) => <Link {...props} to="/reviews/$review" params={{ review: review.id }} />}>
                  {known.find(({ id }) => id === review.program)?.title ?? review.program}
                </Anchor>
              </Table.Td>
              <Table.Td>{review.round}</Table.Td>
              <Table.Td>{say(`stage-${stage.kind}`)}</Table.Td>
              <Table.Td>{say(`next-${stage.next ?? 'none'}`)}</Table.Td>
              <Table.Td>{instant(stage.since, 'UTC')}</Table.Td>
              <Table.Td>{stage.until === null ? '–' : instant(stage.until, 'UTC')}</Table.Td>
              <Table.Td>{nameOf(review.askedBy)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
