import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, vi } from 'vitest';
import { accessibilityOf } from './accessibility.fixture.ts';
import { inBothThemes } from './both-themes.fixture.ts';
import { browserTest } from './browser-test.fixture.ts';
import { chromiumMissing } from './chromium.fixture.ts';
import type { Fault } from './fault.fixture.ts';
import { openPage, THEMES } from './open-page.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';
import { servePages } from './served-pages.fixture.ts';

const POLICY = "default-src 'self'; script-src 'self' 'nonce-known'; style-src 'self' 'unsafe-inline'; connect-src *; img-src * data:";

const document = (script: string, body = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">
<style>:root { color-scheme: light dark }</style><main><h1>Page</h1>${body}</main><script nonce="known">${script}</script></html>`;

/** Pages that break a rule, and a part of what must be said of each. */
const broken: Readonly<Record<string, { readonly page: string; readonly fault: Fault }>> = {
  'asks another origin for a picture': {
    page: document('', '<img alt="" src="http://elsewhere.example/picture">'),
    fault: { kind: 'origin', what: 'GET http://elsewhere.example/picture' },
  },
  'fetches from another origin': {
    page: document("fetch('http://elsewhere.example/data').catch(() => {})"),
    fault: { kind: 'origin', what: 'GET http://elsewhere.example/data' },
  },
  'fetches from another origin in a worker': {
    page: document("new Worker('/fetch.js')"),
    fault: { kind: 'origin', what: 'GET http://elsewhere.example/from-worker' },
  },
  'tells another origin when it is left': {
    page: document("navigator.sendBeacon('http://elsewhere.example/beacon', 'x')"),
    fault: { kind: 'origin', what: 'POST http://elsewhere.example/beacon' },
  },
  'opens a socket to another origin': {
    page: document("new WebSocket('ws://elsewhere.example/socket')"),
    fault: { kind: 'origin', what: 'WebSocket' },
  },
  'opens a socket to another origin in a worker': {
    page: document("new Worker('/socket.js')"),
    fault: { kind: 'origin', what: 'WebSocket' },
  },
  'opens a page of another origin': {
    page: document("open('http://elsewhere.example/opened')"),
    fault: { kind: 'origin', what: 'GET http://elsewhere.example/opened' },
  },
  'writes an error': { page: document("console.error('it is written')"), fault: { kind: 'console', what: 'it is written' } },
  'writes an error in a worker': { page: document("new Worker('/write.js')"), fault: { kind: 'console', what: 'it is written there' } },
  throws: { page: document("throw new Error('thrown')"), fault: { kind: 'console', what: 'thrown' } },
  'throws in a worker': { page: document("new Worker('/throw.js')"), fault: { kind: 'console', what: 'thrown there' } },
  'leaves a rejection alone': { page: document("Promise.reject(new Error('rejected'))"), fault: { kind: 'console', what: 'rejected' } },
  'asks for what is not there': { page: document("fetch('/none')"), fault: { kind: 'console', what: '404' } },
  'runs a script that its policy refuses': {
    page: document('', '<script>1</script>'),
    fault: { kind: 'policy', what: 'script-src-elem refused kInline' },
  },
  'makes code of text': { page: document("try { eval('1') } catch {}"), fault: { kind: 'policy', what: 'script-src refused kEval' } },
  'makes code of text in a worker': {
    page: document("new Worker('/eval.js')"),
    fault: { kind: 'policy', what: 'script-src refused kEval' },
  },
};

const workers = {
  '/fetch.js': "fetch('http://elsewhere.example/from-worker').catch(() => {})",
  '/socket.js': "new WebSocket('ws://elsewhere.example/socket')",
  '/write.js': "console.error('it is written there')",
  '/throw.js': "throw new Error('thrown there')",
  '/eval.js': "try { eval('1') } catch {}",
};

/** One element against a rule of each impact: text in a picture's place twice, contrast, levels of headings, no text at all. */
const UNFIT = `<button>Save <img src="data:," alt="Save"></button><p style="color:#999;background:#fff">faint</p><h4>Deep</h4><img src="data:,">`;

/** A page of two themes, as the editor names them; `inDark` is run when the dark one begins. */
const themed = (inDark: string) =>
  document(
    `const dark = matchMedia('(prefers-color-scheme: dark)');
const show = () => {
  document.documentElement.dataset.mantineColorScheme = dark.matches ? 'dark' : 'light';
  if (dark.matches) { ${inDark} }
};
dark.addEventListener('change', show);
show();`,
    '<p id="text">Text</p>',
  );

const pathOf = (title: string) => `/${title.replaceAll(' ', '-')}`;

describe.skipIf(chromiumMissing !== '')(`a page in a browser${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let own: Awaited<ReturnType<typeof servePages>>;

  beforeAll(async () => {
    const pages = Object.entries(broken).map(([title, { page }]) => [pathOf(title), { body: page, policy: POLICY }]);
    const scripts = Object.entries(workers).map(([path, text]) => [path, { body: text, type: 'text/javascript', policy: POLICY }]);
    own = await servePages({
      ...Object.fromEntries([...pages, ...scripts]),
      '/clean': { body: document("fetch('/clean')", '<p>Nothing is wrong here.</p>'), policy: POLICY },
      '/dark-fades': {
        body: themed("Object.assign(document.querySelector('#text').style, { color: '#333', background: '#111' })"),
        policy: POLICY,
      },
      '/dark-adds': { body: themed("document.querySelector('main').append(document.createElement('h4'), new Image())"), policy: POLICY },
      '/unfit': { body: document('', UNFIT), policy: POLICY },
    });
  });
  afterAll(() => own.close());
  afterEach(() => vi.unstubAllEnvs());

  browserTest.for(THEMES)('has no fault where nothing is wrong: %s', async (theme, { open }) => {
    const { page, checkAccessibility } = await open(`${own.origin}/clean`, theme);
    expect(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(theme === 'dark');
    await checkAccessibility();
  });

  browserTest.for(Object.keys(broken))('has a fault where it %s', async (title, { browser }) => {
    const { page, close } = await openPage(browser, `${own.origin}${pathOf(title)}`);
    await page.waitForLoadState('networkidle');
    const faults = await close();
    const { kind, what } = broken[title]!.fault;
    expect(faults).toContainEqual({ kind, what: expect.stringContaining(what) });
  });

  browserTest('has a fault for each rule of accessibility that it breaks, whatever the impact', async ({ browser }) => {
    const { page, checkAccessibility, close } = await openPage(browser, `${own.origin}/unfit`);
    expect((await accessibilityOf(page)).counts).toEqual({ minor: 1, moderate: 1, serious: 1, critical: 1 });
    await checkAccessibility();
    expect((await close()).map(({ kind }) => kind)).toEqual(Array(4).fill('accessibility'));
  });

  browserTest.for([
    ['fades', 'color-contrast'],
    ['adds', 'image-alt'],
  ])('has a fault where only the dark theme %s what nobody can see', async ([what, rule], { browser }) => {
    const opened = await openPage(browser, `${own.origin}/dark-${what}`);
    await inBothThemes(opened);
    expect((await opened.close()).map(({ what: said }) => said)).toContainEqual(expect.stringContaining(rule ?? ''));
  });

  browserTest.fails('fails the test that opened it', async ({ open }) => {
    await open(`${own.origin}${pathOf('writes an error')}`);
  });

  browserTest('is written as a picture where that is asked for', async ({ open }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tierwright-picture-'));
    try {
      const { page } = await open(`${own.origin}/clean`);
      vi.stubEnv('TIERWRIGHT_SCREENSHOTS', '');
      expect([await screenshot(page, 'a/clean.png', folder), existsSync(join(folder, 'a'))]).toEqual([false, false]);
      vi.stubEnv('TIERWRIGHT_SCREENSHOTS', '1');
      expect(await screenshot(page, 'a/clean.png', folder)).toBe(true);
      expect(readFileSync(join(folder, 'a/clean.png')).subarray(1, 4).toString()).toBe('PNG');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
