import type { Page } from 'playwright-core';
import { type OpenPage, THEMES, type Theme } from './open-page.fixture.ts';

/** Shows a page in a theme; ends when its colours have faded into it. */
export async function inTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
}

/** Runs axe on what the page shows, in both themes; `then` looks at it, too. */
export async function inBothThemes(
  { page, checkAccessibility }: Pick<OpenPage, 'page' | 'checkAccessibility'>,
  then: (theme: Theme) => Promise<unknown>,
): Promise<void> {
  for (const theme of THEMES) {
    await inTheme(page, theme);
    await checkAccessibility();
    await then(theme);
  }
}
