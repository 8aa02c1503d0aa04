import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MOST_TOLD } from './most-told.ts';
import { runDocumentTests } from './run-document-tests.ts';

const northwind = readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');

it('runs every test of a document', () => {
  const { results, errors } = runDocumentTests({ number: 0, text: northwind });
  expect(errors).toEqual([]);
  expect(results?.length).toBeGreaterThan(0);
  expect(results?.flatMap(({ failures }) => failures)).toEqual([]);
});

it('says which test fails, and where', () => {
  const document = JSON.parse(northwind) as { tests: { name: string; expect?: unknown }[] };
  const [first] = document.tests;
  if (first) first.expect = { tracks: { nowhere: 'gold' } };
  const { results, errors } = runDocumentTests({ number: 0, text: JSON.stringify(document) });
  expect([
    ...errors.map(({ pointer }) => pointer),
    ...(results ?? []).flatMap(({ failures }) => failures.map(({ path }) => path)),
  ]).not.toEqual([]);
});

it('tells the errors of a document that does not load, and runs nothing', () => {
  const { results, errors } = runDocumentTests({ number: 0, text: '{"pdl":"1.0"}' });
  expect(results).toBeNull();
  expect(errors.length).toBeGreaterThan(0);
});

it('tells why a case that fails comes out as it does, and says nothing of those that pass', () => {
  const document = JSON.parse(northwind) as { tests: { name: string; expect?: object }[] };
  const place = document.tests.findIndex(({ name }) => name === 'Gold at its thresholds');
  const test = document.tests[place];
  if (test) test.expect = { ...test.expect, tier: 'silver' };
  const { number, results } = runDocumentTests({ number: 7, text: JSON.stringify(document) });
  expect(number).toBe(7);
  expect(results?.flatMap(({ failures }) => failures)).toEqual([{ case: '', path: 'tier', expected: 'silver', got: 'gold' }]);
  expect(results?.flatMap(({ told }, index) => (told.length > 0 ? [index] : []))).toEqual([place]);
  expect(results?.[place]?.told[0]).toEqual({ case: '', sentences: expect.arrayContaining([expect.stringContaining('Gold')]) });
});

it('says of which tests that fail it leaves out why', () => {
  const document = JSON.parse(northwind) as { tests: { name: string; expect?: object }[] };
  const right = document.tests.find(({ name }) => name === 'Gold at its thresholds') ?? { name: '' };
  const wrong = Array.from({ length: MOST_TOLD + 1 }, (_, number) => ({ ...right, name: `wrong ${number}`, expect: { tier: 'silver' } }));
  document.tests = [...wrong, right];
  const { results } = runDocumentTests({ number: 0, text: JSON.stringify(document) });
  expect(results?.map(({ told }) => told.length > 0)).toEqual(results?.map((_, place) => place < MOST_TOLD));
  expect(results?.map(({ isReasonLeftOut = false }) => isReasonLeftOut)).toEqual(results?.map((_, place) => place === MOST_TOLD));
});

it('tells a test that compares nothing from one that passes', () => {
  const document = JSON.parse(northwind) as { tests: { name: string; expect?: object }[] };
  const [first = { name: '' }, second = { name: '' }] = document.tests;
  // The first has a “what if” that compares something still.
  document.tests = [
    { ...first, expect: {} },
    { ...second, expect: {} },
  ];
  const { results } = runDocumentTests({ number: 0, text: JSON.stringify(document) });
  expect(results?.map(({ failures, comparesNothing = false }) => [failures.length, comparesNothing])).toEqual([
    [0, false],
    [0, true],
  ]);
});
