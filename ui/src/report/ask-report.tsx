import { Anchor, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '../app/failure.tsx';
import { versionsOf } from '../compare/compare-queries.ts';
import { programs } from '../service/queries.ts';
import { useWords } from '../words/use-words.ts';
import { beginSimulation } from './job.ts';
import { askedBy, type ReportSearch } from './report-link.ts';
import { reportWords } from './words.ts';

interface Props {
  readonly search: ReportSearch;
  readonly begun: (job: string) => void;
}

/** Which versions, and as of which day; begins with what the link says. */
export function AskReport({ search, begun }: Props) {
  const say = useWords(reportWords);
  const { data: known } = useQuery(programs);
  const [chosen, setChosen] = useState<ReportSearch>(search);
  const [notices, setNotices] = useState(false);
  const program = chosen.program ?? (known?.find(({ active: inForce }) => inForce !== null) ?? known?.[0])?.id;
  const { data: versions } = useQuery(versionsOf(program ?? null));
  const active = versions?.find(({ isActive }) => isActive)?.hash;
  const baseline = chosen.baseline ?? active;
  const candidate = chosen.candidate ?? versions?.find(({ hash }) => hash !== baseline)?.hash;
  const asked = askedBy(
    { ...chosen, ...(program ? { program } : {}), ...(baseline ? { baseline } : {}), ...(candidate ? { candidate } : {}) },
    notices,
  );
  const begin = useMutation({
    mutationFn: () => (asked ? beginSimulation(asked) : Promise.reject(new Error('nothing is chosen'))),
    onSuccess: begun,
  });
  if (known?.length === 0) {
    return (
      <Text>
        {say('noPrograms')}{' '}
        <Anchor component={Link} to="/">
          {say('toPrograms')}
        </Anchor>
      </Text>
    );
  }
  const options = (versions ?? []).map(({ hash, version, isActive }) => ({
    value: hash,
    label: `${version} · ${hash.slice(0, 8)}${isActive ? ` · ${say('versionInForce')}` : ''}`,
  }));
  const choose = (name: 'baseline' | 'candidate') => (hash: string | null) => {
    if (hash !== null) setChosen({ ...chosen, [name]: hash });
  };
  return (
    <Stack className="no-print">
      <Group align="flex-end">
        <Select
          label={say('program')}
          data={(known ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={program ?? null}
          onChange={(id) => id !== null && setChosen({ program: id })}
          allowDeselect={false}
        />
        <Select
          label={say('baseline')}
          data={options}
          value={baseline ?? null}
          onChange={choose('baseline')}
          allowDeselect={false}
          w={260}
        />
        <Select
          label={say('candidate')}
          data={options}
          value={candidate ?? null}
          onChange={choose('candidate')}
          allowDeselect={false}
          w={260}
        />
        <TextInput
          type="date"
          label={say('asOf')}
          description={say('asOfHint')}
          value={chosen.asOf ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { asOf: _asOf, ...rest } = chosen;
            setChosen(value === '' ? rest : { ...rest, asOf: value });
          }}
        />
      </Group>
      <Checkbox label={say('notices')} checked={notices} onChange={({ currentTarget }) => setNotices(currentTarget.checked)} />
      {versions && versions.length < 2 && <Text size="sm">{say('noVersions')}</Text>}
      <Button disabled={!asked} loading={begin.isPending} onClick={() => begin.mutate()} style={{ alignSelf: 'flex-start' }}>
        {say('make')}
      </Button>
      {begin.error && <Failure error={begin.error} retry={() => begin.mutate()} />}
    </Stack>
  );
}
