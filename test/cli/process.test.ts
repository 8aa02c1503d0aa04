import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { odoo, odooBefore, scratchFolder, tierwright, tierwrightProcess } from './tierwright.ts';

// The other tests run command lines in their own process: this is what makes that enough.
const { path: scratch, remove } = scratchFolder();
const base = join(scratch, 'base');
const northwind = 'rules/northwind/2026.2.0.program.json';
const acme = ['--partner', 'docs/example/acme.partner.json', '--as-of', '2023-07-01'];
const kite = ['--partner', 'docs/example/kite.partner.json', '--as-of', '2026-06-30'];

beforeAll(async () => {
  const made = await tierwright([
    'generate',
    'base',
    '--program',
    odooBefore,
    odoo,
    '--size',
    '20',
    '--as-of',
    '2023-12-31',
    '--out',
    base,
  ]);
  expect(made.code).toBe(0);
});
afterAll(remove);

it.each<[code: number, args: string[], input?: string]>([
  [0, ['check', '--help']],
  [1, ['check', odoo, 'docs/example/broken.program.json']],
  [1, ['check', '--json', '-'], '{ "pdl": '],
  [0, ['decide', odoo, ...acme]],
  [0, ['explain', odoo, ...acme]],
  [0, ['path', northwind, ...kite, '--to', 'gold']],
  [0, ['lapse', northwind, ...kite]],
  [0, ['dry-run', 'rules/northwind/2027.1.0.program.json', '--deal', 'docs/example/contoso.deal.json']],
  [0, ['diff', odooBefore, odoo]],
  [0, ['test', 'rules/gumdrop/published.program.json']],
  [0, ['simulate', odooBefore, odoo, '--base', base]],
  [2, ['generate', 'base', '--program', odoo, '--size', '20', '--out', base]],
  [0, ['schema']],
  [2, ['demo', '--nothing']],
  [2, ['publish', odoo]],
  [2, ['admin', 'create']],
  [2, ['audit', 'verify', '--anchor', 'soon']],
])('exits with %d from a process of its own, which prints what is printed in this one: %j', async (code, args, input) => {
  const given = { env: { TIERWRIGHT_API_KEY: '' }, ...(input !== undefined && { input }) };
  const ran = await tierwrightProcess(args, given);
  expect(ran.code).toBe(code);
  expect(ran).toEqual(await tierwright(args, given));
});
