import {
  askBehind,
  type BehindAsked,
  behindShape,
  cancelJob,
  jobEvents,
  jobFor,
  jobShape,
  jobsFor,
  jobWithResultShape,
  READ_JOBS_RIGHTS,
  runCommand,
  SIMULATE_RIGHTS,
  type SimulationAsked,
  simulateVersions,
  simulationShape,
} from '@tierwright/commands';
import { type Static, Type } from 'typebox';
import { callerOf, commanded } from '../route/commanded.ts';
import { PAGE_QUERY, pageOf, pathOf, queryOf } from '../route/page.ts';
import type { Route, RouteRequest } from '../route/route.ts';

const JOB = pathOf({ job: Type.String({ format: 'uuid', maxLength: 36 }) });
const jobOf = ({ params: { job = '' } }: RouteRequest) => job;
const LIST = queryOf({
  ...PAGE_QUERY,
  kind: Type.Optional(Type.Unsafe<'simulation' | 'partners' | 'import'>({ type: 'string', enum: ['simulation', 'partners', 'import'] })),
});

/** Long work: asked for, watched, stopped. */
export const jobsRoutes: readonly Route[] = [
  {
    id: 'simulate',
    method: 'post',
    path: '/simulations',
    tag: 'jobs',
    summary: 'Has two versions, or a draft and the version in force, decide the whole base; gives the job that does.',
    rights: SIMULATE_RIGHTS,
    body: simulationShape,
    limit: 1_000_000,
    needs: 'key',
    answers: { 202: Type.Object({ job: Type.String({ format: 'uuid' }) }, { additionalProperties: false }) },
    handle: (request) => runCommand(request.service, simulateVersions, commanded(request, request.body as SimulationAsked)),
  },
  {
    id: 'listJobs',
    method: 'get',
    path: '/jobs',
    tag: 'jobs',
    summary: 'Jobs, the newest first.',
    rights: READ_JOBS_RIGHTS,
    query: LIST,
    answers: { 200: pageOf(jobShape) },
    handle: (request) => jobsFor(request.service, callerOf(request), request.query as Static<typeof LIST>),
  },
  {
    id: 'getJob',
    method: 'get',
    path: '/jobs/{job}',
    tag: 'jobs',
    summary: 'How a job goes; its report when it is done.',
    rights: READ_JOBS_RIGHTS,
    params: JOB,
    answers: { 200: jobWithResultShape },
    handle: (request) => jobFor(request.service, callerOf(request), jobOf(request)),
  },
  {
    id: 'askPartnersBehind',
    method: 'post',
    path: '/jobs/{job}/partners',
    tag: 'jobs',
    summary: 'Has the partners behind a number of a simulation found, a page by id; gives the job that does.',
    rights: SIMULATE_RIGHTS,
    params: JOB,
    body: behindShape,
    needs: 'key',
    answers: { 202: Type.Object({ job: Type.String({ format: 'uuid' }) }, { additionalProperties: false }) },
    handle: (request) =>
      runCommand(request.service, askBehind, commanded(request, { ...(request.body as BehindAsked), job: jobOf(request) })),
  },
  {
    id: 'watchJob',
    method: 'get',
    path: '/jobs/{job}/events',
    tag: 'jobs',
    summary: 'How a job goes, as it goes: server-sent events `progress`, then `end`.',
    produces: 'text/event-stream',
    rights: READ_JOBS_RIGHTS,
    params: JOB,
    answers: { 200: jobShape },
    handle: async (request) => {
      const found = await jobFor(request.service, callerOf(request), jobOf(request));
      if (!found.ok) return found;
      const { service, tenant, signal } = request;
      return { events: jobEvents(service, { tenant, job: jobOf(request), signal }) };
    },
  },
  {
    id: 'cancelJob',
    method: 'post',
    path: '/jobs/{job}/cancel',
    tag: 'jobs',
    summary: 'Stops a job: at once where it waits, within a second where it runs.',
    rights: SIMULATE_RIGHTS,
    params: JOB,
    needs: 'key',
    answers: { 202: jobShape },
    handle: (request) => runCommand(request.service, cancelJob, commanded(request, { job: jobOf(request) })),
  },
];
