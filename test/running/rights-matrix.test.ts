import { readFileSync } from 'node:fs';
import { ALL_ROUTES, exampleOf, type Route } from '@tierwright/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerChecker } from './rights-matrix/answer-checker.ts';
import type { HttpAnswer } from './rights-matrix/http-caller.ts';
import { PROBES, type Probe } from './rights-matrix/probes.ts';
import { type Objects, openWorld, type Whose, type World } from './rights-matrix/world.ts';

/** The table that git keeps: rights of each role, by the id of the route. */
const TABLE = new Map(
  readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const id = /^`(\w+)`$/.exec(cells[2] ?? '')?.[1];
      return id === undefined ? [] : [[id, cells.slice(3, -1)] as const];
    }),
);
const ROLES = ['anonymous', 'partnerUser', 'channelManager', 'programDesigner', 'approver', 'decider', 'administrator', 'auditor'] as const;

/** Names in paths of what belongs to a partner; everything else is the vendor's, and the same for all its people. */
const OF_PARTNERS = new Set(['partner', 'account', 'key', 'deal', 'onboarding', 'request', 'lead', 'exception', 'decision']);
const namesIn = (path: string) => [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');

const checkAnswer = answerChecker(ALL_ROUTES);
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** Whose objects tell something about a route. */
function aboutOf({ path, method }: Route, probe: Probe | undefined): readonly Whose[] {
  if (probe?.about) return probe.about;
  if (probe?.lists !== undefined) return ['own', 'other', 'tenant'];
  const names = namesIn(path);
  if (names.length === 0) throw new Error(`no probe asks ${method} ${path}`);
  return names.some((name) => OF_PARTNERS.has(name)) ? ['own', 'other', 'tenant'] : ['own', 'tenant'];
}

function pathOf(route: Route, role: string, whose: Whose, objects: Objects): string {
  return route.path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => {
    if (name === 'key' && whose === 'own') return world.keyOf(role);
    const id = objects[name];
    if (id === undefined) throw new Error(`the world has no ${name}`);
    return encodeURIComponent(id);
  });
}

async function ask(route: Route, probe: Probe | undefined, role: string, whose: Whose): Promise<HttpAnswer> {
  if (Object.values(route.rights).includes('held')) await world.hold();
  if (probe?.takesAway) await world.putBack();
  const objects = world.objects[whose];
  const caller = probe?.isLast ? await world.fresh(role) : world.caller(role);
  const body = probe?.body
    ? probe.body(objects, role)
    : route.body === undefined || route.body === 'stream'
      ? undefined
      : exampleOf(route.body);
  const needsRevision = route.needs === 'revision' || route.needs === 'keyAndRevision';
  const stream = route.body === 'stream' ? { raw: '', headers: { 'content-type': route.accepts?.[0] ?? 'text/csv' } } : {};
  return caller.send(route.method, `${pathOf(route, role, whose, objects)}${probe?.query?.(objects) ?? ''}`, {
    ...stream,
    ...(body === undefined ? {} : { body }),
    headers: { ...(needsRevision ? { 'if-match': '"1"' } : {}), ...stream.headers, ...probe?.headers },
  });
}

const codeOf = ({ text }: HttpAnswer): string => {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
};

/** What an answer means to the matrix. What an item itself refuses (OPS…) was reached. */
function meaningOf(answer: HttpAnswer, probe: Probe | undefined): string {
  const code = codeOf(answer);
  if (answer.status >= 500) return `fault ${answer.status}`;
  if (answer.status === 404 || probe?.absent?.some((absent) => answer.text.includes(`"code":"${absent}"`))) return 'absent';
  if (code.startsWith('OPS')) return 'reached';
  return answer.status === 401 ? 'nobody' : answer.status === 403 ? 'refused' : 'reached';
}

/** What the table says that a role gets to hear. */
function expectedOf(right: string | undefined, role: string, whose: Whose): string {
  if (right === '–') return role === 'anonymous' ? 'nobody' : 'refused';
  if (whose === 'tenant') return 'absent';
  return right === 'all' || whose === 'own' ? 'reached' : 'absent';
}

it('has a line for each route, and none too many', () => {
  expect([...TABLE.keys()]).toEqual(expect.arrayContaining(ALL_ROUTES.map(({ id }) => id)));
  expect(TABLE.size).toBe(ALL_ROUTES.length);
});

describe.each(ALL_ROUTES.map((route) => [route.id, route] as const))('%s', (id, route) => {
  const probe = PROBES[id];

  it.each(ROLES.map((role, column) => [role, column] as const))('%s', async (role, column) => {
    const right = TABLE.get(id)?.[column];
    const heard: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const told: string[] = [];
    for (const whose of aboutOf(route, probe)) {
      const answer = await ask(route, probe, role, probe?.lists === undefined || probe.query ? whose : 'own');
      if (probe?.lists === undefined) {
        heard[whose] = meaningOf(answer, probe);
        expected[whose] = expectedOf(right, role, whose);
      } else {
        // A list is there for everybody who may; what is outside is not in it.
        const wanted = expectedOf(right, role, whose);
        const item = probe.lists === 'key' && whose === 'own' ? world.keyOf(role) : (world.objects[whose][probe.lists] ?? '');
        heard[whose] = answer.status !== 200 ? meaningOf(answer, probe) : answer.text.includes(`"${item}"`) ? 'reached' : 'absent';
        expected[whose] = wanted;
      }
      // Events and what has no body are not looked into.
      const type = answer.headers.get('content-type') ?? '';
      if (!type.startsWith('text/event-stream')) expect(checkAnswer(route, answer.status, type, answer.text)).toBeUndefined();
      told.push(`${whose}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
    expect(heard, told.join('\n')).toEqual(expected);
  });
});
