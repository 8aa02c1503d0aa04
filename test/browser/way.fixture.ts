import type { PartnerData } from '@tierwright/facts';
import type { Locator, Page } from 'playwright-core';

/** What the designer of `way.test.ts` does on each screen, with the mouse and the keyboard. */

/** Ten partners; so many of them sell enough, and know enough, for Gold. */
export const tenPartners = (gold: number): readonly PartnerData[] =>
  Array.from({ length: 10 }, (_, index) => ({
    ...{ id: `p${index}`, title: `Partner ${index}` },
    attributes: { bookings: index < gold ? 400_000 : 100_000, certified: index < gold ? 6 : 3 },
  })) as unknown as readonly PartnerData[];

export const section = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Parts of the program' }).getByRole('link', { name, exact: true }).click();

export const field = (page: Page | Locator, name: string): Locator => page.getByRole('textbox', { name, exact: true });

/** Chooses in a field that offers what it knows. */
export async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Everything that was typed is with the service. */
export const saved = (page: Page): Promise<void> => page.locator('[data-saving="saved"]').waitFor();

/** The check has nothing to say: no error, no warning, no advice. */
export const noProblems = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /^No problems$/ })
    .waitFor();

export async function beginBlank(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New program' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New program' });
  await field(dialog, 'Title').fill(title);
  await field(dialog, 'Time zone').fill('Europe/Berlin');
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('grid').waitFor();
}

export async function addTier(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a tier …' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new tier' });
  await field(dialog, 'Title').fill(title);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('columnheader', { name: title }).waitFor();
}

export async function addFact(page: Page, { title, id, type }: Record<'title' | 'id' | 'type', string>): Promise<void> {
  await section(page, 'Facts');
  await page.getByRole('button', { name: 'Add a fact' }).click();
  await field(page, 'Title').fill(title);
  await field(page, 'Attribute').fill(id);
  await choose(page, 'Type', type);
  await page.getByRole('button', { name: /^Change the id/ }).click();
  await field(page, 'Id').fill(id);
  await page.getByRole('button', { name: 'Apply' }).click();
}

/** A benefit with a value for each tier, of what a fact measures. */
export async function addRebate(page: Page, title: string, basis: string): Promise<void> {
  await section(page, 'Benefits');
  await page.getByRole('button', { name: 'Add a benefit …' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new benefit' });
  await field(dialog, 'Title').fill(title);
  await dialog.getByLabel('What kind of benefit it is').selectOption({ label: 'Rebate' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await field(page, 'Why').fill('Who sells more earns more.');
  await page.getByLabel('How the value is set').selectOption('A value for each tier (a parameter)');
  await choose(page, 'Of what', basis);
}

/** What a release may do at most. */
export async function setLimit(page: Page, measure: string, atMost: string): Promise<void> {
  await section(page, 'Version and limits');
  await field(page, measure).fill(atMost);
}

/** A test of a made-up partner with facts of its own: it expects the tier that is decided now. */
export async function addTest(page: Page, name: string, facts: Readonly<Record<string, string>>, tier: string): Promise<void> {
  await section(page, 'Tests');
  await page.getByRole('button', { name: 'Add a test …' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new test' });
  await field(dialog, 'What the test shows').fill(name);
  await dialog.getByLabel('Day of the decision').fill('2027-01-04');
  await dialog.getByText('The test begins with what the program decides now:').waitFor();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const [fact, value] of Object.entries(facts)) {
    await page.getByRole('combobox', { name: 'Add a fact …' }).first().click();
    await page.getByRole('option', { name: fact, exact: true }).click();
    const given = page.getByRole('group', { name: 'The partner' }).getByRole('textbox', { name: fact });
    await given.fill(value);
    await given.press('Enter');
  }
  await page.getByText(`✗ ${tier}`).waitFor();
  await page.getByRole('button', { name: 'Expect what was found: Tier' }).click();
  await page.locator('[data-test="passes"]').waitFor();
}

/** A requirement that compares a fact with a threshold of each tier, from Silver on. */
export async function addRequirementOfTiers(page: Page, title: string, fact: string, threshold: string): Promise<void> {
  await section(page, 'Tiers');
  await page.getByRole('button', { name: 'Add a requirement …' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new requirement' });
  await field(dialog, 'Title').fill(title);
  await field(dialog, 'Why partners are asked for it').fill('Who sells more gets more.');
  await dialog.getByLabel('What is measured').selectOption({ label: fact });
  await dialog.getByLabel('How it is compared').selectOption({ label: 'at least' });
  await field(dialog, 'Threshold').fill(threshold);
  await dialog.getByLabel('First tier that asks for it').selectOption({ label: 'Silver' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** A requirement that is put together in the condition builder: a fact is at least a value. */
export async function buildRequirement(page: Page, title: string, fact: string, value: string): Promise<void> {
  await section(page, 'Requirements');
  await page.getByRole('button', { name: 'Add a requirement' }).click();
  await field(page, 'Title').fill(title);
  await field(page, 'Why').fill('They know what they sell.');
  await choose(page, 'What is tested', fact);
  await page.getByRole('combobox', { name: 'How it is compared' }).selectOption({ label: 'is at least' });
  await field(page, 'Value').fill(value);
  await page.getByText(`It means: “${fact}” is at least ${value}.`).waitFor();
}

/** Clicks the cell of a row (its title) and a tier. */
export async function goToCell(page: Page, row: string, tier: string): Promise<void> {
  const table = page.getByRole('grid').first();
  const heads = await table.locator('thead th').allTextContents();
  const line = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: false }) });
  await line
    .first()
    .locator('td')
    .nth(heads.indexOf(tier) - 1)
    .click();
}

export async function typeThreshold(page: Page, row: string, tier: string, value: string): Promise<void> {
  await goToCell(page, row, tier);
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

/** Puts the cursor before the first occurrence of a text in Monaco. */
export async function findInJson(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
}

/** Asks for a review of the draft that is open; gives the address of the round. */
export async function askForReview(page: Page, note: string): Promise<string> {
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for a review' });
  await field(dialog, 'What reviewers should know').fill(note);
  await dialog.locator('[data-tests="pass"]').waitFor();
  await dialog.getByRole('button', { name: 'Ask for a review' }).click();
  await page.waitForURL(/\/reviews\//);
  await stage(page, 'waitsForApproval');
  return page.url();
}

/** Waits until the page of a review says that it stands so. */
export const stage = (page: Page, kind: string): Promise<void> => page.locator(`[data-stage="${kind}"]`).waitFor();

/** A part of the page of a review. */
export const part = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

/** Publishes what is approved on a day of the program. */
export async function schedule(page: Page, day: string): Promise<void> {
  await page.getByRole('radio', { name: /^On a day/ }).check();
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await stage(page, 'scheduled');
}

/** Makes version 0.1.0 another one. */
export async function writeVersion(page: Page, minor: string): Promise<void> {
  await section(page, 'Version and limits');
  await field(page, 'Version').fill(`0.${minor}.0`);
}
