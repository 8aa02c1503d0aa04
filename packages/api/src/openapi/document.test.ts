import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { ALL_ROUTES } from '../routes/all-routes.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument(ALL_ROUTES) as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown>; security: unknown[] }>>;
};

it('is an OpenAPI 3.1 document', () => {
  const schema = createRequire(import.meta.url)('express-openapi-validator/dist/framework/openapi.v3_1.modified.schema.json') as object;
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  expect([check(JSON.parse(JSON.stringify(document))), check.errors]).toEqual([true, null]);
});

it('has every route, each with its problems', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ALL_ROUTES.map(({ id }) => id).sort());
  for (const { operationId, method, responses, security } of operations) {
    const route = ALL_ROUTES.find(({ id }) => id === operationId);
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining([...Object.keys(route?.answers ?? {}), '400', '401', '404', '422', '429', '500', '503']),
    );
    expect(security.length > 0, operationId).toBe(route?.rights.anonymous === undefined);
    expect(method).toBe(route?.method);
  }
});

it('holds no reference that leads nowhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? '');
  const leads = (reference: string) =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
  expect([...new Set(references)].filter((reference) => !reference.startsWith('#/') || leads(reference) === undefined)).toEqual([]);
});
