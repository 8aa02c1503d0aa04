import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { chromiumMissing } from './chromium.fixture.ts';
import { largeProgram } from './large-program.fixture.ts';
import { THEMES } from './open-page.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';

const SOURCE = programText('northwind/2027.1.0');
const TITLE = 'Northwind Partner Program';

/** Measured, not asserted: what else runs on the machine is not known. */
const measured = (what: string, ms: number) => console.log(`code view: ${what}: ${Math.round(ms)} ms`);

/** In the page: the time from the next key until an error is underlined. */
const UNTIL_SHOWN = `new Promise((resolve) => {
  const hear = () => {
    const pressed = performance.now();
    const look = () => {
      if (document.querySelector('.squiggly-error')) resolve(performance.now() - pressed);
      else setTimeout(look, 5);
    };
    look();
  };
  addEventListener('keydown', hear, { once: true, capture: true });
})`;

describe.skipIf(chromiumMissing !== '')(`the code view${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
    await product.publish('northwind/2026.2.0');
    await product.person('ann', ['programDesigner']);
  });
  afterAll(() => product?.close());

  const opened = async (page: Page) => page.locator('.monaco-editor .view-line').first().waitFor();

  /** Puts the cursor after the first occurrence of a text. */
  const find = async (page: Page, text: string) => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+f');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
  };
  const editorOf = (draft: string) => `${product.address}/drafts/${draft}?section=json`;
  /** Longer than what is typed without a pause is undone at once. */
  const paused = (page: Page) => page.waitForTimeout(1000);
  const undoes = (page: Page) => page.getByRole('button', { name: /^Undo: |^Nothing to undo/ }).getAttribute('aria-label');
  const kept = async (draft: string) => (await product.kept(draft)).source;

  it.for(THEMES)('is in the theme of the page, in place of a view and beside it, and shuts nobody out: %s', async (theme, { open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page, checkAccessibility } = await open(editorOf(draft), theme);
    await signIn(page, 'ann');
    await opened(page);
    expect(await page.locator('.monaco-editor.vs-dark').count()).toBe(theme === 'dark' ? 1 : 0);
    await checkAccessibility();
    await page.goto(`${product.address}/drafts/${draft}?json=true`);
    await opened(page);
    await page.getByRole('separator', { name: 'Width of the JSON' }).press('ArrowLeft');
    await checkAccessibility();
    const width = async () => (await page.locator('.monaco-editor').first().boundingBox())?.width ?? 0;
    const before = await width();
    await page.reload();
    await opened(page);
    expect(Math.abs((await width()) - before)).toBeLessThan(3);
    await page.getByRole('link', { name: 'Hide the JSON' }).click();
    await page.locator('.monaco-editor').waitFor({ state: 'detached' });
  });

  it('has one history with the rest of the page, wherever the keys are pressed', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft));
    await signIn(page, 'ann');
    await opened(page);
    await find(page, TITLE);
    await page.keyboard.type(' 2');
    await paused(page);
    await find(page, '"pdl": "1');
    await page.keyboard.type('x');
    await page.locator('.squiggly-error').first().waitFor();
    await paused(page);
    // As an edit of a cell does, a fix goes to the document, not through Monaco.
    await page.keyboard.press('Control+.');
    await page.getByText('Write "1.0"').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => undoes(page)).toBe('Undo: Write "1.0"');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => undoes(page)).toBe('Undo: Typing');
    await page.locator('.squiggly-error').first().waitFor();
    // On the page, where no text has the focus.
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => undoes(page)).toBe('Nothing to undo');
    await page.keyboard.press('Control+Shift+z');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => undoes(page)).toBe('Undo: Write "1.0"');
    await expect.poll(() => kept(draft)).toBe(SOURCE.replace(TITLE, `${TITLE} 2`));
  });

  it('offers the ids of the document, with their titles', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft));
    await signIn(page, 'ann');
    await opened(page);
    await find(page, '"fact": "partner.reg');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget').filter({ hasText: 'partner.region' }).waitFor();
  });

  it('shows the problems of 2,000 rules after each key', async ({ open }) => {
    const draft = await product.draft('Many rules', largeProgram());
    const { page } = await open(editorOf(draft));
    await signIn(page, 'ann');
    await opened(page);
    await find(page, '"currency": "US');
    for (let time = 0; time < 3; time += 1) {
      const shown = page.evaluate<number>(UNTIL_SHOWN);
      await page.waitForTimeout(500);
      await page.keyboard.type('X');
      measured('2,000 rules, a problem is shown after a key', await shown);
      await page.keyboard.press('Control+z');
      await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    }
  });
});
