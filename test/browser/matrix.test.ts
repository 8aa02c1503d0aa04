import type { Program } from '@tierwright/program';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { THEMES } from './open-page.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';

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
  it('has tiers and requirements dragged to another place, each in one step, and left with Escape', async ({ open }) => {
    const draft = await product.draft('Dragged', SOURCE);
    const { page } = await open(editorOf(draft, 'matrix'));
    await signIn(page, 'ann');
    await grid(page).waitFor();
    const table = grid(page);
    const at = async (place: string) => {
      const box = await table.locator(`[data-at="${place}"]`).boundingBox();
      if (!box) throw new Error(`There is nothing at ${place}.`);
      return { x: box.x + box.width / 2, y: box.y + 8 };
    };
    const take = async (from: string, to: string) => {
      await table.locator(`[data-grip="${from}"]`).hover();
      await page.mouse.down();
      const { x, y } = await at(to);
      await page.mouse.move(x, y, { steps: 4 });
    };
    const tiers = ({ tracks }: Program) => tracks?.[0]?.tiers.map(({ id }) => id);
    const requirements = ({ requirements: all }: Program) => Object.keys(all ?? {});
    const [ofTiers, ofRequirements] = [tiers(JSON.parse(SOURCE)) ?? [], requirements(JSON.parse(SOURCE))];

    await take('-1:2', '-1:0');
    await expect.poll(() => table.locator('[class*=dropBefore]').count()).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => table.locator('[class*=drop]').count()).toBe(0);
    await take('-1:2', '-1:0');
    await page.mouse.up();
    await page.getByRole('status').filter({ hasText: 'is moved' }).waitFor();
    await expect.poll(() => keptAt(draft, tiers)).toEqual([ofTiers[2], ofTiers[0], ofTiers[1]]);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => keptAt(draft, tiers)).toEqual(ofTiers);

    // What would change the program waits until the tier is let go.
    await take('-1:2', '-1:0');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await page.getByRole('button', { name: /^Redo: / }).isEnabled()).toBe(true);

    await take('-1:2', '-1:1');
    const { x = 0, y = 0, width = 0, height = 0 } = (await table.locator('[data-at="-1:0"]').boundingBox()) ?? {};
    const last = { pointerId: 1, bubbles: true, clientX: x + width / 2, clientY: y + height / 2 };
    // A quick hand: the last move and letting go come one right after the other, before anything is drawn.
    await page.evaluate(
      `for (const what of ['pointermove', 'pointerup'])
        document.querySelector('[data-grip="-1:2"]').dispatchEvent(new PointerEvent(what, ${JSON.stringify(last)}))`,
    );
    await page.mouse.up();
    await expect.poll(() => keptAt(draft, tiers)).toEqual([ofTiers[2], ofTiers[0], ofTiers[1]]);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => keptAt(draft, tiers)).toEqual(ofTiers);

    // What is being written is kept where it was written, not where another tier stands then.
    await goTo(page, 'Certified people', 'Silver');
    await page.keyboard.type('33');
    await take('-1:2', '-1:1');
    await page.mouse.up();
    await expect.poll(() => keptAt(draft, tiers)).toEqual([ofTiers[0], ofTiers[2], ofTiers[1]]);
    expect(await table.locator('input').count()).toBe(0);
    expect(await keptAt(draft, ({ parameters }) => parameters?.['min.certified']?.byTier)).toEqual({ silver: 33, gold: 6 });
    for (const _ of ['moved', 'written']) await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await product.kept(draft)).source).toBe(SOURCE);

    const grips = await table
      .locator('tbody [data-grip]')
      .evaluateAll((all: { dataset: { grip?: string } }[]) => all.map(({ dataset }) => dataset.grip ?? ''));
    const [first = '', second = ''] = grips;
    await take(first, second);
    await page.mouse.up();
    await expect.poll(() => keptAt(draft, requirements)).not.toEqual(ofRequirements);
    expect(((await keptAt(draft, requirements)) as string[]).toSorted()).toEqual(ofRequirements.toSorted());
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => keptAt(draft, requirements)).toEqual(ofRequirements);
  });

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
    await expect.poll(() => keptAt(draft, certified)).toEqual({ silver: 33, gold: 6 });
    await page.keyboard.press('Delete');
    await expect.poll(() => keptAt(draft, (program) => JSON.stringify(program.tracks).match(/"condition":"certified"/g)?.length)).toBe(1);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await expect.poll(async () => (await product.kept(draft)).source).toBe(SOURCE);
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

  it('takes a new benefit, whose values are written in its row, and lets it go', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft, 'matrix'));
    await signIn(page, 'ann');
    await grid(page).waitFor();
    await page.getByRole('button', { name: 'Add a benefit …' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Training seats');
    await dialog.getByLabel('What kind of benefit it is').selectOption('Number of something');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await goTo(page, 'Training seats', 'Gold');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    const seats = (program: Program) => ({
      benefit: program.benefits?.find(({ id }) => id === 'trainingSeats'),
      values: program.parameters?.['count.trainingSeats']?.byTier,
    });
    await expect
      .poll(() => keptAt(draft, seats))
      .toEqual({
        benefit: { id: 'trainingSeats', title: 'Training seats', kind: 'count', track: 'resale', value: { fact: 'count.trainingSeats' } },
        values: { registered: 1, silver: 1, gold: 12 },
      });
    await page.getByRole('rowheader', { name: 'Training seats' }).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Remove …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(async () => (await keptAt(draft, seats)) as { benefit: unknown }).not.toHaveProperty('benefit.id');
  });

  it('shows the routes to a tier and lets them be changed', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft, 'matrix'));
    await signIn(page, 'ann');
    await grid(page).waitFor();
    await grid(page).getByRole('columnheader', { name: 'Gold' }).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Alternative routes to it …' }).click();
    const dialog = page.getByRole('dialog', { name: 'What Gold asks for' });
    await dialog.getByLabel('How many of the parts must hold').selectOption('at least one of these holds');
    await page.keyboard.press('Escape');
    await page.getByRole('rowheader', { name: 'One of these routes' }).waitFor();
    await expect.poll(() => keptAt(draft, ({ tracks }) => Object.keys(tracks?.[0]?.tiers.at(-1)?.qualify ?? {}))).toEqual(['any']);
  });
});

describe.each(THEMES)('the matrix of a partner, %s', (theme) => {
  it('is lit: what is met and what is not, by more than colour', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page, checkAccessibility } = await open(editorOf(draft, 'matrix'), theme);
    await signIn(page, 'ann');
    await grid(page).waitFor();
    await page.getByRole('button', { name: 'Somebody made up' }).click();
    await page.getByText(/The cells show how Somebody of whom nothing is known fares/).waitFor();
    const row = grid(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Bookings', exact: false }) });
    await row
      .first()
      .getByText(/^✗ not met/)
      .first()
      .waitFor();
    await grid(page).getByText('? not known').first().waitFor();
    // Of what is counted: each by itself, and how many.
    const counted = (name: string) =>
      grid(page)
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: false }) });
    await counted('Two of three').getByText('0 of 3').waitFor();
    await counted('Security specialization')
      .getByText(/^[✗?] not (?:met|known)/)
      .first()
      .waitFor();
    await checkAccessibility();
    await screenshot(page, `screens/matrix-partner-${theme}.png`);
    await page.getByRole('button', { name: 'Show nobody' }).click();
    await expect
      .poll(() =>
        grid(page)
          .getByText(/not met|not known/)
          .count(),
      )
      .toBe(0);
  });
});
