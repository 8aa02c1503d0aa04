import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Failure } from '../app/failure.tsx';
import { beginSimulation, type Job } from '../report/job.ts';
import { JobProgress } from '../report/job-progress.tsx';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Compared } from './compare-queries.ts';
import { attributionIn } from './effects.ts';
import { compareWords } from './words.ts';

interface Props {
  readonly program: string;
  readonly compared: Compared;
  readonly job: Job | undefined;
  readonly begun: (job: string) => void;
}

/** Has the service decide every partner with each change alone, and says how far it is. */
export function CountEffects({ program, compared: { a, b, draft }, job, begun }: Props) {
  const say = useWords(compareWords);
  const begin = useMutation({
    mutationFn: () =>
      beginSimulation({ program, baseline: a, ...(draft === undefined ? { candidate: b ?? a } : { draft }), attribution: true }),
    onSuccess: begun,
  });
  const told = attributionIn(job?.result);
  return (
    <Stack gap="xs">
      {!job && (
        <Group>
          <Button size="xs" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
            {say('countEffects')}
          </Button>
          <Text size="sm">{say('countHint')}</Text>
        </Group>
      )}
      {begin.error && <Failure error={begin.error} retry={() => begin.mutate()} />}
      {job && <JobProgress job={job} again={() => begin.mutate()} />}
      {told && (
        <Text size="sm" role="status">
          {say('together', { moved: number(told.moved), onlyTogether: number(told.onlyTogether) })}
        </Text>
      )}
    </Stack>
  );
}
