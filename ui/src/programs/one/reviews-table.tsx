import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReviewListed } from '../../service/queries.ts';
import { useWords } from '../../words/use-words.ts';
import { When } from '../shown/when.tsx';
import { programPageWords } from './words.ts';

interface Reviews {
  readonly reviews: readonly ReviewListed[];
  readonly versionOf: (hash: string) => string;
  readonly zone: string;
}

/** Every round of review, the last first. */
export function ReviewsTable({ reviews, versionOf, zone }: Reviews) {
  const say = useWords(programPageWords);
  if (reviews.length === 0) return <Text>{say('noReviews')}</Text>;
  return (
    <Table aria-label={say('reviews')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('roundTitle')}</Table.Th>
          <Table.Th>{say('version')}</Table.Th>
          <Table.Th>{say('state')}</Table.Th>
          <Table.Th>{say('asked')}</Table.Th>
          <Table.Th>{say('note')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reviews.map(({ id, round, hash, state, askedAt, note }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={400}>
              <Anchor component={Link} to={`/reviews/${id}`}>
                {say('round', { round })}
              </Anchor>
            </Table.Th>
            <Table.Td>{versionOf(hash)}</Table.Td>
            <Table.Td>{say(state)}</Table.Td>
            <Table.Td>
              <When at={askedAt} zone={zone} />
            </Table.Td>
            <Table.Td>{note}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
