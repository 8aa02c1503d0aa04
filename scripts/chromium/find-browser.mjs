import { existsSync } from 'node:fs';
import { formerPackage, getPackage, installPackage } from './debian-package.mjs';
import { ChromiumProblem } from './failure.mjs';
import { findInstalled, majorOf, OLDEST } from './installed.mjs';
import { download, formerDownload } from './playwright-download.mjs';

/** How a browser is looked for and had; replaced in tests. */
const ways = { majorOf, findInstalled, formerDownload, formerPackage, download, getPackage, installPackage };

const named = (file, majorOf) => {
  const major = majorOf(file);
  if (major >= OLDEST) return { file, how: 'CHROMIUM_PATH' };
  const is = !existsSync(file) ? 'is not there' : major === 0 ? 'cannot be run' : `is version ${major}; ${OLDEST} or newer is needed`;
  throw new ChromiumProblem('CHROMIUM_PATH_WRONG', `CHROMIUM_PATH names ${file}, which ${is}. Correct it, or unset it to have one found.`);
};

/**
 * A Chromium that runs here: one that is there, else a download into `cache` (`.tools/`). Gives the file and how it was found;
 * throws a `ChromiumProblem` with what would help where there is none.
 */
export const findBrowser = async ({ cache, env = process.env, say = () => {}, by = ways }) => {
  if (env.CHROMIUM_PATH) return named(env.CHROMIUM_PATH, by.majorOf);
  const installed = by.findInstalled(env.PATH ?? '');
  if (installed) return installed;
  const former = by.formerPackage(cache) ?? (await by.formerDownload(cache));
  if (former) return { file: former, how: 'downloaded before' };
  const why = [];
  for (const [how, get] of [
    ["Playwright's download", () => by.download(cache)],
    ["Debian's package, unpacked", () => by.getPackage(cache, say)],
    ["Debian's package", () => by.installPackage()],
  ]) {
    say(`Getting Chromium (about 200 MB, once): ${how} …`);
    const had = await get();
    if (had.file) return { file: had.file, how };
    why.push(`${how}: ${had.why}`);
  }
  throw new ChromiumProblem(
    'CHROMIUM_NOT_HAD',
    `Chromium could not be had (${why.join('; ')}). One of these helps: a connection to the network, Chromium or Chrome ${OLDEST} or newer on PATH, or the path of one in CHROMIUM_PATH.`,
  );
};
