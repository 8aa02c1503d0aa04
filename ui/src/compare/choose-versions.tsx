import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { programs } from '../service/queries.ts';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { versionsOf } from './compare-queries.ts';
import { compareWords } from './words.ts';

interface Props {
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly program: string | undefined;
}

/** Which two versions of a program are compared. */
export function ChooseVersions({ a, b, program: given }: Props) {
  const say = useWords(compareWords);
  const navigate = useNavigate();
  const { data: known = [] } = useQuery(programs);
  const [chosen, setChosen] = useState<string | null>(null);
  // One with versions to compare first.
  const program = chosen ?? given ?? (known.find(({ active }) => active !== null) ?? known[0])?.id ?? null;
  const { data: versions } = useQuery(versionsOf(program));
  const go = (search: { a?: string; b?: string }) => void navigate({ to: '/compare', search });
  const options = (versions ?? []).map(({ hash, version, createdAt }) => ({
    value: hash,
    label: `${version} · ${instant(createdAt, 'UTC')} · ${hash.slice(0, 8)}`,
  }));
  const chooseSide = (side: 'a' | 'b') => (hash: string | null) => {
    if (hash !== null) go({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }), [side]: hash });
  };
  return (
    <Stack gap="xs" className="no-print">
      <Group align="flex-end">
        <Select
          label={say('program')}
          data={known.map(({ id, title }) => ({ value: id, label: title }))}
          value={program}
          onChange={setChosen}
          allowDeselect={false}
        />
        <Select label={say('earlier')} data={options} value={a ?? null} onChange={chooseSide('a')} allowDeselect={false} w={280} />
        <Select label={say('later')} data={options} value={b ?? null} onChange={chooseSide('b')} allowDeselect={false} w={280} />
        {a !== undefined && b !== undefined && (
          <Button variant="default" onClick={() => go({ a: b, b: a })}>
            {say('swap')}
          </Button>
        )}
      </Group>
      {versions?.length === 0 && (
        <Text size="sm">
          {say('noVersions')}{' '}
          <Anchor component={Link} to="/">
            {say('toPrograms')}
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}
