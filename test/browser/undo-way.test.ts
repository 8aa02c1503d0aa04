import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { chromiumMissing } from './chromium.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { findInJson, goToCell, section, typeThreshold } from './way.fixture.ts';

const SOURCE = programText('northwind/2027.1.0');

describe.skipIf(chromiumMissing !== '')(`one history of three views${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
    await product.publish('northwind/2026.2.0');
    await product.person('ann', ['programDesigner']);
  });
  afterAll(() => product?.close());

  /** Where a key is pressed: in a cell of the matrix, in a field of the builder, in the JSON. */
  const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    matrix: async (page) => {
      await section(page, 'Tiers');
      await page.getByRole('grid').first().waitFor();
      await goToCell(page, 'Bookings', 'Gold');
    },
    builder: async (page) => {
      await section(page, 'Requirements');
      await page
        .getByRole('navigation', { name: 'Requirements' })
        .getByRole('button', { name: /^Certified people/ })
        .click();
      await page.getByRole('combobox', { name: 'How it is compared' }).first().focus();
    },
    json: async (page) => {
      await section(page, 'JSON');
      await page.locator('.monaco-editor .view-lines').first().click();
    },
  };
  const undoes = (page: Page) => page.getByRole('button', { name: /^Undo: |^Nothing to undo/ }).getAttribute('aria-label');
  const redoes = (page: Page) => page.getByRole('button', { name: /^Redo: |^Nothing to redo/ }).getAttribute('aria-label');

  it.for(Object.keys(VIEWS))('goes back to the first byte and to the last, with keys pressed in the %s', async (view, { open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const kept = async () => (await product.kept(draft)).source;
    const { page } = await open(`${product.address}/drafts/${draft}`);
    await signIn(page, 'ann');
    await page.getByRole('grid').first().waitFor();
    await typeThreshold(page, 'Bookings', 'Gold', '310000');
    await VIEWS.builder?.(page);
    await page.getByRole('combobox', { name: 'How it is compared' }).first().selectOption({ label: 'is above' });
    await section(page, 'JSON');
    await findInJson(page, '"Northwind Partner Program"');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('The ');
    await expect.poll(kept).toContain('"The Northwind Partner Program"');
    const last = await kept();
    expect(last).toContain('310000');
    expect(last).not.toBe(SOURCE);

    await VIEWS[view]?.(page);
    const steps: (string | null)[] = [];
    for (let step = await undoes(page); step !== 'Nothing to undo' && steps.length < 20; step = await undoes(page)) {
      steps.push(step);
      await page.keyboard.press('Control+z');
      await expect.poll(() => undoes(page)).not.toBe(step);
    }
    expect(steps).toHaveLength(3);
    await expect.poll(kept).toBe(SOURCE);
    for (const _ of steps) {
      const step = await redoes(page);
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => redoes(page)).not.toBe(step);
    }
    expect(await redoes(page)).toBe('Nothing to redo');
    await expect.poll(kept).toBe(last);
  });
});
