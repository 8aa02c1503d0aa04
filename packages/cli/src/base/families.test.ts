import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Families } from './families.ts';
import type { BaseFolder } from './open-base.ts';
import { readPartners } from './read-partners.ts';

const folder = mkdtempSync(join(tmpdir(), 'tierwright-families-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = [
  { id: 'child', parent: 'root' },
  { id: 'alone', title: 'mentions "parent"' },
  { id: 'root' },
  { id: 'grandchild', parent: 'child' },
  { id: 'orphan', parent: 'not in the base' },
];
const base: BaseFolder = {
  folder,
  partnersFile: join(folder, 'partners.ndjson'),
  manifest: { format: 'tierwright-base/1', programs: [], seed: 1, size: lines.length, asOf: '2026-01-01' },
};

it('gives each member the rest of its family, roots that come later too', async () => {
  writeFileSync(base.partnersFile, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const families = await Families.of(base);
  const alone: string[] = [];
  for await (const partners of readPartners(base)) {
    for (const partner of partners) if (!families.keep(partner)) alone.push(partner.partner.id);
  }
  expect(alone).toEqual(['alone']);
  const whole = [...families.whole()].map(({ line, partner }) => [line, partner.id, partner.family?.map(({ id }) => id)]);
  expect(whole).toEqual([
    [1, 'child', ['root', 'grandchild']],
    [3, 'root', ['child', 'grandchild']],
    [4, 'grandchild', ['child', 'root']],
    [5, 'orphan', []],
  ]);
});
