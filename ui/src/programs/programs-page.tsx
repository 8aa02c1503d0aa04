import { Anchor, Badge, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { openDrafts, programs } from '../service/queries.ts';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { programWords } from './words.ts';

/** Every program with its state, and the drafts that somebody works on. */
export function ProgramsPage() {
  const say = useWords(programWords);
  const found = useQuery(programs);
  const drafts = useQuery(openDrafts);
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{say('title')}</Title>
      </Group>
      {found.isPending && <Skeleton height={120} />}
      {found.data?.length === 0 && (
        <Stack gap={4}>
          <Title order={2} size="h4">
            {say('emptyTitle')}
          </Title>
          <Text>{say('emptyText')}</Text>
        </Stack>
      )}
      {found.data && found.data.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('program')}</Table.Th>
              <Table.Th>{say('state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.map(({ id, title, activeSince }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Anchor component={Link} to={`/programs/${id}`}>
                    {title}
                  </Anchor>
                </Table.Td>
                <Table.Td>{activeSince === null ? say('notLive') : say('live', { since: instant(activeSince, 'UTC') })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {drafts.data && drafts.data.length > 0 && (
        <>
          <Title order={2} size="h3">
            {say('drafts')}
          </Title>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('draft')}</Table.Th>
                <Table.Th>{say('state')}</Table.Th>
                <Table.Th>{say('changed')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {drafts.data.map(({ id, title, state, changedAt }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/drafts/${id}`}>
                      {title || id}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light">{say(state)}</Badge>
                  </Table.Td>
                  <Table.Td>{instant(changedAt, 'UTC')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Stack>
  );
}
