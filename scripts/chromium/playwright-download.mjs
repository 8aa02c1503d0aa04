import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runProgram } from '../temporal-server/run-program.mjs';
import { majorOf } from './installed.mjs';

const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
const ask = "console.log(require('playwright-core').chromium.executablePath())";

/** Where Playwright's command would put its Chromium; a process of its own, since the place is read once. */
const place = async (env) => {
  const { code, text } = await runProgram(process.execPath, ['-e', ask], { seconds: 60, env, cwd: playwright });
  return code === 0 ? text.trim() : '';
};

const inCache = (cache) => ({ PLAYWRIGHT_BROWSERS_PATH: join(cache, 'playwright') });

/** The Chromium that Playwright downloaded before, for this user or into `cache`. */
export const formerDownload = async (cache) => {
  for (const env of [{}, inCache(cache)]) {
    const file = await place(env);
    if (file !== '' && majorOf(file) > 0) return file;
  }
  return undefined;
};

/** What `npx playwright-core install chromium` downloads, into `cache`. */
export const download = async (cache) => {
  const env = { ...inCache(cache), PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', PLAYWRIGHT_SKIP_BROWSER_GC: '1' };
  const { code, text } = await runProgram(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium', '--no-shell'], {
    seconds: 300,
    env,
  });
  const file = await place(env);
  if (code === 0 && majorOf(file) > 0) return { file };
  if (code === 0) return { why: 'what was downloaded lacks libraries of this system' };
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|timed out/i.test(text)) return { why: 'it cannot be reached' };
  return { why: /Error: (.{1,150})/.exec(text)?.[1] ?? 'it took longer than five minutes' };
};
