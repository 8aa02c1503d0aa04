import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';

/** Whole tabs killed while somebody types; more of them: TIERWRIGHT_TAB_KILLS=50 */
const KILLS = Number(process.env.TIERWRIGHT_TAB_KILLS ?? 5);
const SOURCE = programText('northwind/2027.1.0');

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.publish('northwind/2026.2.0');
  await product.person('ann', ['programDesigner']);
  await product.person('bea', ['programDesigner']);
});
afterAll(() => product?.close());

const editorOf = (draft: string) => `${product.address}/drafts/${draft}?section=json`;
const titleOf = (source: string) => /"title": "([^"]*)"/.exec(source)?.[1];

/** Waits until the page says that all is saved. */
const saved = (page: Page) => page.locator('[data-saving="saved"]').waitFor();

/** Types at the beginning of the program's title in the code view, as a person does. */
async function typeInTitle(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('"title": "');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(text, { delay: 20 });
}

describe('a draft in the editor', () => {
  it('asks who is not signed in to sign in, and comes back to the draft', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft));
    await signIn(page, 'ann');
    expect(page.url()).toContain(`/drafts/${draft}`);
    await page.getByRole('heading', { level: 1, name: 'Next year' }).waitFor();
  });

  it('saves by itself what is typed', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page } = await open(editorOf(draft));
    await signIn(page, 'ann');
    await typeInTitle(page, 'Typed ');
    await expect.poll(async () => titleOf((await product.kept(draft)).source), { timeout: 5000 }).toMatch(/^Typed /);
    await saved(page);
  });

  it('loses at most two seconds of work where the tab is killed', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    let lost = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { page } = await open(editorOf(draft));
      await signIn(page, 'ann');
      await typeInTitle(page, `k${kill} `);
      const typedAt = Date.now();
      await page.waitForTimeout(((kill * 373) % 2500) + 1);
      const waited = Date.now() - typedAt;
      // As the browser does it: no `beforeunload`, no last request.
      const session = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      // It gets no answer: what would give one is gone.
      void session.send('Page.crash').catch(() => {});
      await crashed;
      const after = titleOf((await product.kept(draft)).source) ?? '';
      if (!after.includes(`k${kill} `)) lost = Math.max(lost, waited);
    }
    expect(lost).toBeLessThanOrEqual(2000);
  });

  it('keeps what is typed without a connection, also when the page is opened anew, and saves it later', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page, allow } = await open(`${product.address}/sign-in`);
    allow(/net::ERR_(CONNECTION_RESET|EMPTY_RESPONSE)/);
    await signIn(page, 'ann');
    await page.goto(editorOf(draft));
    product.breakConnection(true);
    try {
      await typeInTitle(page, 'Offline ');
      await page.locator('[data-saving="noAnswer"]').waitFor();
      expect(titleOf((await product.kept(draft)).source)).not.toMatch(/^Offline/);
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.locator('.monaco-editor').first().waitFor();
    } finally {
      product.breakConnection(false);
    }
    await expect.poll(async () => titleOf((await product.kept(draft)).source), { timeout: 40_000 }).toMatch(/^Offline /);
  });

  it('tells two people who edit one draft, and loses nothing of either', async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const [{ page: ann }, { page: bea, allow }] = [await open(editorOf(draft)), await open(editorOf(draft))];
    allow(/412/);
    await signIn(ann, 'ann');
    await signIn(bea, 'bea');
    await bea.locator('.monaco-editor').first().waitFor();
    await typeInTitle(ann, 'Of Ann ');
    await saved(ann);
    await typeInTitle(bea, 'Of Bea ');
    await bea.getByRole('dialog').waitFor();
    await bea.getByRole('button', { name: 'Go on with theirs' }).click();
    await saved(bea);
    expect(titleOf((await product.kept(draft)).source)).toMatch(/^Of Ann /);
    await bea.getByRole('button', { name: /^Undo: / }).click();
    await expect.poll(async () => titleOf((await product.kept(draft)).source), { timeout: 5000 }).toMatch(/^Of Bea /);
  });
});
