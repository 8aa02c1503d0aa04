import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Operations } from '@tierwright/client';
import { useEffect } from 'react';
import { api } from '../service/api.ts';

export type Job = Operations['getJob']['answer'];
export type SimulationAsked = Operations['simulate']['request']['body'];

export const isOver = (job: Job | undefined): boolean => job !== undefined && job.state !== 'queued' && job.state !== 'running';

/** Asked again so often where events do not come; ms. */
const ASK_AGAIN = 4000;

const jobQuery = (job: string | undefined) =>
  queryOptions({
    queryKey: ['job', job],
    enabled: job !== undefined,
    queryFn: async ({ signal }) => (await api.getJob({ params: { job: job ?? '' }, signal })).body,
    // A job that is over does not change any more.
    staleTime: ({ state }) => (isOver(state.data) ? Number.POSITIVE_INFINITY : 0),
    refetchInterval: ({ state }) => (isOver(state.data) || state.error ? false : ASK_AGAIN),
  });

/** A job as it goes, by its events; with its result when it is done. */
export function useJob(job: string | undefined) {
  const client = useQueryClient();
  const found = useQuery(jobQuery(job));
  const isWatched = job !== undefined && found.data !== undefined && !isOver(found.data);
  useEffect(() => {
    if (!isWatched) return;
    const stop = new AbortController();
    const watch = async () => {
      for await (const { event, data } of api.events('watchJob', { params: { job }, signal: stop.signal })) {
        if (event === 'end') break;
        client.setQueryData(['job', job], (before: Job | undefined) => before && { ...before, ...(data as Omit<Job, 'result'>) });
      }
      await client.invalidateQueries({ queryKey: ['job', job] });
    };
    // Without events it is asked again by itself.
    watch().catch(() => undefined);
    return () => stop.abort();
  }, [client, isWatched, job]);
  return found;
}

/** Begins a simulation; with a key the same one again gives the job that there is. */
export async function beginSimulation(body: SimulationAsked, idempotencyKey?: string): Promise<string> {
  return (await api.simulate({ body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) })).body.job;
}
