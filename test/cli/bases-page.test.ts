import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '@tierwright/program';
import { afterAll, expect, it } from 'vitest';
import { root, tierwright } from './tierwright.ts';

const page = readFileSync(join(root, 'docs/bases.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tierwright-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (gold: number): Program => ({
  ...{ pdl: '1.0', program: 'example', version: `gold at ${gold}`, title: 'Example', currency: 'EUR', timeZone: 'Europe/Berlin' },
  records: { order: { title: 'Order', fields: { soldOn: { type: 'date' }, amount: { type: 'money' } } } },
  facts: {
    sold: {
      ...{ title: 'Sold', type: 'money' },
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P12M' } },
    },
    type: { title: 'Type', type: 'enum', values: ['reseller', 'agency'], attribute: 'type' },
  },
  parameters: { least: { title: 'Sold at least', type: 'money', byTier: { silver: 1500, gold } } },
  requirements: {
    enough: { title: 'Enough', when: { all: [{ fact: 'sold', operator: 'greaterThanInclusive', value: { fact: 'least' } }] } },
  },
  tracks: [
    {
      ...{ id: 'resale', title: 'Resale' },
      tiers: ['silver', 'gold'].map((id) => ({ id, title: id, qualify: { all: [{ condition: 'enough' }] } })),
    },
  ],
});

/** The files of the page: each name stands in front of what the file holds. */
const files = [...page.matchAll(/^`([\w.]+)`\n\n```\w+\n([\s\S]*?)```$/gm)].map(([, name = '', content = '']) => [name, content] as const);

it('BASE-M1: the example of the page is a base, and a wrong row of it is told', async () => {
  expect(files.map(([name]) => name)).toEqual(['partners.csv', 'orders.csv', 'base.json']);
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const versions = [50_000, 40_000].map((gold) => {
    const file = join(folder, `${gold}.program.json`);
    writeFileSync(file, JSON.stringify(program(gold)));
    return file;
  });
  const simulate = async (...more: string[]) => tierwright(['simulate', ...versions, '--base', folder, '--json', ...more]);
  const right = await simulate('--partner', '0018');
  expect([right.code, right.err]).toEqual([0, '']);
  const report = JSON.parse(right.out);
  expect([report.partners, report.changes.changed]).toEqual([3, 1]);
  // 1,200 EUR and 900 USD at 0.9 are 2,010: neither alone is enough.
  expect(report.explained[0].before.tracks[0].sentence).toBe('Resale: silver.');
  writeFileSync(join(folder, 'orders.csv'), `${files[1]?.[1]}5004,0099,01.05.2026,"1,00",EUR\n5005,0017,31.04.2026,"1,00",EUR\n`);
  const wrong = await simulate();
  expect(wrong.code).toBe(2);
  const { error } = JSON.parse(wrong.out || wrong.err);
  expect(error.problems.map(({ code, line, pointer }: { code: string; line: number; pointer: string }) => [code, line, pointer])).toEqual([
    ['BASE115', 5, ''],
    ['BASE113', 6, 'Closed'],
  ]);
  const without = await simulate('--skip-bad');
  expect([without.code, JSON.parse(without.out).partners]).toEqual([0, 3]);
  expect(without.err).toContain('2 rows');
  expect(JSON.parse(without.out).reproduce.command).toContain('--skip-bad');
});
