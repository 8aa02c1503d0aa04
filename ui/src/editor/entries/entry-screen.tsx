import { Fieldset, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFault } from '../document/use-document.ts';
import { BESIDE_LIST } from './beside-list.ts';
import { SectionHead } from './section-head.tsx';

interface EntryScreenProps {
  readonly title: string;
  readonly description: string;
  readonly list: ReactNode;
  /** Absent where there is no entry yet; then `empty` says what to do. */
  readonly detail: ReactNode;
  readonly empty: string;
}

/** The entries of a section beside the one that is shown; nothing can be changed while the text is no JSON. */
export function EntryScreen({ title, description, list, detail, empty }: EntryScreenProps) {
  const fault = useFault();
  return (
    <Stack gap="sm">
      <SectionHead title={title} description={description} />
      <Fieldset variant="unstyled" disabled={fault !== null}>
        <Group align="flex-start" gap="md">
          {list}
          <Paper withBorder p="md" style={BESIDE_LIST}>
            {detail ?? <Text>{empty}</Text>}
          </Paper>
        </Group>
      </Fieldset>
    </Stack>
  );
}
