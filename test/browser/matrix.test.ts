import type { Program } from '@tierwright/program';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';

const SOURCE = programText('northwind/2027.1.0');

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.publish('northwind/2026.2.0');
  await product.person('ann', ['programDesigner']);
});
afterAll(() => product?.close());

const editorOf = (draft: string, section: string) => `${product.address}/drafts/${draft}?section=${section}`;
const grid = (page: Page) => page.getByRole('grid').first();

/** What the draft says at a place, once it is saved. */
async function keptAt(draft: string, place: (program: Program) => unknown): Promise<unknown> {
  const { source } = await product.kept(draft);
  return place(JSON.parse(source));
}

/** Puts a text where pages paste from. */
const write = (page: Page, text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);

/** The cell of a requirement (its row's title) and a tier. */
async function goTo(page: Page, row: string, tier: string): Promise<void> {
  const table = grid(page);
  const heads = await table.locator('thead th').allTextContents();
  const line = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: false }) });
  await line
    .first()
    .locator('td')
    .nth(heads.indexOf(tier) - 1)
    .click();
}

describe('the matrix of tiers', () => {
  it('is written with the keyboard, and undone in one step each', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft, 'matrix'));
    await signIn(page, 'ann');
    await grid(page).waitFor();
    await goTo(page, 'Certified people', 'Silver');
    await page.keyboard.type('33');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not a whole number' }).waitFor();
    await page.keyboard.press('Escape');
    const certified = ({ parameters }: Program) => parameters?.['min.certified']?.byTier;
    await expect.poll(() => keptAt(draft, certified), { timeout: 5000 }).toEqual({ silver: 33, gold: 6 });
    await page.keyboard.press('Delete');
    await expect
      .poll(() => keptAt(draft, (program) => JSON.stringify(program.tracks).match(/"condition":"certified"/g)?.length), { timeout: 5000 })
      .toBe(1);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await expect.poll(async () => (await product.kept(draft)).source, { timeout: 5000 }).toBe(SOURCE);
  });

  it('takes a block from a spreadsheet, and nothing of one with rubbish', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft, 'matrix'));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, 'ann');
    await grid(page).waitFor();
    await goTo(page, 'Bookings', 'Silver');
    await write(page, '80,000\t300,000\n3\tmany');
    await page.keyboard.press('Control+V');
    await page.getByRole('alert').filter({ hasText: 'Certified people, Gold: “many”' }).waitFor();
    await write(page, '80,000\t300,000\n3\t8');
    await page.keyboard.press('Control+V');
    await page.getByText('4 cells pasted.').waitFor();
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Control+C');
    await page.getByText('4 cells copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('80000\t300000\n3\t8');
  });
});
