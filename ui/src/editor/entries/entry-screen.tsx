import { Fieldset, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEdition } from '../document/use-document.ts';

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
  const { fault } = useEdition();
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      </div>
      <Fieldset variant="unstyled" disabled={fault !== null}>
        <Group align="flex-start" wrap="nowrap" gap="md">
          {list}
          <Paper withBorder p="md" style={{ flexGrow: 1, minWidth: 0 }}>
            {detail ?? <Text>{empty}</Text>}
          </Paper>
        </Group>
      </Fieldset>
    </Stack>
  );
}
