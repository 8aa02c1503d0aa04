import type { Page } from 'playwright-core';
import { type OpenPage, THEMES, type Theme } from './open-page.fixture.ts';

/** Shows a page in a theme; ends when its colours have faded into it. */
export async function inTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
}

/** In the page. */
const STANDS = `[...document.querySelectorAll('body *')].map((one) => {
  const said = [...one.attributes].filter(({ name }) => !/^(class|style|fill|stroke|data-mantine-color-scheme)$/.test(name));
  const text = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data);
  return [one.tagName, one.checkVisibility(), ...said.map(({ name, value }) => name + '=' + value), ...text].join(' ');
}).join('\\n')`;

/** What stands in the page, whatever its colours. */
export const standsIn = (page: Page): Promise<unknown> => page.evaluate(STANDS);

/**
 * Runs axe on what the page shows, in both themes; `then` looks at it, too. In the second, axe asks only for what depends on
 * colours where nothing else of the page changed meanwhile (all of it in the long form).
 */
export async function inBothThemes(
  { page, checkAccessibility }: Pick<OpenPage, 'page' | 'checkAccessibility'>,
  then: (theme: Theme) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  let before: unknown;
  for (const theme of THEMES) {
    await inTheme(page, theme);
    const stands = await standsIn(page);
    await checkAccessibility(stands === before);
    before = stands;
    await then(theme);
  }
}
