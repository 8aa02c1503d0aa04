import { Button, Group, Stack, Text } from '@mantine/core';
import { Failure } from '../../app/failure.tsx';
import { number } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';
import { SAMPLES, type Sample } from './samples.ts';
import { useBeginDraft } from './use-begin-draft.ts';

/** Partners of the base that is made up to try a program on. */
const BASE = 10_000;

/** Published programs, each a draft in one click. */
export function SampleList() {
  const say = useWords(programWords);
  const begin = useBeginDraft();
  const open = ({ title, address }: Sample) =>
    begin.mutate(async () => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(say('sampleFailed', { status: response.status }));
      return { title, source: await response.text() };
    });
  return (
    <Stack gap="xs">
      {SAMPLES.map((sample) => (
        <Group key={sample.id} justify="space-between" wrap="nowrap">
          <Text id={`sample-${sample.id}`}>{sample.title}</Text>
          <Button
            variant="default"
            size="xs"
            aria-describedby={`sample-${sample.id}`}
            loading={begin.isPending}
            onClick={() => open(sample)}
          >
            {say('trySample')}
          </Button>
        </Group>
      ))}
      <Text size="sm">{say('sampleBase', { count: number(BASE) })}</Text>
      {begin.error && <Failure error={begin.error} />}
    </Stack>
  );
}
