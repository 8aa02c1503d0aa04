import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { THEMES } from './open-page.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';

let product: Product;
let draft: string;
let hash: string;
beforeAll(async () => {
  product = await openProduct();
  hash = await product.publish('northwind/2026.2.0');
  draft = await product.draft('Next year', programText('northwind/2027.1.0'));
  await product.person('ann', ['programDesigner', 'channelManager']);
});
afterAll(() => product?.close());

/** Waits until nothing loads any more and what was read stands there. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.mantine-Skeleton-root[data-visible]').first().waitFor({ state: 'detached' });
}

/** Addresses by the name of their picture. */
const pages = (): Readonly<Record<string, string>> => ({
  programs: '/',
  program: '/programs/northwind',
  impact: `/drafts/${draft}/impact`,
  partner: `/drafts/${draft}/partner`,
  compare: `/compare?a=${hash}&draft=${draft}`,
  reviews: '/reviews',
});

describe.each(THEMES)('every page, %s', (theme) => {
  it('can be used by everybody: axe finds nothing on any page, nor with its dialogs open', async ({ open }) => {
    const { page, checkAccessibility } = await open(`${product.address}/sign-in`, theme);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await checkAccessibility();
    await screenshot(page, `screens/sign-in-${theme}.png`);
    await signIn(page, 'ann');
    for (const [name, path] of Object.entries(pages())) {
      await page.goto(product.address + path);
      await settled(page);
      await checkAccessibility();
      await screenshot(page, `screens/${name}-${theme}.png`);
    }
    await page.goto(product.address);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.locator('input.mantine-Spotlight-search').waitFor();
    await checkAccessibility();
    await screenshot(page, `screens/search-${theme}.png`);
    await page.keyboard.press('Escape');
    await page.locator('input.mantine-Spotlight-search').waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    await checkAccessibility();
    await screenshot(page, `screens/shortcuts-${theme}.png`);
  });

  it('shows every part of a program, each without a finding of axe', async ({ open }) => {
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}`, theme);
    await signIn(page, 'ann');
    await settled(page);
    const navigation = page.getByRole('navigation', { name: 'Parts of the program' });
    await navigation.waitFor();
    const links = await navigation.getByRole('link').all();
    const parts = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      await page.goto(product.address + part);
      await settled(page);
      await checkAccessibility();
      await screenshot(page, `screens/${new URLSearchParams(part.split('?')[1]).get('section')}-${theme}.png`);
    }
  });
});
