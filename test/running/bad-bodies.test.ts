import { ALL_ROUTES, exampleOf, type Route } from '@tierwright/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BadRequest, badRequest } from './bad-bodies/bad-request.ts';
import { seededRandom } from './bad-bodies/seeded-random.ts';
import { answerChecker } from './rights-matrix/answer-checker.ts';
import { openWorld, type World } from './rights-matrix/world.ts';

/** How many; the whole figure is 20,000: `TIERWRIGHT_BAD_BODIES=20000`. */
const MANY = Number(process.env.TIERWRIGHT_BAD_BODIES ?? 1000);
const SEED = Number(process.env.TIERWRIGHT_SEED ?? 5);
/** Ms within which each is answered; told, and asked for only on a machine that does nothing else. */
const LONGEST_MS = Number(process.env.TIERWRIGHT_LONGEST_MS ?? Number.POSITIVE_INFINITY);

const checkAnswer = answerChecker(ALL_ROUTES);
/** Its answer never ends; what it is sent is checked by the same code as for all others. */
const routes = ALL_ROUTES.filter(({ id }) => id !== 'watchJob');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** Somebody who may, so that the request gets as far as it can. */
const callerFor = ({ rights }: Route): string => ['channelManager', ...Object.keys(rights)].find((role) => role in rights) ?? 'anonymous';

async function send(url: string, { method, path, headers, body }: BadRequest, proof: Readonly<Record<string, string>>) {
  const began = performance.now();
  const response = await fetch(`${url}${path}`, { method, headers: { ...proof, ...headers }, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text, ms: performance.now() - began };
}

it(
  `answers ${MANY} bad requests with problems, and none with a fault`,
  async () => {
    const random = seededRandom(SEED);
    const statuses = new Map<number, number>();
    const found: string[] = [];
    let slowest = { ms: 0, what: '' };
    for (let n = 0; n < MANY; n += 1) {
      const route = routes[n % routes.length];
      if (!route) throw new Error('there are no routes');
      const objects = world.objects.own;
      const body = route.body === undefined || route.body === 'stream' ? undefined : exampleOf(route.body);
      const request = badRequest(random, { route, objects, body });
      const proof = await world.proof(callerFor(route));
      const what = `seed ${SEED}, request ${n}: ${JSON.stringify(request).slice(0, 600)}`;
      const answer = await send(world.url, request, proof);
      const documented = request.isForRoute
        ? checkAnswer(route, answer.status, answer.type, answer.text)
        : answer.type.startsWith('application/problem+json')
          ? undefined
          : `${answer.type} is no problem`;
      if (answer.ms > LONGEST_MS) found.push(`${Math.round(answer.ms)} ms: ${what}`);
      if (answer.status >= 500) found.push(`${answer.status} ${world.faults.at(-1)}: ${what}`);
      else if (documented !== undefined) found.push(`${documented}: ${what}`);
      if (answer.ms > slowest.ms) slowest = { ms: answer.ms, what: route.id };
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    console.log(
      `${MANY} bad requests over ${routes.length} routes; ${counts.join(', ')}; slowest ${Math.round(slowest.ms)} ms (${slowest.what})`,
    );
    expect(found.slice(0, 20), `${found.length} answers are not as they should be`).toEqual([]);
    // They do not all end at the first check.
    expect(statuses.size).toBeGreaterThan(5);
    expect({}).not.toHaveProperty('polluted');
  },
  300_000 + MANY * 300,
);

/** Cursors of the forms that lists have, with what no row of theirs has. */
const FORGED = [[], ['x'], [1, 'x'], ['x', 'y'], [1, ''], [-1, '00000000-0000-0000-0000-000000000000'], [2 ** 53, 'x'], [{}], null].map(
  (key) => Buffer.from(JSON.stringify(key)).toString('base64url'),
);

it('goes on after no forged cursor, and breaks at none', async () => {
  const lists = routes.filter(({ query }) => JSON.stringify(query ?? {}).includes('"cursor"'));
  expect(lists.length).toBeGreaterThan(15);
  const broken: string[] = [];
  for (const { id, path, rights, method } of lists) {
    const objects = world.objects.own as Readonly<Record<string, unknown>>;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(objects[name] ?? 'x')));
    const proof = await world.proof(callerFor({ rights } as Route));
    for (const cursor of FORGED) {
      const response = await fetch(`${world.url}/api/v1${filled}?cursor=${cursor}`, { method, headers: { ...proof } });
      await response.arrayBuffer();
      if (response.status >= 500) broken.push(`${id} ${cursor}: ${response.status} ${world.faults.at(-1)}`);
    }
  }
  expect(broken).toEqual([]);
});
