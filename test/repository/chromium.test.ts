import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/chromium/find-browser.mjs';
import { findInstalled, majorOf } from '../../scripts/chromium/installed.mjs';

type Had = { readonly file: string } | { readonly why: string };

/** Ways to a browser that give nothing but what is said; `tried` lists those that were taken. */
function ways(given: Readonly<Record<string, unknown>>) {
  const tried: string[] = [];
  const take = (name: string, otherwise: unknown) => () => {
    tried.push(name);
    return given[name] ?? otherwise;
  };
  const none = (name: string) => take(name, { why: `no ${name}` } satisfies Had);
  const by = {
    majorOf: () => 150,
    findInstalled: take('findInstalled', undefined),
    formerPackage: take('formerPackage', undefined),
    formerDownload: take('formerDownload', undefined),
    download: none('download'),
    getPackage: none('getPackage'),
    installPackage: none('installPackage'),
  };
  return { tried, find: (env = {}) => findBrowser({ cache: '/nowhere', env, by } as unknown as Parameters<typeof findBrowser>[0]) };
}

describe('finding Chromium', () => {
  const steps = ['findInstalled', 'formerPackage', 'formerDownload', 'download', 'getPackage', 'installPackage'];

  it.each([
    ['findInstalled', { file: '/x', how: 'PATH' }, 'PATH'],
    ['formerPackage', '/x', 'downloaded before'],
    ['formerDownload', '/x', 'downloaded before'],
    ['download', { file: '/x' }, "Playwright's download"],
    ['getPackage', { file: '/x' }, "Debian's package, unpacked"],
    ['installPackage', { file: '/x' }, "Debian's package"],
  ])('takes %s where nothing before it gives one', async (name, had, how) => {
    const { tried, find } = ways({ [name]: had });
    expect(await find()).toEqual({ file: '/x', how });
    expect(tried).toEqual(steps.slice(0, steps.indexOf(name) + 1));
  });

  it('says each reason where there is none', async () => {
    await expect(ways({}).find()).rejects.toMatchObject({
      code: 'CHROMIUM_NOT_HAD',
      message: expect.stringMatching(/no download; .*no getPackage; .*no installPackage\).*CHROMIUM_PATH/),
    });
  });

  it('takes the one that CHROMIUM_PATH names, and looks for no other', async () => {
    const { tried, find } = ways({});
    expect([await find({ CHROMIUM_PATH: '/mine' }), tried]).toEqual([{ file: '/mine', how: 'CHROMIUM_PATH' }, []]);
  });
});

describe.skipIf(process.platform === 'win32')('the command', () => {
  let folder: string;
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return join(folder, name);
  };
  const run = (file: string) =>
    promisify(execFile)(process.execPath, ['scripts/chromium.mjs', '--json'], { env: { ...process.env, CHROMIUM_PATH: file } }).then(
      ({ stdout }) => JSON.parse(stdout),
      ({ code, stdout }) => ({ exit: code, ...JSON.parse(stdout) }),
    );
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierwright-browsers-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads the version of a browser, and passes over one on PATH that is too old or does not run', () => {
    const good = program('google-chrome', 'echo "Google Chrome 150.0.1.2 unknown"');
    expect(majorOf(good)).toBe(150);
    program('chromium', 'echo "Chromium 90.0.4430.212"');
    program('chromium-browser', 'echo "install the snap" >&2; exit 1');
    expect(findInstalled(`/nowhere${delimiter}${folder}`)).toEqual({ file: good, how: 'PATH' });
  });

  it('says what it found, or a code and what helps', async () => {
    const good = program('good', 'echo "Chromium 150.0.1.2"');
    expect(await run(good)).toEqual({ file: good, how: 'CHROMIUM_PATH' });
    const wrong = { exit: 1, code: 'CHROMIUM_PATH_WRONG' };
    expect(await run(join(folder, 'none'))).toMatchObject({ ...wrong, message: expect.stringContaining('is not there') });
    expect(await run(program('bad', 'exit 1'))).toMatchObject({ ...wrong, message: expect.stringContaining('cannot be run') });
    expect(await run(program('old', 'echo "Chromium 90.0.1.2"'))).toMatchObject({
      ...wrong,
      message: expect.stringContaining('version 90'),
    });
  });
});
