import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreRefused } from '../database/store-error.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import type { startHeartbeat } from './heartbeat.ts';
import { type Holder, thisProcess } from './process-identity.ts';

/** One that needs no thread, for the thousands here. */
const still: typeof startHeartbeat = () => ({ last: () => Date.now(), isLost: () => false, stop: async () => undefined });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwright-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Leaves a lock as a process that is gone left it. */
const leave = (holder: Partial<Holder>, generation = 1, secondsAgo = 0, where = folder): void => {
  const file = join(where, `lock-${generation}`);
  writeFileSync(file, JSON.stringify({ ...thisProcess('left', 0), ...holder }));
  const at = Date.now() / 1000 - secondsAgo;
  utimesSync(file, at, at);
};

/** A process number that nobody has: above the most that Linux gives. */
const NOBODY = 4_194_305;

const outcome = async (asked: Promise<FolderLock>): Promise<FolderLock | StoreRefused> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof StoreRefused) return error;
    throw error;
  }
};

const lefts: readonly (readonly [string, (where: string) => void])[] = [
  ['nobody', () => undefined],
  ['a process that is gone', (where) => leave({ pid: NOBODY }, 1, 0, where)],
  ['a process whose number another has now', (where) => leave({ began: '1' }, 1, 0, where)],
  ['one who released it', (where) => leave({ isReleased: true }, 7, 0, where)],
  ['another machine, long ago', (where) => leave({ machine: 'other', host: 'other' }, 3, 60, where)],
  [
    'one who was killed before it wrote its name, long ago',
    (where) => {
      writeFileSync(join(where, 'lock-2'), '');
      utimesSync(join(where, 'lock-2'), 1, 1);
    },
  ],
];

describe('a folder lock', () => {
  it('is held by one, who names himself to the next; released, it is free', async () => {
    const first = await lockFolder(folder, still);
    const second = await outcome(lockFolder(folder, still));
    expect(second).toMatchObject({ code: 'STO110' });
    expect((second as StoreRefused).message).toMatch(`process ${process.pid} on `);
    first.assertHeld();
    await first.release();
    await (await lockFolder(folder, still)).release();
    expect(readdirSync(folder)).toEqual(['lock-2']);
  });

  it.each(lefts)('left by %s goes to exactly one of several who start at once', async (_, left) => {
    for (let round = 0; round < 20; round += 1) {
      rmSync(folder, { recursive: true, force: true });
      folder = mkdtempSync(join(tmpdir(), 'tierwright-lock-'));
      left(folder);
      const found = await Promise.all([1, 2].map(() => outcome(lockFolder(folder, still))));
      const refused = found.filter((one) => one instanceof StoreRefused);
      expect(refused.map(({ code }) => code)).toEqual(['STO110']);
    }
  });

  it('of another machine is waited for until it has been silent for five seconds', async () => {
    leave({ machine: 'other', host: 'other' }, 3, 4.2);
    const began = Date.now();
    await (await lockFolder(folder, still)).release();
    expect(Date.now() - began).toBeGreaterThan(600);
  });

  it('of another machine that beats is refused', async () => {
    leave({ machine: 'other', host: 'elsewhere' }, 3, 1);
    const beating = setInterval(() => leave({ machine: 'other', host: 'elsewhere' }, 3), 600);
    const found = await outcome(lockFolder(folder, still));
    clearInterval(beating);
    expect((found as StoreRefused).message).toMatch('on elsewhere');
  });

  it('beats in a thread of its own while the main thread works', async () => {
    const lock = await lockFolder(folder);
    const held = readdirSync(folder);
    expect(held).toEqual(['lock-1']);
    const beaten = () => statSync(join(folder, 'lock-1')).mtimeMs;
    const [first, before] = [beaten(), Date.now()];
    // Nothing else of this thread runs meanwhile. Without beats somebody who looks at the file would find it old.
    while (beaten() === first && Date.now() - before < 120_000);
    expect(beaten()).toBeGreaterThan(first);
    lock.assertHeld();
    await lock.release();
  });

  it('that was taken over while this process slept is not held any more', async () => {
    const asleep: typeof startHeartbeat = () => ({ last: () => Date.now() - 60_000, isLost: () => false, stop: async () => undefined });
    const lock = await lockFolder(folder, asleep);
    lock.assertHeld();
    leave({ machine: 'other' }, 2);
    expect(() => lock.assertHeld()).toThrow(/taken over/);
    await lock.release();
    expect(readdirSync(folder).sort()).toEqual(['lock-1', 'lock-2']);
  });

  it('finds by its beat that it was taken over', async () => {
    const lock = await lockFolder(folder);
    leave({ machine: 'other' }, 2);
    await expect
      .poll(
        () => {
          try {
            lock.assertHeld();
            return 'held';
          } catch {
            return 'lost';
          }
        },
        { timeout: 10_000 },
      )
      .toBe('lost');
    await lock.release();
  });
});

describe('processes', () => {
  const start = (fixture: URL, ...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', fileURLToPath(fixture), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (data) => {
      text += String(data);
    });
    const over = new Promise<string>((resolve) => child.once('exit', () => resolve(text)));
    /** What it has said when it has said so many lines, or has ended. */
    const line = async (count: number): Promise<string> => {
      while (text.split('\n').length <= count && child.exitCode === null && child.signalCode === null) await sleep(10);
      return text.trim();
    };
    return { child, over, line };
  };

  it('of which several start at once: one holds the folder, and when it was killed another', async () => {
    for (let round = 0; round < 3; round += 1) {
      const all = [1, 2, 3].map(() => start(new URL('hold-lock.fixture.ts', import.meta.url), folder));
      const said = await Promise.all(all.map((one) => one.line(1)));
      for (const { child } of all) child.kill('SIGKILL');
      await Promise.all(all.map((one) => one.over));
      expect(said.map((one) => one.split(' ')[0]).sort()).toEqual(['STO110', 'STO110', 'held']);
    }
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('that race for 1,000 folders, new or left by somebody: each goes to exactly one', async () => {
    const rounds = 1_000;
    for (let round = 0; round < rounds; round += 1) {
      const one = join(folder, String(round));
      mkdirSync(one);
      lefts[round % lefts.length]?.[1](one);
    }
    const racing = [1, 2, 3].map(() => start(new URL('race-for-locks.fixture.ts', import.meta.url), folder, String(rounds)));
    // Each says that it is there, then all are told to begin.
    await Promise.all(racing.map(({ line }) => line(1)));
    for (const { child } of racing) child.stdin.write('go');
    await Promise.all(racing.map(({ line }) => line(2)));
    for (const { child } of racing) child.stdin.end();
    const won = (await Promise.all(racing.map(({ over }) => over))).map(
      (text) => JSON.parse(text.split('\n')[1] ?? '') as readonly number[],
    );
    expect(won.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: rounds }, (_, round) => round));
    // Nobody was so much quicker that there was no race; a busy machine may let one of three come late.
    expect(won.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
  });
});
