import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Failure } from '../app/failure.tsx';
import { api } from '../service/api.ts';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { isOver, type Job } from './job.ts';
import { reportWords } from './words.ts';

const told = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How far a job is, and a way to stop it; why it failed. */
export function JobProgress({ job, again }: { readonly job: Job; readonly again?: (() => void) | undefined }) {
  const say = useWords(reportWords);
  const stop = useMutation({ mutationFn: () => api.cancelJob({ params: { job: job.id } }) });
  if (job.state === 'done') return null;
  if (isOver(job)) {
    return (
      <Alert
        color={job.state === 'failed' ? 'red' : 'gray'}
        role="alert"
        title={job.state === 'failed' ? say('jobFailed', { code: told(job.problem?.code) }) : say('jobCancelled')}
      >
        <Text size="sm">{told(job.problem?.message)}</Text>
        {again && (
          <Button mt="xs" size="xs" variant="default" onClick={again}>
            {say('again')}
          </Button>
        )}
      </Alert>
    );
  }
  const words =
    job.state === 'queued'
      ? say('jobQueued')
      : job.total === null
        ? say('jobRunning', { done: number(job.done) })
        : say('jobRunningOf', { done: number(job.done), total: number(job.total) });
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" role="status">
          {job.cancelAskedAt === null ? words : say('jobStopping')}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          disabled={job.cancelAskedAt !== null}
          loading={stop.isPending}
          onClick={() => stop.mutate()}
        >
          {say('stop')}
        </Button>
      </Group>
      <Progress
        mt={4}
        value={job.total ? (100 * job.done) / job.total : 0}
        animated={job.state === 'running'}
        aria-label={words}
        attributes={{ section: { 'aria-label': words } }}
      />
      {stop.error && <Failure error={stop.error} />}
    </div>
  );
}
