import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { documentOf, programs, queries, versionsOf } from '../../service/queries.ts';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';
import { copyOfProgram, programIdOf } from './new-program.ts';
import { useBeginDraft } from './use-begin-draft.ts';

/** A program of its own, made of a version of another. */
export function CopyForm() {
  const say = useWords(programWords);
  const begin = useBeginDraft();
  const { data: known = [] } = useQuery(programs);
  const [chosen, setChosen] = useState<string | null>(null);
  const program = chosen ?? known[0]?.id ?? '';
  const { data: versions = [] } = useQuery({ ...versionsOf(program), enabled: program !== '' });
  const [version, setVersion] = useState<string | null>(null);
  const hash = versions.find((each) => each.hash === version)?.hash ?? versions.find(({ isActive }) => isActive)?.hash ?? versions[0]?.hash;
  const [title, setTitle] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  if (known.length === 0) return <Text>{say('noVersions')}</Text>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        if (hash === undefined || programIdOf(title) === '') return;
        begin.mutate(async () => {
          const document = await queries.ensureQueryData(documentOf(hash));
          return { title: title.trim(), source: copyOfProgram(document, title.trim()) };
        });
      }}
    >
      <Stack>
        <NativeSelect
          label={say('ofProgram')}
          value={program}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={known.map(({ id, title: label }) => ({ value: id, label }))}
          data-autofocus
        />
        <NativeSelect
          label={say('ofVersion')}
          value={hash ?? ''}
          onChange={(event) => setVersion(event.currentTarget.value)}
          data={versions.map((each) => ({
            value: each.hash,
            label: each.isActive ? `${each.version} (${say('live')})` : each.version,
          }))}
        />
        <TextInput
          label={say('name')}
          description={say('nameHint', { id: programIdOf(title) || say('none') })}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={isAsked && programIdOf(title) === '' && say('nameWrong')}
        />
        <Text size="sm">{say('copyHint')}</Text>
        {begin.error && <Failure error={begin.error} />}
        <Button type="submit" loading={begin.isPending} disabled={hash === undefined}>
          {say('begin')}
        </Button>
      </Stack>
    </form>
  );
}
