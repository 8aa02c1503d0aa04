import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeBase } from './make-base.ts';
import type { BaseSaid } from './messages.ts';

const made = (text: string, size: number): readonly BaseSaid[] => {
  const said: BaseSaid[] = [];
  makeBase({ text, size, seed: 7, asOf: '2026-11-01' }, (each) => said.push(each));
  return said;
};

it('makes partners with records, a line each, the same every time, and says how far it is', () => {
  const text = readFileSync('rules/odoo/v11.program.json', 'utf8');
  const said = made(text, 1000);
  expect(said.map((each) => (each.kind === 'progress' ? each.done : each.kind))).toEqual([500, 1000, 'made']);
  const [last, again] = [said.at(-1), made(text, 1000).at(-1)];
  if (last?.kind !== 'made' || again?.kind !== 'made') throw new Error('nothing was made');
  expect(Buffer.compare(last.lines, again.lines)).toBe(0);
  const lines = new TextDecoder().decode(last.lines).trimEnd().split('\n');
  expect(lines).toHaveLength(1000);
  expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(expect.arrayContaining(['id', 'title', 'attributes', 'records']));
});

it('refuses what is no program', () => {
  expect(made('{"pdl":', 10)).toEqual([{ kind: 'refused', message: expect.stringMatching(/^PDL\d+ /) }]);
});
