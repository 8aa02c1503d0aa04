import { Card, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { SampleList } from '../begin/sample-list.tsx';
import { programWords } from '../words.ts';

/** Nothing is there yet: who may begin is offered real programs. */
export function EmptyPrograms({ mayBegin }: { readonly mayBegin: boolean }) {
  const say = useWords(programWords);
  return (
    <Stack gap="md" maw={720}>
      <Title order={2} size="h3">
        {say('emptyTitle')}
      </Title>
      <Text>{say(mayBegin ? 'emptyText' : 'emptyForOthers')}</Text>
      {mayBegin && (
        <Card withBorder>
          <Title order={3} size="h4" mb="sm">
            {say('samplesTitle')}
          </Title>
          <SampleList />
        </Card>
      )}
    </Stack>
  );
}
