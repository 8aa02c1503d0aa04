import type { Route } from '@tierwright/api';
import type { Objects } from '../rights-matrix/world.ts';

export interface BadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The path leads to the route, whatever else is wrong. */
  readonly isForRoute: boolean;
}

type Random = () => number;
const below = (random: Random, n: number) => Math.floor(random() * n);
const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** What somebody may put where something else was expected. */
const ODD: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => -1,
  () => 0.1,
  () => 1e308,
  () => -9_007_199_254_740_992,
  () => '',
  () => 'x'.repeat(5000),
  () => '\u0000',
  () => '\ud800',
  () => '../../etc/passwd',
  () => "'; drop table account; --",
  () => '<script>alert(1)</script>',
  () => '{{7*7}}#{7*7}',
  () => '９９９',
  () => '\u202e\u200b',
  () => '2027-02-30',
  () => '9999-12-31T23:59:59Z',
  () => '0000-00-00',
  () => '00000000-0000-0000-0000-000000000000',
  () => 'a'.repeat(29).concat('!'),
  () => [],
  () => [[]],
  () => ({}),
  () => nested(63),
  () => nested(70),
  () => Array.from({ length: 3000 }, () => 'a'),
  () => Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`k${n}`, n])),
  () => JSON.parse('{"__proto__":{"polluted":1}}'),
  () => ({ constructor: { prototype: { polluted: 1 } } }),
  () => ({ toString: 1, valueOf: 2, hasOwnProperty: 3 }),
  () => ({ $ref: '#', $data: '1/a' }),
];

/** A value with one place of it spoiled. */
function spoiled(random: Random, value: unknown): unknown {
  const odd = () => oneOf(random, ODD)();
  if (typeof value !== 'object' || value === null || random() < 0.15) return odd();
  if (Array.isArray(value))
    return value.length === 0 || random() < 0.3 ? [...value, odd()] : value.map((item, n) => (n === 0 ? spoiled(random, item) : item));
  const entries = Object.entries(value);
  const way = below(random, 4);
  if (way === 0 || entries.length === 0)
    return { ...value, [oneOf(random, ['extra', '', 'type', 'id', 'tenant', 'constructor', 'a/b~c'])]: odd() };
  const chosen = below(random, entries.length);
  if (way === 1) return Object.fromEntries(entries.filter((_, n) => n !== chosen));
  return Object.fromEntries(entries.map(([key, inner], n) => [key, n === chosen ? spoiled(random, inner) : inner]));
}

/** Bytes that are no JSON, or hardly. */
function noJson(random: Random, text: string): string | Uint8Array<ArrayBuffer> {
  switch (below(random, 9)) {
    case 0:
      return text.slice(0, below(random, text.length + 1));
    case 1:
      return `${text}${text}`;
    case 2:
      return `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    case 3:
      return `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    case 4:
      return new Uint8Array(Array.from({ length: 50 }, () => below(random, 256)));
    case 5:
      return '"'.repeat(below(random, 100));
    case 6:
      return `{"a":${'9'.repeat(10_000)}}`;
    case 7:
      return `\ufeff${text}`;
    default:
      return 'x'.repeat(300_000);
  }
}

const ODD_IDS = [
  'x',
  '%00',
  '..%2f..',
  '%ff',
  '00000000-0000-0000-0000-000000000000',
  "'",
  'a'.repeat(3000),
  '%F0%9F%92%A9',
  'constructor',
  '-1',
  '%0d%0aSet-Cookie:%20a=b',
];
const ODD_QUERIES = [
  '?limit=0',
  '?limit=1e9',
  '?limit=201',
  '?limit=1&limit=2',
  '?cursor=x',
  '?cursor=W10',
  '?cursor=WyJ4Il0',
  '?__proto__=1',
  '?a[b]=c',
  '?%00=1',
  '?cursor=%00',
  `?${'a=1&'.repeat(1000)}`,
  '?subject=%ff',
  '?state=nowhere',
  `?cursor=${'A'.repeat(900)}`,
];
const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-encoding': 'gzip' },
  { 'if-match': 'x' },
  { 'if-match': '"99999999999999999"' },
  { 'idempotency-key': ' ' },
  { 'idempotency-key': 'k'.repeat(300) },
  { 'idempotency-key': 'always the same'.replaceAll(' ', '-') },
  { traceparent: '00-0-0-0' },
  { 'x-forwarded-for': '1.1.1.1', 'x-forwarded-host': 'evil.example', forwarded: 'for=1' },
  { 'x-http-method-override': 'DELETE' },
];

interface Asked {
  readonly route: Route;
  readonly objects: Objects;
  readonly body: unknown;
}

/** A request to a route with something wrong: the body mostly, or the path, the query, a header, the method. */
export function badRequest(random: Random, { route, objects, body }: Asked): BadRequest {
  const isOddPath = random() < 0.15;
  const path = `/api/v1${route.path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => (isOddPath ? oneOf(random, ODD_IDS) : encodeURIComponent(objects[name] ?? '')))}`;
  const hasOddQuery = random() < (route.method === 'get' ? 0.8 : 0.1);
  const isOddMethod = random() < 0.02;
  const text = JSON.stringify(body ?? {});
  const sent =
    route.method === 'get'
      ? undefined
      : random() < 0.2
        ? noJson(random, text)
        : random() < 0.1
          ? text
          : JSON.stringify(spoiled(random, body ?? {}));
  return {
    method: isOddMethod ? oneOf(random, ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) : route.method.toUpperCase(),
    path: `${path}${hasOddQuery ? oneOf(random, ODD_QUERIES) : ''}`,
    headers: {
      'content-type': typeof route.accepts?.[0] === 'string' ? route.accepts[0] : 'application/json',
      'idempotency-key': `bad-${below(random, 1e9)}`,
      'if-match': '"1"',
      ...(random() < 0.2 ? oneOf(random, ODD_HEADERS) : {}),
    },
    ...(sent === undefined ? {} : { body: sent }),
    isForRoute: !(isOddPath && route.path.includes('{')) && !isOddMethod,
  };
}
