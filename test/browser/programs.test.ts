import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, signIn } from './product.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.person('ann', ['programDesigner']);
  await product.person('paul', ['decider']);
});
afterAll(() => product?.close());

const row = (page: Page, title: RegExp) => page.getByRole('table', { name: 'Programs' }).getByRole('row', { name: title });

// One after the other on one service, as its first days go.
describe.sequential('programs', () => {
  it('are offered in one click where there are none, to who may begin one', async ({ open, browser }) => {
    const { page, checkAccessibility } = await open(product.address);
    await signIn(page, 'paul');
    await page.getByRole('heading', { name: 'No programs yet' }).waitFor();
    expect(await page.getByRole('button', { name: 'Open this program' }).count()).toBe(0);
    await checkAccessibility();

    // Not watched: that there is no version of it yet is written on the console.
    const hers = await browser.newPage();
    await hers.goto(product.address);
    await signIn(hers, 'ann');
    await hers.getByText('a channel manager imports them').waitFor();
    await screenshot(hers, 'screens/programs-empty-light.png');
    await hers.getByRole('button', { name: 'Open this program' }).nth(1).click();
    await hers.waitForURL(/\/drafts\//);
    await hers.getByRole('heading', { level: 1, name: /Odoo partnership/ }).waitFor();
    await hers.close();
  });

  it('tell when a draft was changed in the zone of who reads', async ({ browser }) => {
    const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
    const page = await context.newPage();
    await page.goto(product.address);
    await signIn(page, 'ann');
    await page.getByRole('cell', { name: /\(Asia\/Tokyo\)$/ }).waitFor();
    await context.close();
  });

  it('begin blank with a title, and are listed with who acts next', async ({ open }) => {
    const { page, checkAccessibility } = await open(product.address);
    await signIn(page, 'ann');
    await row(page, /Odoo/).getByText('A designer edits the draft').waitFor();
    await page.keyboard.press('Alt+n');
    await page.getByRole('dialog').waitFor();
    await checkAccessibility();
    await page.getByLabel('Title').fill('Acme Partners');
    await page.getByText('Its id is acme-partners.').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/drafts\//);
    await page.goto(product.address);
    await row(page, /Acme Partners/).waitFor();
    await page.getByRole('button', { name: 'Discard the draft “Acme Partners”' }).click();
    await checkAccessibility();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await row(page, /Acme Partners/).waitFor({ state: 'detached' });
  });

  it('are shown each with versions, drafts, reviews, releases and history', async ({ open }) => {
    await product.publish('northwind/2026.2.0');
    const { page, checkAccessibility } = await open(product.address);
    await signIn(page, 'ann');
    await page.getByRole('link', { name: 'Northwind Partner Program' }).click();
    await page.getByRole('heading', { level: 1, name: 'Northwind Partner Program' }).waitFor();
    await page.getByText('Version 2026.2.0 went live').waitFor();
    await checkAccessibility();
    await page.getByRole('button', { name: 'Start a draft from version 2026.2.0' }).click();
    await page.waitForURL(/\/drafts\//);
  });

  it('are found by search, with versions and commands', async ({ open }) => {
    const { page, checkAccessibility } = await open(product.address);
    await signIn(page, 'ann');
    await row(page, /Northwind/).waitFor();
    await page.keyboard.press('Control+k');
    const search = page.getByPlaceholder(/^Programs, drafts/);
    await search.fill('2026.2.0');
    await page.getByText('Northwind Partner Program 2026.2.0').waitFor();
    await checkAccessibility();
    await search.fill('new program');
    await page.getByText('New program: from a file').waitFor();
    await search.fill('northwind partner');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(programs\/northwind|drafts\/)/);
  });

  it('are nothing for who works for a partner: it is said, and no way leads there', async ({ open }) => {
    await product.partners([{ id: 'kite', title: 'Kite', attributes: {} }]);
    await product.person('paula', ['partnerUser'], 'Paula', 'kite');
    const { page, checkAccessibility } = await open(product.address);
    await signIn(page, 'paula');
    for (const at of ['/', '/programs/odoo', '/compare']) {
      await page.goto(`${product.address}${at}`);
      await page.getByText('Programs are for the people of the vendor.').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    }
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect.poll(() => links.allTextContents()).toEqual(['Programs', 'API', 'Status']);
    await page.keyboard.press('Control+k');
    await page.getByText('Go to the programs').waitFor();
    for (const way of ['Go to the reviews', 'Compare two versions', 'Go to the impact reports'])
      expect(await page.getByText(way).count()).toBe(0);
    await checkAccessibility();
  });

  it('are drafts only for some: others are told for whom', async ({ open }) => {
    const draft = await product.draft('Not for all', '{}');
    const { page, checkAccessibility } = await open(`${product.address}/drafts/${draft}`);
    await signIn(page, 'paul');
    await page.getByRole('heading', { level: 1, name: 'Draft of a program' }).waitFor();
    await page.getByText('Drafts are read by program designers, approvers and auditors.').waitFor();
    await checkAccessibility();
  });
});

describe('a session that has ended', () => {
  it('is begun again over the page, and nothing on the page is lost', async ({ browser }) => {
    // Not watched: that the service refuses is written on the console.
    const page = await browser.newPage();
    await page.goto(`${product.address}/?begin=blank`);
    await signIn(page, 'ann');
    await page.getByLabel('Title').fill('Kept while signing in');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Begin' }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.waitFor();
    await again.getByLabel('Login').fill('ann');
    await again.getByLabel(/^Password/).fill('correct horse battery');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Title').inputValue()).toBe('Kept while signing in');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL(/\/drafts\//);
    await page.close();
  });
});
