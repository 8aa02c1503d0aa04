import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { versionsOf } from '../compare/compare-queries.ts';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { usePeople } from './people.ts';
import type { Me, Release } from './review-queries.ts';
import { mayRelease } from './rights.ts';
import { RollBack } from './roll-back.tsx';
import { reviewWords } from './words.ts';

interface Props {
  readonly me: Me;
  readonly program: string;
  readonly releases: readonly Release[];
  readonly timeZone: string;
}

/** The releases of a program; an approver may go back to one that was in force. */
export function ReleaseRows({ me, program, releases, timeZone }: Props) {
  const say = useWords(reviewWords);
  const nameOf = usePeople();
  const { data: versions = [] } = useQuery(versionsOf(program));
  const active = versions.find(({ isActive }) => isActive)?.hash;
  const versionOf = (hash: string) => versions.find((one) => one.hash === hash)?.version ?? hash.slice(0, 8);
  const isWayBack = ({ hash, activatedAt }: Release) => activatedAt !== null && hash !== active;
  return (
    <>
      <Title order={3} size="h5">
        {say('releases')}
      </Title>
      {releases.length === 0 && <Text size="sm">{say('noReleases')}</Text>}
      {releases.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('version')}</Table.Th>
              <Table.Th>{say('state')}</Table.Th>
              <Table.Th>{say('from')}</Table.Th>
              <Table.Th>{say('who')}</Table.Th>
              <Table.Th>{say('reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {releases.map((release) => (
              <Table.Tr key={release.id}>
                <Table.Td>{versionOf(release.hash)}</Table.Td>
                <Table.Td>{`${say(`release-${release.state}`)} (${say(`kind-${release.kind}`)})`}</Table.Td>
                <Table.Td>{instant(release.activatedAt ?? release.effectiveAt, timeZone)}</Table.Td>
                <Table.Td>{nameOf(release.askedBy)}</Table.Td>
                <Table.Td>
                  {release.reason}{' '}
                  {isWayBack(release) && mayRelease(me) && (
                    <RollBack program={program} hash={release.hash} version={versionOf(release.hash)} />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {releases.some(isWayBack) && !mayRelease(me) && <Text size="sm">{say('rollBackMayNot')}</Text>}
    </>
  );
}
