import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { chromiumMissing } from './chromium.fixture.ts';
import { type Keys, keysOf } from './keyboard.fixture.ts';
import { openProduct, type Product } from './product.fixture.ts';
import { noProblems, part, saved, stage, tenPartners } from './way.fixture.ts';

describe.skipIf(chromiumMissing !== '')(`the way without a mouse${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
    await product.person('dora', ['programDesigner'], 'Dora Designer');
    await product.person('axel', ['approver'], 'Axel Approver');
    await product.partners(tenPartners(1));
  });
  afterAll(() => product?.close());

  const signIn = async (page: Page, login: string): Promise<Keys> => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const keys = await keysOf(page);
    await keys.tabTo('textbox "Login"');
    await keys.type(login);
    await keys.tabTo('textbox "Password"');
    await keys.type('correct horse battery');
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Programs', level: 1 }).waitFor();
    return keys;
  };

  /** Goes to a part of the draft over the search, past the list of parts. */
  const goTo = async (page: Page, keys: Keys, name: string) => {
    const search = page.getByRole('textbox', { name: 'Search', exact: true });
    // What is typed before its field is there is searched for, and is not written into the cell that had the focus.
    await keys.press('Control+k');
    await keys.type(name);
    await page.locator('.mantine-Spotlight-action').first().getByText(name, { exact: true }).waitFor();
    await keys.press('ArrowDown', 'Enter');
    await search.waitFor({ state: 'hidden' });
    await page.locator('[aria-current="page"]').filter({ hasText: name }).waitFor();
    await keys.tabTo('link "Skip the list of parts');
    await keys.press('Enter');
  };

  /** Writes over what stands in a field. */
  const write = async (keys: Keys, name: string, text: string) => {
    await keys.tabTo(`textbox "${name}`);
    await keys.press('Control+a');
    await keys.type(text);
  };

  it('leads a designer to a review, and an approver to a date', async ({ open }) => {
    const { page } = await open(`${product.address}/sign-in`);
    const keys = await signIn(page, 'dora');
    await keys.press('Alt+n');
    await page.getByRole('dialog', { name: 'New program' }).waitFor();
    await expect.poll(() => keys.focused()).toBe('textbox "Title"');
    await keys.type('Keyboard Partners');
    await keys.press('Enter');
    await page.getByRole('grid').waitFor();

    await keys.tabTo('link "Skip to content"');
    await keys.press('Enter');
    await keys.tabTo('button "Add a tier');
    await keys.press('Enter');
    await expect.poll(() => keys.focused()).toBe('textbox "Title"');
    await keys.type('Silver');
    await keys.press('Enter');
    await page.getByRole('columnheader', { name: 'Silver' }).waitFor();
    // Where the dialog was asked for one goes on.
    await expect.poll(() => keys.focused()).toBe('button "Add a tier …"');

    await goTo(page, keys, 'Facts');
    await keys.tabTo('button "Add a fact"');
    await keys.press('Enter');
    await write(keys, 'Title', 'Bookings');
    await keys.tabTo('textbox "Attribute"');
    await keys.press('Control+a');
    await keys.type('bookings');
    await keys.tabTo('combobox "Type"');
    await keys.press('Control+a');
    await keys.type('money');
    await keys.press('ArrowDown', 'Enter');

    await goTo(page, keys, 'Tiers');
    await keys.tabTo('button "Add a requirement');
    await keys.press('Enter');
    await expect.poll(() => keys.focused()).toBe('textbox "Title"');
    await keys.type('Bookings of a year');
    await write(keys, 'Why', 'Who sells more gets more.');
    // A choice is made by its first letters.
    await keys.tabTo('combobox "What is measured"');
    await keys.type('Book');
    await write(keys, 'Threshold', '50,000');
    await keys.tabTo('combobox "First tier');
    await keys.type('Silver');
    await keys.tabTo('button "Add"');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await keys.tabTo('gridcell');
    await keys.go('ArrowRight', 'gridcell "€50,000"');
    await keys.type('150000');
    await keys.press('Enter');
    await page.getByRole('gridcell', { name: '€150,000' }).waitFor();

    await goTo(page, keys, 'Requirements');
    await keys.tabTo('combobox "How it is compared"');
    await keys.type('is above');
    await page.getByText('It means: “Bookings” is above “Bookings of a year”').waitFor();
    await noProblems(page);
    // One of ten partners sells as much.
    const impact = page.getByRole('region', { name: 'Impact' });
    await keys.tabTo('link "Show the whole impact"');
    await impact.getByText('of 10 partners').waitFor();
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Impact', level: 2 }).waitFor();
    await keys.tabTo('link "Back to the editor"');
    await keys.press('Enter');
    await page.getByRole('grid').waitFor();
    await saved(page);

    await keys.tabTo('button "Ask for a review"', 'Shift+Tab');
    await keys.press('Enter');
    await page.getByRole('dialog', { name: 'Ask for a review' }).waitFor();
    await write(keys, 'What reviewers should know', 'Written without a mouse.');
    await keys.tabTo('button "Ask for a review"');
    await keys.press('Enter');
    await stage(page, 'waitsForApproval');

    const { page: other } = await open(`${product.address}/sign-in`);
    const axel = await signIn(other, 'axel');
    await axel.tabTo('link "Reviews"');
    await axel.press('Enter');
    await other.getByRole('heading', { name: 'Reviews', level: 1 }).waitFor();
    await axel.tabTo('link "Keyboard Partners"');
    await axel.press('Enter');
    await stage(other, 'waitsForApproval');
    await part(other, 'Content').getByText('Written without a mouse.').waitFor();
    await axel.tabTo('button "Approve"');
    await axel.press('Enter');
    await stage(other, 'waitsForPublication');
    await axel.tabTo('radio "Now"');
    await axel.press('ArrowDown');
    await other.getByLabel('Day', { exact: true }).waitFor();
    await axel.tabTo('textbox "Day"');
    await axel.type('01112027');
    await axel.tabTo('button "Schedule"');
    await axel.press('Enter');
    await stage(other, 'scheduled');
    await expect.poll(() => part(other, 'History').textContent()).toContain('Jan 11, 2027');
  });
});
