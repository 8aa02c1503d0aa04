import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Families } from './families.ts';
import { readPartnerLines } from './read-partner-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'tierwright-families-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = [
  { id: 'child', parent: 'root' },
  { id: 'alone', title: 'mentions "parent"' },
  { id: 'root' },
  { id: 'grandchild', parent: 'child' },
  { id: 'orphan', parent: 'not in the base' },
];
const partnersFile = join(folder, 'partners.ndjson');

it('BASE-R6: gives each member the rest of its family, roots that come later too', async () => {
  writeFileSync(partnersFile, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const families = await Families.of(partnersFile);
  const alone: string[] = [];
  for await (const partners of readPartnerLines({ partnersFile })) {
    for (const partner of partners) if (!families.keep(partner)) alone.push(partner.partner.id);
  }
  expect(alone).toEqual(['alone']);
  const whole = [...families.batches()].flat().map(({ line, partner }) => [line, partner.id, partner.family?.map(({ id }) => id)]);
  expect(whole).toEqual([
    [1, 'child', ['root', 'grandchild']],
    [3, 'root', ['child', 'grandchild']],
    [4, 'grandchild', ['child', 'root']],
    [5, 'orphan', []],
  ]);
});
