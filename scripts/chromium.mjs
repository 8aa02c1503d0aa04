// Finds or gets Chromium for tests in a browser: the only place that knows how. Imported by the tests.

import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ChromiumProblem } from './chromium/failure.mjs';
import { findBrowser } from './chromium/find-browser.mjs';

const cacheFolder = fileURLToPath(new URL('../.tools', import.meta.url));

const help = `node scripts/chromium.mjs: finds or gets Chromium, and says where it is.

The first that runs: CHROMIUM_PATH; Chromium or Chrome of this machine; what was downloaded before; the download of
npx playwright-core install chromium; Debian's package chromium, unpacked without root; the same installed, as root.
Downloads are kept in .tools/.

  --json  one line of JSON: file and how; or code and message`;

/**
 * The Chromium to use: its file and how it was found. Throws a `ChromiumProblem`, whose message is one sentence with what helps.
 *
 * @param {(sentence: string) => void} [say] Hears what is done.
 */
export const findChromium = (say = () => {}) => findBrowser({ cache: cacheFolder, say });

const main = async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
  if (values.help) return console.log(help);
  try {
    const found = await findChromium(console.error);
    console.log(values.json ? JSON.stringify(found) : `Chromium: ${found.file} (${found.how})`);
  } catch (error) {
    if (!(error instanceof ChromiumProblem)) throw error;
    if (values.json) console.log(JSON.stringify({ code: error.code, message: error.message }));
    else console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
  }
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
