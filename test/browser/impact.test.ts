import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { LIVE, partnerLines } from './typing.fixture.ts';

/** More of them: TIERWRIGHT_IMPACT_PARTNERS=10000 */
const PARTNERS = Number(process.env.TIERWRIGHT_IMPACT_PARTNERS ?? 500);
const SOURCE = programText(LIVE).replace('"version": "2026.2.0"', '"version": "2026.3.0"');
const PATH = '**/api/v1/partners/base*';

describe('the impact of a draft', () => {
  let product: Product;
  let draft: string;
  const lines = partnerLines(PARTNERS);
  beforeAll(async () => {
    product = await openProduct();
    await product.publish(LIVE);
    await product.person('ann', ['programDesigner']);
    draft = await product.draft('Next year', SOURCE);
  });
  afterAll(() => product?.close());

  /** Signed in, with the base at hand. */
  async function signedIn(page: Page): Promise<void> {
    await page.route(PATH, (route) => {
      const id = new URL(route.request().url()).searchParams.get('partner');
      const wanted = id === null ? lines : lines.filter((line) => (JSON.parse(line) as { id: string }).id === id);
      return route.fulfill({ contentType: 'application/x-ndjson', body: `${wanted.join('\n')}\n` });
    });
    await signIn(page, 'ann');
  }
  const numbers = (page: Page) => page.locator('[data-edition]');

  it('is told below what is edited, and again after an edit', async ({ open }) => {
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}?section=json`);
    await signedIn(page);
    await numbers(page).waitFor();
    await expect.poll(() => numbers(page).textContent()).toContain(`of ${PARTNERS.toLocaleString('en-US')} partners`);
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('"minimum');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(' ');
    await expect.poll(() => numbers(page).getAttribute('data-edition'), { timeout: 60_000 }).not.toBe('0');
    console.log(`${PARTNERS} partners: ${await numbers(page).getAttribute('data-took')} ms from the key to the report.`);
    await checkAccessibility();
  });

  it('has every part, the partners behind a number, and what makes it again', async ({ open }) => {
    const other = await product.draft('Harder', SOURCE.replace('"value": 250000 }] }', '"value": 2500000 }] }'));
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${other}/impact`);
    await signedIn(page);
    await numbers(page).waitFor();
    await page.getByRole('table').first().waitFor();
    // Those who fall, with the reason.
    await page.getByText('Gold asks for more under version 2026.3.0').first().waitFor();
    await checkAccessibility();
    expect(await page.getByText('tierwright simulate northwind-2026.2.0.program.json').textContent()).toContain('--base partners.ndjson');
    if (process.env.TIERWRIGHT_LOOK) await page.screenshot({ path: `${process.env.TIERWRIGHT_LOOK}/impact.png`, fullPage: true });
    await page
      .getByRole('button', { name: /^\d[\d,]*: show the partners of/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await checkAccessibility();
    if (process.env.TIERWRIGHT_LOOK) await page.screenshot({ path: `${process.env.TIERWRIGHT_LOOK}/behind.png` });
  });

  it('decides one partner that is made up, and pins it as a test', async ({ open }) => {
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}/partner`);
    await signedIn(page);
    await page.getByRole('button', { name: 'Make one up' }).click();
    await page.getByRole('combobox', { name: 'Partner type' }).click();
    await page.getByRole('option', { name: 'reseller' }).click();
    await page.getByRole('combobox', { name: 'Region' }).click();
    await page.getByRole('option', { name: 'NA', exact: true }).click();
    await page.getByRole('region', { name: 'Result' }).waitFor();
    await checkAccessibility();
    if (process.env.TIERWRIGHT_LOOK) await page.screenshot({ path: `${process.env.TIERWRIGHT_LOOK}/partner.png`, fullPage: true });
    await page.getByRole('button', { name: 'Pin as a test of the program' }).click();
    await page.getByText('The test is in the program.').waitFor();
    await expect.poll(async () => (await product.kept(draft)).source).toContain('A partner that is made up');
  });
});
