import { expect, it } from 'vitest';
import { locate } from '../source/locate.ts';
import { parseJson } from './parse-json.ts';

it('reads any JSON, with the places of its parts', () => {
  const { document, problems } = parseJson('{\n  "id": "acme"\n}', 100);
  expect(problems).toEqual([]);
  expect(document?.value).toEqual({ id: 'acme' });
  expect(document && locate(document, '/id')).toMatchObject({ line: 2, column: 9 });
});

it('reports keys that are there twice, text that is cut off and text that is too large', () => {
  const codes = (text: string, most = 100) => parseJson(text, most).problems.map(({ code, line, column }) => [code, line, column]);
  expect(codes('{ "id": 1,\n  "id": 2 }')).toEqual([['PDL104', 2, 3]]);
  expect(codes('{ "id": ')).toEqual([['PDL100', 1, 9]]);
  expect(codes('{ "id": "acme" }', 10)).toEqual([['PDL101', 1, 1]]);
  expect(parseJson('{ "id": "acme" }', 10).document).toBeUndefined();
});
