import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../database/store.ts';
import { openStore } from './open-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwright-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tenant = randomUUID();
const writer = fileURLToPath(new URL('write-rows.fixture.ts', import.meta.url));

/** A process that writes into a folder: what it says, and its end. */
function write(where: string, bytes = 10) {
  const args = ['--conditions=source', '--import', 'tsx', writer, where, tenant, String(bytes)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (data) => {
    text += String(data);
  });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  /** Whole lines. */
  const lines = () => text.split('\n').slice(0, -1);
  return { child, over, lines, acknowledged: () => lines().filter((line) => /^\d+$/.test(line)) };
}

const kept = (store: Store) =>
  store.read(tenant, async (tx) => (await tx.db.selectFrom('fact_set').select('hash').orderBy('hash').execute()).map(({ hash }) => hash));
const opening = async (where: string): Promise<string> => {
  try {
    await (await openStore({ kind: 'folder', folder: where })).close();
    return 'opened';
  } catch (error) {
    return `${error instanceof Error && 'code' in error ? error.code : ''} ${error instanceof Error ? error.message : error}`;
  }
};

const isRoot = process.getuid?.() === 0;
/** A small disk, where one can be had: Linux, as root. */
const mount = (where: string, size: string, ...options: readonly string[]) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', [`size=${size}`, ...options].join(','), 'tmpfs', where]).status === 0;
const canMount = (() => {
  const where = mkdtempSync(join(tmpdir(), 'tierwright-mount-'));
  const done = process.platform === 'linux' && mount(where, '1m');
  if (done) spawnSync('umount', [where]);
  rmSync(where, { recursive: true });
  return done;
})();

describe('a store in a folder', () => {
  it('is there again after it was closed, and open once at a time', async () => {
    const first = await openStore({ kind: 'folder', folder: join(folder, 'new') });
    await first.transaction(tenant, (tx) =>
      tx.db.insertInto('tenant').values({ tenant, slug: 'acme', title: 'Acme', created_at: 1 }).execute(),
    );
    expect(await opening(join(folder, 'new'))).toMatch(/^STO110 Another process has .*new open \(process \d+ on /);
    await first.close();
    const second = await openStore({ kind: 'folder', folder: join(folder, 'new') });
    expect(await second.walk({ of: 'all' })).toEqual([tenant]);
    await second.close();
  });

  it('loses nothing that was acknowledged when its process is killed, and opens', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const process = write(folder);
      const before = acknowledged.length;
      await expect.poll(() => process.acknowledged().length, { timeout: 120_000, interval: 5 }).toBeGreaterThan(20 + 7 * round);
      process.child.kill('SIGKILL');
      await process.over;
      acknowledged.push(...process.acknowledged());
      expect(acknowledged.length).toBeGreaterThan(before);
    }
    const store = await openStore({ kind: 'folder', folder });
    const rows = await kept(store);
    await store.close();
    expect(acknowledged.filter((hash) => !rows.includes(hash))).toEqual([]);
    // At most what was committed and could not be said any more: one of each round.
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(4);
  });

  it('opens after a process was killed while it made the database', async () => {
    const first = write(folder);
    await expect.poll(() => existsSync(join(folder, 'database.unfinished', 'PG_VERSION')), { timeout: 120_000, interval: 1 }).toBe(true);
    first.child.kill('SIGKILL');
    await first.over;
    expect(readdirSync(folder).sort()).toEqual(['database.unfinished', 'lock-1']);
    expect(await opening(folder)).toBe('opened');
  });

  it('is refused in one sentence where there can be none', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await opening(join(folder, 'file'))).toBe(`STO111 ${join(folder, 'file')} cannot be used: a file is in its way.`);
    expect(await opening(join(folder, 'file', 'below'))).toMatch(/^STO111 .* a file is in its way\.$/);
    mkdirSync(join(folder, 'damaged', 'database'), { recursive: true });
    writeFileSync(join(folder, 'damaged', 'database', 'PG_VERSION'), '9.6\n');
    expect(await opening(join(folder, 'damaged'))).toMatch(/^STO111 The database in .* does not start: /);
  });

  it.skipIf(isRoot && !canMount)('is refused where nothing may be written (needs an account that is not root, or a mount)', async () => {
    // Root may write everywhere but on what is mounted to be read.
    if (isRoot) expect(mount(folder, '1m', 'ro')).toBe(true);
    else chmodSync(folder, 0o500);
    const refused = [await opening(folder), await opening(join(folder, 'below'))];
    if (isRoot) spawnSync('umount', ['-l', folder]);
    for (const sentence of refused) {
      expect(sentence).toMatch(/^STO111 .* cannot be used: (it is read-only|it cannot be made there|this account may not write there)\.$/);
    }
  });
});

describe.skipIf(!canMount)('a full disk (needs root, to mount a small one)', () => {
  beforeEach(() => {
    expect(mount(folder, '56m')).toBe(true);
  });
  afterEach(() => {
    spawnSync('umount', ['-l', folder]);
  });

  it('is said in one sentence, loses nothing, and with more room all goes on', async () => {
    const where = join(folder, 'data');
    const filling = write(where, 20_000);
    await filling.over;
    const acknowledged = filling.acknowledged();
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(filling.lines().at(-1)).toMatch(/^StoreUnavailable STO10[34] /);
    expect(await opening(where)).toMatch(/^STO104 There is no room for .*: free some space\.$/);
    expect(mount(folder, '256m', 'remount')).toBe(true);
    const store = await openStore({ kind: 'folder', folder: where });
    const rows = await kept(store);
    await store.close();
    expect(acknowledged.filter((hash) => !rows.includes(hash))).toEqual([]);
  });

  it('is said when the database is made', async () => {
    expect(mount(folder, '5m', 'remount')).toBe(true);
    expect(await opening(join(folder, 'data'))).toMatch(/^STO104 There is no room for .*: free some space\.$/);
  });
});
