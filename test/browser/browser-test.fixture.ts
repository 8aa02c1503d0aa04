import { test } from 'vitest';
import { startBrowser } from './chromium.fixture.ts';
import { type OpenPage, openPage, type Theme } from './open-page.fixture.ts';

type Open = (address: string, theme?: Theme) => Promise<Omit<OpenPage, 'close'>>;

/** Tests with a page: `open` gives a watched one, closes it afterwards, and fails the test on any fault that it had. */
export const browserTest = test
  .extend('launch', { scope: 'worker' }, () => startBrowser)
  .extend('browser', { scope: 'worker' }, async ({ launch }, { onCleanup }) => {
    const browser = await launch();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('open', ({ browser }, { onCleanup }): Open => {
    const opened: OpenPage[] = [];
    onCleanup(async () => {
      const faults = (await Promise.all(opened.map(({ close }) => close()))).flat();
      if (faults.length > 0) throw new Error(`The page had faults:\n${faults.map(({ kind, what }) => `${kind}: ${what}`).join('\n')}`);
    });
    return async (address, theme) => {
      const page = await openPage(browser, address, theme);
      opened.push(page);
      return page;
    };
  });
