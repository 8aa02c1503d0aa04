import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ReportPart } from '../report/report-part.tsx';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { usePeople } from './people.ts';
import { ReleaseRows } from './release-rows.tsx';
import { type Me, type Release, type Review, reviewsOfDraft } from './review-queries.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly me: Me;
  readonly review: Review;
  readonly releases: readonly Release[];
  readonly timeZone: string;
}

/** Who decided what, the rounds of the draft, and the releases of the program with a way back. */
export function HistoryPart({ me, review, releases, timeZone }: Props) {
  const say = useWords(reviewWords);
  const nameOf = usePeople();
  const { data: rounds = [] } = useQuery(reviewsOfDraft(review.draft));
  return (
    <ReportPart title={say('history')} isLong>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {say('decisions')}
        </Title>
        {review.approvals.length === 0 && <Text size="sm">{say('noDecisions')}</Text>}
        {review.approvals.length > 0 && (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('who')}</Table.Th>
                <Table.Th>{say('what')}</Table.Th>
                <Table.Th>{say('at')}</Table.Th>
                <Table.Th>{say('note')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {review.approvals.map(({ by, outcome, at, note, counts }) => (
                <Table.Tr key={by.id}>
                  <Table.Td>{nameOf(by)}</Table.Td>
                  <Table.Td>
                    {outcome === 'approve' ? `${say('approved')} (${say(counts ? 'counts' : 'countsNot')})` : say('changesAsked')}
                  </Table.Td>
                  <Table.Td>{instant(at, timeZone)}</Table.Td>
                  <Table.Td>{note}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {rounds.length > 1 && (
          <>
            <Title order={3} size="h5">
              {say('rounds')}
            </Title>
            <Table>
              <Table.Tbody>
                {rounds.map(({ id, round, state, askedAt, askedBy }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Anchor renderRoot={(props) => <Link {...props} to="/reviews/$review" params={{ review: id }} />}>
                        {`${say('round')} ${round}`}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>{say(state)}</Table.Td>
                    <Table.Td>{instant(askedAt, timeZone)}</Table.Td>
                    <Table.Td>{nameOf(askedBy)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
        <ReleaseRows me={me} program={review.program} releases={releases} timeZone={timeZone} />
      </Stack>
    </ReportPart>
  );
}
