import { Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { number } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { BASE_SIZE, useLoadBase } from '../base/use-load-base.ts';
import { programWords } from '../words.ts';
import { SAMPLES, type Sample } from './samples.ts';
import { useBeginDraft } from './use-begin-draft.ts';

/** Published programs, each a draft in one click, with partners to try it on where there are none. */
export function SampleList() {
  const say = useWords(programWords);
  const begin = useBeginDraft();
  const base = useLoadBase();
  const [wantsBase, setWantsBase] = useState(true);
  const isBusy = begin.isPending || base.load.isPending;
  const open = ({ title, address }: Sample) =>
    begin.mutate(async () => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(say('sampleFailed', { status: response.status }));
      const source = await response.text();
      if (wantsBase && base.offer === 'possible') await base.load.mutateAsync(source);
      return { title, source };
    });
  return (
    <Stack gap="xs">
      {base.offer === 'possible' ? (
        <Checkbox
          label={say('withBase', { count: number(BASE_SIZE) })}
          description={say('withBaseHint')}
          checked={wantsBase}
          disabled={isBusy}
          onChange={(event) => setWantsBase(event.currentTarget.checked)}
        />
      ) : (
        base.offer !== 'unknown' && <Text size="sm">{say(base.offer === 'there' ? 'baseThere' : 'baseNotYou')}</Text>
      )}
      {SAMPLES.map((sample) => (
        <Group key={sample.id} justify="space-between" wrap="nowrap">
          <Text id={`sample-${sample.id}`}>{sample.title}</Text>
          <Button variant="default" size="xs" aria-describedby={`sample-${sample.id}`} disabled={isBusy} onClick={() => open(sample)}>
            {say('trySample')}
          </Button>
        </Group>
      ))}
      {base.progress && (
        <Stack gap={4} role="status">
          <Text size="sm">{say(base.progress.step, { done: number(base.progress.done), count: number(BASE_SIZE) })}</Text>
          <Progress value={(base.progress.done / BASE_SIZE) * 100} aria-label={say('baseProgress')} />
        </Stack>
      )}
      {base.progress && (
        <Button variant="default" size="xs" disabled={base.isStopping} onClick={base.stop} style={{ alignSelf: 'flex-start' }}>
          {say(base.isStopping ? 'baseStopping' : 'baseStop')}
        </Button>
      )}
      {begin.error && <Failure error={begin.error} />}
    </Stack>
  );
}
