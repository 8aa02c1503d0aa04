import { ROLES } from '@tierwright/commands';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { pathsOf } from '../app/route-order.ts';
import { exampleOf } from '../openapi/example.ts';
import { ALL_ROUTES } from '../routes/all-routes.ts';
import { FORMATS } from '../shape/formats.ts';
import type { Route } from './route.ts';
import { unboundedIn } from './schema-walk.fixture.ts';

/** POSTs that may be sent twice as they are: they begin no work, or begin it again. */
const REPEATABLE = new Set(['signIn', 'changePassword', 'dryRunDeal', 'examineDeal', 'decide', 'path', 'lapse', 'decideAgain']);
/** Said by whoever knows it, whole or by name: the last word stands, whatever was there. */
const LAST_WORD = new Set(['putOpposing', 'nameAccountManager', 'putRates']);
const schemasOf = ({ params, query, body }: Route) =>
  [params, query, body === 'stream' ? undefined : body].filter((schema) => schema !== undefined);
const strict = () => new Ajv2020({ strict: true, allowUnionTypes: true, formats: FORMATS });

it('has one route for each method and path, and one id for each route', () => {
  expect(() => pathsOf(ALL_ROUTES)).not.toThrow();
  expect(ALL_ROUTES.filter(({ id }) => !/^[a-z][A-Za-z]+$/.test(id))).toEqual([]);
  const twice = { ...ALL_ROUTES[0]!, id: 'other' };
  expect(() => pathsOf([...ALL_ROUTES, twice])).toThrow('two routes for get /openapi.json');
  expect(() => pathsOf([...ALL_ROUTES, ALL_ROUTES[0]!])).toThrow('two routes are called getOpenApi');
});

describe.each(ALL_ROUTES.map((route) => [route.id, route] as const))('%s', (_id, route) => {
  it('says who may, by roles that there are', () => {
    expect(Object.keys(route.rights).length).toBeGreaterThan(0);
    expect(Object.keys(route.rights).filter((role) => !(ROLES as readonly string[]).includes(role))).toEqual([]);
  });

  it('takes nothing without a bound', () => {
    expect(schemasOf(route).flatMap((schema) => unboundedIn(schema))).toEqual([]);
  });

  it('has schemas that compile strictly', () => {
    for (const schema of [...schemasOf(route), ...Object.values(route.answers)]) expect(() => strict().compile(schema)).not.toThrow();
    expect(Object.keys(route.answers).length).toBeGreaterThan(0);
  });

  it('describes each name in its path', () => {
    const named = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    expect(Object.keys((route.params as { properties?: object } | undefined)?.properties ?? {})).toEqual(named);
  });

  it('can be repeated: by a key where it has effects, by a revision where it changes an item', () => {
    const { method, needs } = route;
    if (method === 'post' && !REPEATABLE.has(route.id)) expect(needs).toMatch(/^key/);
    // A file that is sent anew replaces the one before: the last one stands.
    if ((method === 'put' && route.body !== 'stream' && !LAST_WORD.has(route.id)) || method === 'patch')
      expect(needs).toMatch(/[rR]evision/);
    if (method === 'get') expect([route.body, needs]).toEqual([undefined, undefined]);
  });

  it('has an example that fits', () => {
    if (route.body === undefined || route.body === 'stream') return;
    const check = strict().compile(route.body);
    expect([check(exampleOf(route.body)), check.errors]).toEqual([true, null]);
  });
});

it('finds what has no bound', () => {
  const open = { type: 'object', properties: { a: { type: 'array', items: { type: 'string' } }, b: { type: 'string', pattern: '^a+$' } } };
  expect(unboundedIn(open)).toEqual([
    ': an object that is neither closed nor bounded',
    '/properties/a: a list without maxItems',
    '/properties/a/items: a text without maxLength',
    '/properties/b: a text without maxLength',
  ]);
});
