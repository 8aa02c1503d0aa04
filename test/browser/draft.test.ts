import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { goToText, saved, titleOf, typeInTitle } from './title.fixture.ts';

/** Whole tabs killed while somebody types; more of them: TIERWRIGHT_TAB_KILLS=50 */
const KILLS = Number(process.env.TIERWRIGHT_TAB_KILLS ?? 3);
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
/** Ms between two keys. */
const PAUSES = [15, 60, 250, 700, 1300];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Types letters, faster or slower and with pauses, and kills the tab in the midst of it as the browser does: no
 * `beforeunload`, no last request. Gives when each letter was typed.
 */
async function typeUntilKilled(page: Page, kill: number): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  const keys: number[] = [];
  // The same moments in every run, spread over the pauses and the longest time without one.
  const until = performance.now() + ((kill * 739) % 3700);
  const pause = PAUSES[kill % PAUSES.length]!;
  do {
    keys.push(performance.now());
    await page.keyboard.type(LETTERS[(keys.length - 1) % LETTERS.length] ?? '');
    await page.waitForTimeout(Math.min(pause, Math.max(0, until - performance.now())));
  } while (performance.now() < until);
  // It gets no answer: what would give one is gone.
  void session.send('Page.crash').catch(() => {});
  await crashed;
  return keys;
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
    await expect.poll(async () => titleOf((await product.kept(draft)).source)).toMatch(/^Typed /);
    await saved(page);
  });

  it('loses at most two seconds of work where the tab is killed', { timeout: 120_000 + KILLS * 60_000 }, async ({ open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const { page: first, allow } = await open(editorOf(draft));
    // What a killed tab had sent may arrive after the next one has asked what there is: it knows its own again.
    allow(/status of 412/);
    await signIn(first, 'ann');
    const context = first.context();
    const [atService, atReturn]: [number[], number[]] = [[], []];
    let page = first;
    // How much longer than it should a key took at most: so long everything may take on this machine.
    let busy = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await typeInTitle(page, `Kill ${kill}: `);
      // Only what comes now may be missing.
      await saved(page);
      const keys = await typeUntilKilled(page, kill);
      const killedAt = performance.now();
      const pauses = keys.map((key, index) => (keys[index + 1] ?? killedAt) - key);
      busy = Math.max(busy, ...pauses.map((pause) => pause - PAUSES[kill % PAUSES.length]!));
      const lostOf = (title: string) => {
        // What is missing is at the end: the oldest key of it is the first that is not there.
        const prefix = title.slice(title.indexOf(`Kill ${kill}: `) + `Kill ${kill}: `.length);
        const left = [...keys.keys()].findIndex((index) => prefix[index] !== LETTERS[index % LETTERS.length]);
        return left < 0 ? 0 : killedAt - (keys[left] ?? killedAt);
      };
      const kept = titleOf((await product.kept(draft)).source) ?? '';
      atService.push(lostOf(kept));
      // Who comes back finds what the browser remembers too; it is saved then.
      page = await context.newPage();
      await page.goto(editorOf(draft));
      await page.locator('.monaco-editor').first().waitFor();
      await saved(page);
      const back = titleOf((await product.kept(draft)).source) ?? '';
      expect(back).toContain(`Kill ${kill}: `);
      atReturn.push(lostOf(back));
    }
    const worst = (lost: readonly number[]) => `${(Math.max(...lost) / 1000).toFixed(2)} s`;
    console.log(
      `${KILLS} tabs killed while typing: at most ${worst(atService)} missing at the service, ${worst(atReturn)} who comes back.`,
    );
    // The service has it as soon as the network lets it: how soon a draft is sent is tested with its saver.
    expect(Math.max(...atReturn)).toBeLessThanOrEqual(2000 + busy);
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
    await expect.poll(async () => titleOf((await product.kept(draft)).source)).toMatch(/^Offline /);
  });

  it.for([
    ['Go on with theirs', /^Of Ann /, /^Of Bea /],
    ['Go on with mine', /^Of Bea /, /^Of Ann /],
  ] as const)('tells two people who edit one draft, and loses nothing of either: %s', async ([choice, first, undone], { open }) => {
    const draft = await product.draft('Next year', SOURCE);
    const [{ page: ann }, { page: bea, allow }] = [await open(editorOf(draft)), await open(editorOf(draft))];
    allow(/412/);
    await signIn(ann, 'ann');
    await signIn(bea, 'bea');
    await bea.locator('.monaco-editor').first().waitFor();
    await typeInTitle(ann, 'Of Ann ');
    // The page of Ann may say that all is saved before it knows of the last key.
    await expect.poll(async () => titleOf((await product.kept(draft)).source)).toMatch(/^Of Ann /);
    await saved(ann);
    await goToText(bea, '"title": "');
    // At once: what is typed after she is told goes nowhere.
    await bea.keyboard.insertText('Of Bea ');
    await bea.getByRole('dialog').waitFor();
    // Nor does it press anything: she goes on typing before she sees it.
    await bea.keyboard.type('and so on \n');
    expect(await bea.getByRole('dialog').isVisible()).toBe(true);
    await bea.getByRole('button', { name: choice }).click();
    await saved(bea);
    expect(titleOf((await product.kept(draft)).source)).toMatch(first);
    await bea.getByRole('button', { name: /^Undo: / }).click();
    await expect.poll(async () => titleOf((await product.kept(draft)).source)).toMatch(undone);
  });
});
