import {
  affectedFor,
  affectedShape,
  cancelRelease,
  hindranceShape,
  hindrancesFor,
  publishProgram,
  READ_PROGRAMS,
  type ReleaseAsked,
  type RollbackAsked,
  releaseAskedShape,
  releaseFor,
  releaseShape,
  releasesFor,
  rollBack,
  rollbackAskedShape,
  runCommand,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { PROGRAM, programOf, RELEASE, releaseOf } from './program-path.ts';

const reads = { method: 'get', tag: 'releases', rights: READ_PROGRAMS } as const;
const acts = { method: 'post', tag: 'releases', rights: rollBack.rights, needs: 'key' } as const;
const cancelShape = Type.Object({ reason: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })) }, { additionalProperties: false });

/** Releases: what is scheduled, what holds, what held; and the way back. */
export const releaseRoutes: readonly Route[] = [
  {
    ...acts,
    id: 'publishProgram',
    path: '/releases',
    summary: 'Publishes an approved review: at once, at an instant, or on a day of the program. Every partner is tried before.',
    body: releaseAskedShape,
    answers: { 202: releaseShape },
    handle: (request) => publishProgram(request.service, commanded(request, request.body as ReleaseAsked)),
  },
  {
    ...reads,
    id: 'listReleases',
    path: '/programs/{program}/releases',
    summary: 'The releases of a program, the last asked for first.',
    params: PROGRAM,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(releaseShape) },
    handle: (request) => releasesFor(request.service, callerOf(request), { ...(request.query as PageQuery), program: programOf(request) }),
  },
  {
    ...acts,
    id: 'rollBackProgram',
    path: '/programs/{program}/rollback',
    summary: 'Back at once to a version that was in force before: the one thing a person does alone. Approvers are told.',
    params: PROGRAM,
    body: rollbackAskedShape,
    answers: { 201: releaseShape },
    handle: (request) =>
      runCommand(request.service, rollBack, commanded(request, { ...(request.body as RollbackAsked), program: programOf(request) })),
  },
  {
    ...reads,
    id: 'getRelease',
    path: '/releases/{release}',
    summary: 'One release, with what the dry run on all partners found.',
    params: RELEASE,
    answers: { 200: releaseShape },
    handle: (request) => releaseFor(request.service, callerOf(request), releaseOf(request)),
  },
  {
    ...acts,
    id: 'cancelRelease',
    path: '/releases/{release}/cancel',
    summary: 'A scheduled release does not come; its review stays approved.',
    params: RELEASE,
    body: cancelShape,
    answers: { 200: releaseShape },
    handle: (request) =>
      runCommand(
        request.service,
        cancelRelease,
        commanded(request, { ...(request.body as { reason?: string }), release: releaseOf(request) }),
      ),
  },
  {
    ...reads,
    id: 'listHindrances',
    path: '/releases/{release}/hindrances',
    summary: 'What could not go on under the release, and why.',
    params: RELEASE,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(hindranceShape) },
    handle: (request) =>
      hindrancesFor(request.service, callerOf(request), { ...(request.query as PageQuery), release: releaseOf(request) }),
  },
  {
    ...reads,
    id: 'listAffectedDecisions',
    path: '/releases/{release}/affected-decisions',
    summary: 'Decisions of the version that the release took over from, made while that was in force.',
    params: RELEASE,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(affectedShape) },
    handle: (request) => affectedFor(request.service, callerOf(request), { ...(request.query as PageQuery), release: releaseOf(request) }),
  },
];
