import { Anchor, Skeleton, Table, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { api } from '../service/api.ts';
import { instant, number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { reportWords } from './words.ts';

const simulations = queryOptions({
  queryKey: ['simulations'],
  queryFn: async ({ signal }) => (await api.listJobs({ query: { kind: 'simulation', limit: 20 }, signal })).body.items,
});

/** Reports that the service still keeps, the newest first. */
export function EarlierReports() {
  const say = useWords(reportWords);
  const found = useQuery(simulations);
  return (
    <section aria-label={say('earlier')} className="no-print">
      <Title order={2} size="h4">
        {say('earlier')}
      </Title>
      {found.isPending && <Skeleton height={60} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.length === 0 && <Text size="sm">{say('noEarlier')}</Text>}
      {found.data && found.data.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('madeAt')}</Table.Th>
              <Table.Th>{say('state')}</Table.Th>
              <Table.Th>{say('partners')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.map(({ id, createdAt, state, total, done }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Anchor renderRoot={(props) => <Link {...props} to="/reports" search={{ job: id }} />}>
                    {instant(createdAt, 'UTC')}
                  </Anchor>
                </Table.Td>
                <Table.Td>{say(state)}</Table.Td>
                <Table.Td>{number(total ?? done)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
