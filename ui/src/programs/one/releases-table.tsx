import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { me, type ReleaseListed } from '../../service/queries.ts';
import { approves } from '../../service/roles.ts';
import { useWords } from '../../words/use-words.ts';
import { When } from '../shown/when.tsx';
import { CancelRelease } from './cancel-release.tsx';
import { programPageWords } from './words.ts';

interface Releases {
  readonly releases: readonly ReleaseListed[];
  readonly versionOf: (hash: string) => string;
  readonly zone: string;
}

/** What was, is or will be live, and when. */
export function ReleasesTable({ releases, versionOf, zone }: Releases) {
  const say = useWords(programPageWords);
  const { data: who } = useQuery(me);
  if (releases.length === 0) return <Text>{say('noReleases')}</Text>;
  return (
    <Table aria-label={say('releases')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('version')}</Table.Th>
          <Table.Th>{say('kind')}</Table.Th>
          <Table.Th>{say('state')}</Table.Th>
          <Table.Th>{say('effective')}</Table.Th>
          <Table.Th>{say('note')}</Table.Th>
          <Table.Th>{say('actions')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {releases.map(({ id, hash, kind, state, effectiveAt, reason }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={600}>
              {versionOf(hash)}
            </Table.Th>
            <Table.Td>{say(kind)}</Table.Td>
            <Table.Td>{say(state)}</Table.Td>
            <Table.Td>
              <When at={effectiveAt} zone={zone} />
            </Table.Td>
            <Table.Td>{reason}</Table.Td>
            <Table.Td>
              {approves(who) && (state === 'scheduled' || state === 'suspended') && (
                <CancelRelease release={id} version={versionOf(hash)} />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
