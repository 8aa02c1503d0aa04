import { Anchor, Badge, Button, Checkbox, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { me, type ReleaseListed, type VersionListed } from '../../service/queries.ts';
import { approves, writesDrafts } from '../../service/roles.ts';
import { useWords } from '../../words/use-words.ts';
import { useBeginDraft } from '../begin/use-begin-draft.ts';
import { When } from '../shown/when.tsx';
import { chosenPair, formerlyLive } from './history.ts';
import { RollBack } from './roll-back.tsx';
import { programPageWords } from './words.ts';

interface Versions {
  readonly program: string;
  readonly versions: readonly VersionListed[];
  readonly releases: readonly ReleaseListed[];
  readonly zone: string;
}

/** The versions that are kept: compared, copied into a draft, or made live again. */
export function VersionsTable({ program, versions, releases, zone }: Versions) {
  const say = useWords(programPageWords);
  const { data: who } = useQuery(me);
  const begin = useBeginDraft();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const former = formerlyLive(versions, releases);
  const pair = chosenPair(versions, chosen);
  if (versions.length === 0) return <Text>{say('noVersions')}</Text>;
  return (
    <Stack gap="xs">
      {begin.error && <Failure error={begin.error} />}
      <Table aria-label={say('versions')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('compare')}</Table.Th>
            <Table.Th>{say('version')}</Table.Th>
            <Table.Th>{say('content')}</Table.Th>
            <Table.Th>{say('kept')}</Table.Th>
            <Table.Th>{say('actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(({ hash, version, isActive, createdAt }) => (
            <Table.Tr key={hash}>
              <Table.Td>
                <Checkbox
                  aria-label={say('chooseVersion', { version })}
                  checked={chosen.includes(hash)}
                  // The third takes the place of the first.
                  onChange={({ currentTarget: { checked } }) =>
                    setChosen((now) => (checked ? [...now, hash].slice(-2) : now.filter((each) => each !== hash)))
                  }
                />
              </Table.Td>
              <Table.Th scope="row" fw={600}>
                {version}{' '}
                {isActive && (
                  <Badge color="green" variant="dot" tt="none">
                    {say('live')}
                  </Badge>
                )}
              </Table.Th>
              <Table.Td>
                <Code title={hash}>{hash.slice(0, 12)}</Code>
              </Table.Td>
              <Table.Td>
                <When at={createdAt} zone={zone} />
              </Table.Td>
              <Table.Td>
                <Group gap="xs">
                  {writesDrafts(who) && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      loading={begin.isPending}
                      aria-label={say('startDraftOf', { version })}
                      onClick={() => begin.mutate({ from: hash })}
                    >
                      {say('startDraft')}
                    </Button>
                  )}
                  {approves(who) && former.has(hash) && <RollBack program={program} hash={hash} version={version} />}
                  <Anchor
                    size="sm"
                    href={`/api/v1/versions/${hash}/document`}
                    download={`${program}-${version}.program.json`}
                    aria-label={say('downloadOf', { version })}
                  >
                    {say('download')}
                  </Anchor>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group>
        {pair ? (
          <Button component={Link} to={`/compare?a=${pair[0]}&b=${pair[1]}`} variant="default" size="xs">
            {say('compare')}
          </Button>
        ) : (
          versions.length > 1 && (
            <Text size="sm" c="dimmed" role="status">
              {say('compareHint')}
            </Text>
          )
        )}
      </Group>
    </Stack>
  );
}
