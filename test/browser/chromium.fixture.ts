import { type Browser, chromium } from 'playwright-core';

const file = process.env.TIERWRIGHT_TEST_CHROMIUM ?? '';

/** For `describe.skipIf`: why tests in a browser do not run here; empty where they do. */
export const chromiumMissing = file === '' ? (process.env.TIERWRIGHT_TEST_CHROMIUM_MISSING ?? 'There is no Chromium.') : '';

const ARGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  // MB in which scripts begin, instead of one that grows: pages are short, and a sixth of their work was to move what lives on.
  '--js-flags=--min-semi-space-size=32',
];

/** Starts a browser without a window, for which no other machine has a name. */
export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: file, args: ARGS });
