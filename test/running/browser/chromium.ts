import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine: as CHROMIUM says, or by its usual names; nothing where there is none. */
export const chromium: string | undefined = [process.env.CHROMIUM ?? '', ...NAMES].find(
  (name) => name !== '' && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** Opens a page until `done` is; then the browser is ended. */
export async function withPage<T>(url: string, done: Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-chromium-'));
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${folder}`];
  const child = spawn(chromium ?? 'chromium', [...flags, url], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let text = '';
  child.stderr.on('data', (chunk) => {
    text = `${text}${chunk}`.slice(-5000);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    return await Promise.race([done, ended.then(() => Promise.reject(new Error(`The browser ended:\n${text}`)))]);
  } finally {
    // Its helpers are of its process group.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
