import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { chromiumMissing } from './chromium.fixture.ts';
import { keysOf } from './keyboard.fixture.ts';
import { openPage } from './open-page.fixture.ts';
import { servePages } from './served-pages.fixture.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">
<style>:focus-visible { outline: 2px solid blue } .bar { position: fixed; inset: 0 0 auto; height: 80px; background: white }</style>
<main>${body}<p style="height: 2000px"></p><button>Last</button></main></html>`;

/** Pages on which a keyboard is of no use, and what is said of each. */
const BROKEN: Readonly<Record<string, readonly [body: string, said: string]>> = {
  'a stop without a name': ['<button></button>', 'it has no name'],
  'a focus that nobody sees': ['<button style="outline: none">First</button>', 'its focus is not seen'],
  'a stop without a size': [
    '<button style="padding: 0; border: 0; width: 0; height: 0; overflow: hidden">First</button>',
    'it has no size',
  ],
  'a stop under a bar': ['<div class="bar"></div><button>First</button>', 'something stands over it'],
  'a stop that is not there': ['<button>First</button>', 'was not reached in 60 presses of Tab: button "First", button "Last"'],
};

describe.skipIf(chromiumMissing !== '')(`the keyboard of a test${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  const pages = Object.entries(BROKEN).map(([, [body]], index) => [`/${index}`, { body: page(body) }] as const);
  let served: Awaited<ReturnType<typeof servePages>>;
  beforeAll(async () => {
    served = await servePages({ ...Object.fromEntries(pages), '/': { body: page('<button>First</button>') } });
  });
  afterAll(() => served?.close());

  it.for(Object.keys(BROKEN))('refuses %s', async (what, { open }) => {
    const { page: opened } = await open(`${served.origin}/${Object.keys(BROKEN).indexOf(what)}`);
    const keys = await keysOf(opened);
    await expect(keys.tabTo('button "Missing"')).rejects.toThrow(BROKEN[what]?.[1] ?? '');
  });

  it('goes where it is asked to, and makes a fault of a mouse', async ({ browser, expect: expected }) => {
    const { page: opened, close } = await openPage(browser, served.origin);
    const keys = await keysOf(opened);
    await keys.tabTo('button "Last"');
    expected(await keys.focused()).toBe('button "Last"');
    await opened.mouse.click(5, 5);
    expected(await close()).toEqual([{ kind: 'console', what: 'The mouse was used.' }]);
  });
});
