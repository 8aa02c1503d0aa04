import type { Page } from 'playwright-core';

/** The first title of a program's text: its own. */
export const titleOf = (source: string): string | undefined => /"title": "([^"]*)"/.exec(source)?.[1];

/** Waits until the page says that all is saved. */
export const saved = (page: Page): Promise<void> => page.locator('[data-saving="saved"]').waitFor();

/** Puts the cursor after the first place where a text stands in the code view. */
export async function goToText(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

/** Types at the beginning of the program's title in the code view, as a person does. */
export async function typeInTitle(page: Page, text: string): Promise<void> {
  await goToText(page, '"title": "');
  await page.keyboard.type(text, { delay: 20 });
}
