import { problemSchema } from '../problems/problem-document.ts';
import { BASE } from '../route/base.ts';
import type { Route } from '../route/route.ts';
import { operationOf } from './operation.ts';

type Json = Record<string, unknown>;

const documents = new WeakMap<readonly Route[], Json>();
const texts = new WeakMap<readonly Route[], string>();

function document(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tierwright',
      version: '1',
      description:
        'Partner programs as documents: kept, published, decided and run. Each request that changes something carries an Idempotency-Key, so it may be sent again; what does not work answers with a problem (RFC 9457) whose `code` is stable.',
    },
    servers: [{ url: BASE }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-tierwright',
          description: 'Of a browser, after `signIn`; over plain http on the same machine it is called `tierwright`.',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: '`Authorization: Bearer tw_<tenant>_<secret>`' },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: 'New with each new request, the same when it is sent again: then it gets the same answer, for seven days.',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          required: true,
          description: 'The ETag that the caller has seen.',
          schema: { type: 'string', pattern: '^"[0-9]{1,15}"$' },
        },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'A problem.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(routes: readonly Route[]): Json {
  const known = documents.get(routes) ?? document(routes);
  documents.set(routes, known);
  return known;
}

/** The same as text, made once. */
export function openApiText(routes: readonly Route[]): string {
  const known = texts.get(routes) ?? JSON.stringify(openApiDocument(routes));
  texts.set(routes, known);
  return known;
}
