import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { type FullProduct, openFullProduct } from './full-product.fixture.ts';
import { programText, signIn } from './product.fixture.ts';
import { pagesOf, sectionsOf, settled, tryControls } from './screens.fixture.ts';
import { currenciesOf, Known, readTexts, strangersIn, unwrittenNumbers } from './words.fixture.ts';

/** Controls that are tried on each page. All of them (a quarter of an hour): TIERWRIGHT_CONTROLS=1000 */
const CONTROLS = Number(process.env.TIERWRIGHT_CONTROLS ?? 1);

const inPage = (name: string) => fileURLToPath(new URL(`./in-page/${name}.js`, import.meta.url));

let full: FullProduct;
const known = new Known();
beforeAll(async () => {
  full = await openFullProduct({
    text: (text) => {
      known.learn(text);
      return text;
    },
    program: (source) => source,
  });
  for (const name of ['northwind/2026.2.0', 'northwind/2027.1.0']) known.learn(JSON.parse(programText(name)));
  known.learn([full.login, 'amos', 'writer', full.partners, full.versions, full.review, full.draft, full.report]);
});
afterAll(() => full?.close());

/** Texts that nobody of those wrote, each once, with where it was seen first. */
class Strange {
  readonly #found = new Map<string, string>();
  readonly #seen = new Set<string>();
  readonly currencies = new Set<string>();
  texts = 0;

  async look(page: Page, where: string): Promise<void> {
    const { texts, written, told } = await readTexts(page);
    known.hear(told);
    for (const currency of currenciesOf(written)) this.currencies.add(currency);
    this.texts += texts.length;
    for (const { text, place, technical } of texts) {
      if (technical || this.#seen.has(text)) continue;
      this.#seen.add(text);
      const found = [...strangersIn(text, known, written), ...unwrittenNumbers(text, known, written)];
      if (found.length > 0) this.#found.set(text, `${where}: ${found.join(' | ')} in ${JSON.stringify(text.slice(0, 160))} (${place})`);
    }
  }

  get lines(): readonly string[] {
    return [...this.#found.values()];
  }
}

/** A number of a picture, with the text that holds it. */
interface PictureNumber {
  readonly text: string;
  readonly number: string;
  readonly inTable: boolean;
}

/** Numbers of pictures that stand in no table of their page. */
class Missing {
  readonly #found = new Set<string>();
  count = 0;

  async look(page: Page, name: string): Promise<void> {
    if (['report', 'impact'].includes(name)) await page.locator('svg[role=img]').first().waitFor();
    const numbers = (await page.evaluate('pictureNumbers()')) as readonly PictureNumber[];
    this.count += numbers.length;
    for (const { text, number, inTable } of numbers) {
      // The years of a scale are none of what it shows.
      if (!inTable && !(/^\d{4}$/.test(text) && text === number)) this.#found.add(`${name}: ${number} of ${JSON.stringify(text)}`);
    }
  }

  get lines(): readonly string[] {
    return [...this.#found];
  }
}

describe('every text', () => {
  it('comes from a catalogue, the program, the base or Intl, also in what opens; every number of a picture stands in a table', {
    timeout: 900_000 + CONTROLS * 300_000,
  }, async ({ open }) => {
    const { page, allow } = await open(`${full.product.address}/sign-in`);
    allow(/404/);
    for (const name of ['watch-intl', 'visible-texts', 'picture-numbers']) await page.addInitScript({ path: inPage(name) });
    page.on('response', (response) => {
      if (!/^application\/(problem\+)?json/.test(response.headers()['content-type'] ?? '')) return;
      response.json().then(
        (body) => known.hear(body),
        () => undefined,
      );
    });
    const strange = new Strange();
    const missing = new Missing();
    await page.goto(`${full.product.address}/sign-in?locale=en-XA`);
    await settled(page);
    await strange.look(page, 'sign-in');
    await page.goto(`${full.product.address}/sign-in?locale=en`);
    await signIn(page, full.login);
    const sections = await sectionsOf(page, full);
    expect(sections.length).toBeGreaterThan(10);
    await page.goto(`${full.product.address}/?locale=en-XA`);
    let controls = 0;
    for (const [name, path] of Object.entries(pagesOf(full, sections))) {
      const look = async (opened: string) => {
        await strange.look(page, opened === '' ? name : `${name}, ${opened}`);
        if (opened === '') await missing.look(page, name);
      };
      controls += await tryControls(page, full.product.address + path, look, CONTROLS);
    }
    await page.goto(full.product.address);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.locator('input.mantine-Spotlight-search').waitFor();
    await strange.look(page, 'search');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    await strange.look(page, 'shortcuts');
    console.log(`${strange.texts} texts on ${Object.keys(pagesOf(full, sections)).length} pages, ${controls} controls tried.`);
    console.log(`${missing.count} numbers in pictures.`);
    if (process.env.TIERWRIGHT_LOOK) console.log(strange.lines.join('\n'));
    expect(strange.lines).toEqual([]);
    // Amounts are in the currency of the program.
    expect([...strange.currencies]).toEqual(['USD']);
    expect(missing.count).toBeGreaterThan(20);
    expect(missing.lines).toEqual([]);
  });
});
