import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, PASSWORD, type Product, programText, signIn } from './product.fixture.ts';
import { goToText, saved, titleOf, typeInTitle } from './title.fixture.ts';

const SOURCE = programText('northwind/2027.1.0');

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.publish('northwind/2026.2.0');
  await product.person('ann', ['programDesigner']);
});
afterAll(() => product?.close());

const keptTitle = async (draft: string) => titleOf((await product.kept(draft)).source);

describe('broken JSON in the code view', () => {
  it('keeps the last good matrix, says where the text is broken, and takes edits again when it is mended', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}?section=matrix&json=true`);
    await signIn(page, 'ann');
    const grid = page.getByRole('grid').first();
    await grid.waitFor();
    const before = await grid.textContent();
    await goToText(page, '"tracks": [');
    await page.keyboard.press('Backspace');
    const said = page.getByRole('alert').filter({ hasText: /line [\d,]+/i });
    await said.waitFor();
    await checkAccessibility();
    expect(await grid.textContent()).toBe(before);
    // Nobody could say where a part of it stands: the matrix takes nothing, and nothing of it is lost.
    await grid.locator('tbody td').nth(1).click();
    await page.keyboard.press('Delete');
    expect(await grid.textContent()).toBe(before);
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+z');
    await said.waitFor({ state: 'detached' });
    expect(await grid.textContent()).toBe(before);
    await saved(page);
    expect((await product.kept(draft)).source).toBe(SOURCE);
  });
});

const problem = (status: number, code: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'Refused', status, code, detail: 'It is refused.', trace: 't', errors: [] }),
  });
const page502 = (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' });

/** How saving fails, what the page says then, and whether it tries again by itself. */
const FAILURES: Readonly<Record<string, readonly [answer: (route: Route) => Promise<void>, said: 'noAnswer' | 'refused']>> = {
  'an error of the server': [problem(500, 'API500'), 'noAnswer'],
  'a server that is not ready': [problem(503, 'API503'), 'noAnswer'],
  'a page of something between': [page502, 'noAnswer'],
  'too many requests': [problem(429, 'API429'), 'noAnswer'],
  'a lost connection': [(route) => route.abort('connectionreset'), 'noAnswer'],
  'a text that is too large': [problem(413, 'API106'), 'refused'],
  'a draft that may not change now': [problem(409, 'CMD204'), 'refused'],
};

describe('a draft that is not saved', () => {
  const saves = '**/api/v1/drafts/*';
  /** Answers saves as it is told to. */
  const answering = (page: Page, answer: (route: Route) => Promise<void>) =>
    page.route(saves, (route) => (route.request().method() === 'PUT' ? answer(route) : route.fallback()));

  it('is kept and saved later, whatever the reason', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page, allow } = await open(`${product.address}/drafts/${draft}?section=json`);
    allow(/50[023]|429|413|409|ERR_CONNECTION_RESET/);
    await signIn(page, 'ann');
    for (const [reason, [answer, said]] of Object.entries(FAILURES)) {
      await answering(page, answer);
      await typeInTitle(page, `After ${reason} `);
      await page.locator(`[data-saving="${said}"]`).waitFor();
      expect(await keptTitle(draft), reason).not.toContain(reason);
      // More is typed meanwhile.
      await page.keyboard.type('and more ');
      await page.unroute(saves);
      // What is refused for good is not sent again by itself, until something else is typed or it is asked for.
      if (said === 'refused')
        await page
          .getByRole('button', { name: 'Try now' })
          .click({ timeout: 1000 })
          .catch(() => undefined);
      await expect.poll(() => keptTitle(draft), { message: reason }).toContain(`After ${reason} and more`);
      await saved(page);
    }
  });

  it('is sent again where no answer ever comes', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(`${product.address}/drafts/${draft}?section=json`);
    await signIn(page, 'ann');
    let isSilent = true;
    await answering(page, async (route) => {
      if (!isSilent) await route.fallback();
    });
    await typeInTitle(page, 'In silence ');
    await page.locator('[data-saving="saving"]').waitFor();
    await page.locator('[data-saving="noAnswer"]').waitFor();
    isSilent = false;
    await expect.poll(() => keptTitle(draft)).toContain('In silence');
  });

  it('is saved when who wrote it has signed in again', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page, allow } = await open(`${product.address}/drafts/${draft}?section=json`);
    allow(/401/);
    await signIn(page, 'ann');
    await page.locator('.monaco-editor').first().waitFor();
    await page.context().clearCookies();
    await goToText(page, '"title": "');
    // At once: what is typed is saved meanwhile, and who is told so while typing types the rest into the dialog.
    await page.keyboard.insertText('Signed in again ');
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.waitFor();
    expect(await keptTitle(draft)).not.toContain('Signed in again');
    await again.getByLabel('Login').fill('ann');
    await again.getByLabel(/^Password/).fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'detached' });
    await expect.poll(() => keptTitle(draft)).toContain('Signed in again');
    await saved(page);
  });
});
