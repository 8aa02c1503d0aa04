import type { TSchema } from 'typebox';
import type { Route } from '../route/route.ts';
import { exampleOf } from './example.ts';

type Json = Record<string, unknown>;

interface Described {
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
}

const parametersOf = (schema: TSchema | undefined, where: 'path' | 'query'): Json[] => {
  const { properties = {}, required = [] } = (schema ?? {}) as Described;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...((property as { description?: string }).description === undefined
      ? {}
      : { description: (property as { description?: string }).description }),
    schema: property,
  }));
};

/** Names in a path that no schema describes. */
const undescribed = (path: string, described: readonly Json[]): Json[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) =>
    described.some((parameter) => parameter.name === name)
      ? []
      : [{ name, in: 'path', required: true, schema: { type: 'string', maxLength: 1000 } }],
  );

function headersOf({ needs }: Route): Json[] {
  return [
    ...(needs === 'key' || needs === 'keyAndRevision' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(needs === 'revision' || needs === 'keyAndRevision' ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
}

function requestBody({ body, accepts, limit }: Route): Json {
  if (body === undefined) return {};
  if (body === 'stream') {
    const types = accepts ?? ['application/octet-stream'];
    const stream = { schema: { type: 'string', description: `At most ${limit ?? 262_144} bytes.` } };
    return { requestBody: { required: true, content: Object.fromEntries(types.map((type) => [type, stream])) } };
  }
  return { requestBody: { required: true, content: { 'application/json': { schema: body, example: exampleOf(body) } } } };
}

/** What may go wrong with a request to a route, by status. */
function problemStatuses({ rights, body, needs, method }: Route): readonly number[] {
  return [
    400,
    401,
    ...(rights.anonymous === undefined || method !== 'get' ? [403] : []),
    404,
    409,
    ...(needs === 'revision' || needs === 'keyAndRevision' ? [412, 428] : [412]),
    ...(body === undefined ? [] : [413, 415]),
    422,
    429,
    500,
    503,
  ];
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Begun.',
  204: 'Done.',
  400: 'Not a request.',
  401: 'Not signed in.',
  403: 'Not among the rights of the roles.',
  404: 'Not there, or not for the caller.',
  409: 'Refused in the present state.',
  412: 'Another revision.',
  413: 'Too large.',
  415: 'Another type.',
  422: 'It does not fit.',
  428: 'If-Match is missing.',
  429: 'Too many.',
  500: 'A fault of the service.',
  503: 'Not now.',
};

function responsesOf(route: Route): Json {
  const answered = Object.entries(route.answers).map(([status, schema]) => {
    const description = REASONS[Number(status)] ?? 'Done.';
    if (status === '204') return [status, { description }];
    const type = route.produces ?? 'application/json';
    const content = type === 'application/json' ? { schema, example: exampleOf(schema) } : { schema };
    return [status, { description, content: { [type]: content } }];
  });
  const problem = (status: number) => [String(status), { description: REASONS[status], $ref: '#/components/responses/Problem' }];
  return { ...Object.fromEntries(problemStatuses(route).map(problem)), ...Object.fromEntries(answered) };
}

/** Who may, in words. */
const rightsOf = ({ rights }: Route) =>
  rights.anonymous === undefined
    ? `May: ${Object.entries(rights)
        .map(([role, scope]) => `${role} (${scope})`)
        .join(', ')}.`
    : 'May: everybody.';

/** One route as OpenAPI writes it. */
export function operationOf(route: Route): Json {
  const described = parametersOf(route.params, 'path');
  const parameters = [...described, ...undescribed(route.path, described), ...parametersOf(route.query, 'query'), ...headersOf(route)];
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    description: rightsOf(route),
    'x-tierwright-rights': route.rights,
    security: route.rights.anonymous === undefined ? [{ session: [] }, { apiKey: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route),
    responses: responsesOf(route),
  };
}
