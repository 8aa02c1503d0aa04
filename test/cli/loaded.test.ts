import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { modules, odoo, scratchFolder, tierwrightProcess } from './tierwright.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

/** The packages, ours and others', of which a run loads files; Node itself writes which. The few files of the build keep to the same. */
async function packagesLoaded(name: string, args: readonly string[]): Promise<string[]> {
  const folder = join(scratch.path, name);
  expect((await tierwrightProcess(args, { env: { NODE_V8_COVERAGE: folder }, file: modules })).code).toBe(0);
  const urls = readdirSync(folder).flatMap((file): { url: string }[] => JSON.parse(readFileSync(join(folder, file), 'utf8')).result);
  const names = urls.flatMap(({ url }) => /\/(?:packages|node_modules)\/((?:@[^/]+\/)?[^/]+)\/[^:]*$/.exec(url)?.[1] ?? []);
  return [...new Set(names)].sort();
}

it('loads what reads the command line, and no package of ours, for help and version', async () => {
  expect(await packagesLoaded('help', ['--help'])).toEqual(['cli', 'commander']);
  expect(await packagesLoaded('version', ['--version'])).toEqual(['cli', 'commander']);
});

it('loads the language, and nothing that runs or keeps programs, to check one', async () => {
  expect(await packagesLoaded('check', ['check', odoo])).toEqual(['@noble/hashes', 'canonicalize', 'cli', 'commander', 'program']);
});

it('loads no lifecycle to run the tests of a program that has no stories', async () => {
  const loaded = await packagesLoaded('test', ['test', odoo]);
  expect(loaded).toContain('engine');
  expect(loaded).not.toContain('lifecycle');
});
