import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeProblem } from '../../scripts/install.mjs';
import { root, startsOfTest } from './start-process.ts';

const { folder, begin, end } = startsOfTest();
afterAll(end);

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

describe('what keeps it from starting is one sentence', () => {
  it.skipIf(!canMount)('a full disk (needs root on Linux, to mount one)', async () => {
    const small = folder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small]).status !== 0) {
      if (process.env.CI === 'true') throw new Error('a small file system cannot be mounted');
      return console.log('start: a full disk: not run, mounting is not allowed here');
    }
    try {
      const refused = begin({ data: small });
      expect(await refused.ended).toBe(1);
      expect(refused.text()).toMatch(
        /^The disk is full: \d+ MB are left where .* is, and \d+ MB are needed\. Make room, or set TIERWRIGHT_DATA/m,
      );
    } finally {
      spawnSync('umount', [small]);
    }
  });

  it('a folder that is a file', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const refused = begin({ data: file });
    expect(await refused.ended).toBe(1);
    expect(refused.text()).toMatch(/cannot be used \(E\w+\)\. Set TIERWRIGHT_DATA to a folder that this user may write to\./);
  });

  it('a setting that cannot be used', async () => {
    const refused = begin({ data: folder(), env: { TIERWRIGHT_PORT: 'seven' } });
    expect(await refused.ended).toBe(1);
    expect(refused.text()).toMatch(/^TIERWRIGHT_PORT is “seven”: it has to be a whole number from 0 to 65535\.$/m);
  });

  it('an option that it does not have', async () => {
    const refused = begin({ data: folder(), args: ['--rest'] });
    expect(await refused.ended).toBe(2);
    expect(refused.text()).toMatch(/^Unknown option '--rest'\. See "npm start -- --help"\.$/m);
  });

  it('accounts of the sample where others could reach them', async () => {
    const refused = begin({ data: folder(), env: { TIERWRIGHT_HOST: '0.0.0.0' } });
    expect(await refused.ended).toBe(1);
    expect(refused.text()).toMatch(/TIERWRIGHT_HOST is “0\.0\.0\.0”: accounts of the sample work on this machine only\./);
  });

  it('Temporal that cannot be had', async () => {
    const refused = begin({ data: folder(), env: { TEMPORAL_CLI_PATH: join(tmpdir(), 'no-such-program') } });
    expect(await refused.ended).toBe(1);
    expect(refused.text()).toMatch(/no-such-program/);
  });

  it('a Node.js that is too old', () => {
    expect(nodeProblem('v18.20.0')).toMatch(/^Tierwright needs Node\.js 20\.19 or newer; this is v18\.20\.0\. Install a newer one/);
    expect(nodeProblem('v22.1.0')).toBeUndefined();
  });
});

it('says what it can do without starting anything', () => {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/start.mjs', '--help'], { cwd: root, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('npm start -- --reset')]);
});

it('names a port that another program has, whatever that is', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const refused = begin({ data: folder(), port });
  expect(await refused.ended).toBe(1);
  expect(refused.text()).toContain(`Another program uses port ${port} on 127.0.0.1.`);
  other.close();
});
