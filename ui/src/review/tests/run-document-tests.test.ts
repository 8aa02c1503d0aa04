import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runDocumentTests } from './run-document-tests.ts';

const northwind = readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');

it('runs every test of a document', () => {
  const { results, errors } = runDocumentTests(northwind);
  expect(errors).toEqual([]);
  expect(results?.length).toBeGreaterThan(0);
  expect(results?.flatMap(({ failures }) => failures)).toEqual([]);
});

it('says which test fails, and where', () => {
  const document = JSON.parse(northwind) as { tests: { name: string; expect?: unknown }[] };
  const [first] = document.tests;
  if (first) first.expect = { tracks: { nowhere: 'gold' } };
  const { results, errors } = runDocumentTests(JSON.stringify(document));
  expect([
    ...errors.map(({ pointer }) => pointer),
    ...(results ?? []).flatMap(({ failures }) => failures.map(({ path }) => path)),
  ]).not.toEqual([]);
});

it('tells the errors of a document that does not load, and runs nothing', () => {
  const { results, errors } = runDocumentTests('{"pdl":"1.0"}');
  expect(results).toBeNull();
  expect(errors.length).toBeGreaterThan(0);
});
