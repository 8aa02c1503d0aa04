import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Since then a browser without a window draws as the one that people use; before, `--headless` was one of its own. */
export const OLDEST = 132;

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where installers put it without PATH. */
const PLACES = {
  linux: ['/usr/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'].map((app) => `/Applications/${app}`),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/** The major version of a browser that can be run: 0 where it cannot. One for Windows opens a window instead, and is believed. */
export const majorOf = (file) => {
  if (!existsSync(file)) return 0;
  if (process.platform === 'win32') return OLDEST;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? Number(/ (\d+)\.\d/.exec(stdout)?.[1] ?? 0) : 0;
};

/** Chromium or Chrome of this machine, new enough: its file and how it was found; nothing where there is none. */
export const findInstalled = (path) => {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => majorOf(file) >= OLDEST);
  if (onPath) return { file: onPath, how: 'PATH' };
  const file = (PLACES[process.platform] ?? []).find((place) => majorOf(place) >= OLDEST);
  return file && { file, how: 'installed' };
};
