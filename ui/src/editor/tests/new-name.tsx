import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { nameIn } from './name-in.ts';
import { testWords } from './words.ts';

interface NewNameProps {
  /** Of what there is one value for each name. */
  readonly what: string;
  /** The names that have a value. */
  readonly taken: readonly string[];
  readonly choices: readonly Choice[];
  /** Any name can be written. */
  readonly isFree: boolean;
  readonly add: (name: string) => void;
}

/** For whom else there is a value: chosen, or written where nobody knows the names. */
export function NewName({ what, taken, choices, isFree, add }: NewNameProps) {
  const say = useWords(testWords);
  const [typed, setTyped] = useState('');
  const label = say('addFor', { what });
  if (!isFree)
    return choices.length === 0 ? null : (
      <Select
        aria-label={label}
        placeholder={say('addName')}
        size="xs"
        w={220}
        data={[...choices]}
        value={null}
        onChange={(name) => name !== null && add(name)}
      />
    );
  const { name, isTaken } = nameIn(typed, taken);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isTaken) return;
        if (name !== '') add(name);
        setTyped('');
      }}
    >
      <Group gap={4} align="flex-start">
        <TextInput
          aria-label={label}
          placeholder={say('addName')}
          size="xs"
          w={160}
          value={typed}
          error={isTaken && say('nameTaken', { name })}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" aria-label={say('addNameTo', { what })}>
          +
        </Button>
      </Group>
    </form>
  );
}
