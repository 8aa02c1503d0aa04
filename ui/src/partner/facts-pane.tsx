import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Json, Program } from '@tierwright/program';
import { useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import { FactControl } from './fact-control.tsx';
import { factInputs } from './fact-inputs.ts';
import { partnerWords } from './words.ts';

export type SetFacts = Readonly<Record<string, Json>>;

interface Facts {
  readonly program: Program;
  readonly facts: SetFacts;
  readonly recorded: SetFacts;
  readonly change: (facts: SetFacts) => void;
}

/** The facts of the partner, to be moved. */
export function FactsPane({ program, facts, recorded, change }: Facts) {
  const say = useWords(partnerWords);
  const inputs = useMemo(() => factInputs(program), [program]);
  const set = (id: string) => (value: Json | undefined) => {
    const { [id]: _, ...others } = facts;
    change(value === undefined ? others : { ...others, [id]: value });
  };
  const hasGroups = Object.values(program.facts ?? {}).some(({ by }) => by !== undefined);
  return (
    <Stack component="section" gap="sm" aria-label={say('values')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {say('values')}
        </Title>
        <Button size="compact-xs" variant="default" disabled={Object.keys(facts).length === 0} onClick={() => change({})}>
          {say('clearAll')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {say('valuesHint')}
      </Text>
      {inputs.map((input) => (
        <FactControl key={input.id} input={input} value={facts[input.id]} recorded={recorded[input.id]} set={set(input.id)} />
      ))}
      {hasGroups && (
        <Text size="xs" c="dimmed">
          {say('byGroup')}
        </Text>
      )}
    </Stack>
  );
}
