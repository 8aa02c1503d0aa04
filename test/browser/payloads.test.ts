import { fileURLToPath } from 'node:url';
import { type Json, parseProgram } from '@tierwright/program';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { type FullProduct, openFullProduct } from './full-product.fixture.ts';
import { PAYLOADS, packed, TAGS } from './payloads.fixture.ts';
import { signIn } from './product.fixture.ts';
import { pagesOf, sectionsOf, settled, tryControls, visit } from './screens.fixture.ts';
import { goToText } from './title.fixture.ts';

/** All payloads in as few texts as a field takes; each alone, in every field (an hour): TIERWRIGHT_PAYLOADS=100 */
const IS_ALONE = process.env.TIERWRIGHT_PAYLOADS === '100';
/** The fields of every page, and of what opens there; else those of some pages: TIERWRIGHT_PAYLOADS=every or 100 */
const IS_EVERY = IS_ALONE || process.env.TIERWRIGHT_PAYLOADS === 'every';
/** One page of so many is filled where not every one is. */
const ONE_OF = 7;
/** Controls of each page that are tried for what they open. */
const CONTROLS = IS_EVERY ? Number(process.env.TIERWRIGHT_CONTROLS ?? 1) : 0;

const WATCH = fileURLToPath(new URL('./in-page/watch-payloads.js', import.meta.url));
/** Where a page does not say how much a field takes. */
const LONGEST = 20_000;

const textsFor = (most: number): readonly string[] => {
  const fitting = PAYLOADS.filter(({ length }) => length <= most);
  return IS_ALONE ? fitting : packed(fitting, most);
};

/** A field of a page, as it says what it is. */
interface Field {
  readonly index: number;
  readonly name: string;
  readonly most: number;
}

interface FieldElement {
  readonly disabled: boolean;
  readonly readOnly: boolean;
  readonly maxLength: number;
  readonly labels: readonly { readonly textContent: string }[] | null;
  checkVisibility(): boolean;
  closest(selector: string): unknown;
  getAttribute(name: string): string | null;
}

const OTHERS = [
  'checkbox',
  'radio',
  'file',
  'color',
  'range',
  'hidden',
  'submit',
  'button',
  'date',
  'time',
  'datetime-local',
  'month',
  'number',
];
const FIELDS = `input${OTHERS.map((type) => `:not([type=${type}])`).join('')}, textarea, [contenteditable=true]`;

/** The fields of a page that take a text now. */
async function fieldsOf(page: Page): Promise<readonly Field[]> {
  const found = await page.locator(FIELDS).evaluateAll((all: readonly FieldElement[]) =>
    all.map((one) => ({
      isOpen: !one.disabled && !one.readOnly && one.checkVisibility() && one.closest('.monaco-editor') === null,
      name: one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.getAttribute('placeholder') ?? '',
      most: one.maxLength,
    })),
  );
  return found.flatMap(({ isOpen, name, most }, index) => (isOpen ? [{ index, name, most: most > 0 ? most : LONGEST }] : []));
}

class Trial {
  readonly #page: Page;
  readonly #tried = new Set<string>();
  fields = 0;
  texts = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Fills every field that is there and was not before, and takes each text as a person does: with the key that leaves it. */
  async fill(where: string): Promise<void> {
    const page = this.#page;
    for (;;) {
      // Read anew each time: what is written may show other fields.
      const next = (await fieldsOf(page)).find(({ name }) => !this.#tried.has(`${where} ${name}`));
      if (!next) break;
      this.#tried.add(`${where} ${next.name}`);
      const field = page.locator(FIELDS).nth(next.index);
      for (const text of textsFor(next.most)) {
        const isFilled = await field.fill(text, { timeout: 1500 }).then(
          () => true,
          () => false,
        );
        if (!isFilled) break;
        this.texts += 1;
        await page.keyboard.press('Tab');
      }
      this.fields += 1;
    }
    await this.look(`${where}: filled`);
  }

  async look(where: string): Promise<void> {
    expect(await this.#page.evaluate('whatRan'), where).toEqual([]);
  }
}

/** Keys of what people write in a program. */
const WRITTEN = [
  'title',
  'why',
  'text',
  'description',
  'note',
  'label',
  'subject',
  'body',
  'hint',
  'help',
  'message',
  'summary',
  'cadence',
];

type Members = { [key: string]: Json };

/** Puts the payloads into whatever people write in a program, as far as it stays one. */
function spoiledProgram(source: string): { readonly source: string; readonly used: ReadonlySet<string> } {
  const program = JSON.parse(source) as Members;
  let next = 0;
  const places: {
    readonly holder: Members;
    readonly key: string;
    readonly before: Json;
    readonly payload: string;
    readonly pointer: string;
  }[] = [];
  const spoil = (value: Json, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (typeof inner === 'string' && WRITTEN.includes(key)) {
        const payload = PAYLOADS[next % PAYLOADS.length] ?? '';
        next += 1;
        const holder = value as Members;
        places.push({ holder, key, before: inner, payload, pointer: at });
        holder[key] = `${inner} ${payload}`;
      } else spoil(inner, at);
    }
  };
  spoil(program, '');
  for (let round = 0; round < 20; round += 1) {
    const { problems } = parseProgram(JSON.stringify(program));
    const wrong = problems.filter(({ severity }) => severity === 'error');
    if (wrong.length === 0) break;
    const undone = places.filter(({ pointer }) => wrong.some((problem) => problem.pointer.startsWith(pointer)));
    if (undone.length === 0) throw new Error(JSON.stringify(wrong.slice(0, 3)));
    for (const { holder, key, before } of undone) holder[key] = before;
  }
  const used = new Set(places.filter(({ holder, key, before }) => holder[key] !== before).map(({ payload }) => payload));
  return { source: JSON.stringify(program, null, 2), used };
}

describe('a text that is taken for code', () => {
  let full: FullProduct;
  const used = new Set<string>();
  beforeAll(async () => {
    let next = 0;
    full = await openFullProduct({
      text: (text) => {
        const payload = PAYLOADS[next % PAYLOADS.length] ?? '';
        next += 1;
        return `${payload} ${text}`;
      },
      program: (source) => {
        const spoiled = spoiledProgram(source);
        for (const payload of spoiled.used) used.add(payload);
        return spoiled.source;
      },
    });
  });
  afterAll(() => full?.close());

  it('is one of a hundred and more', () => {
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(100);
  });

  it('is told where it stands in a page as code: what watches sees each that a browser makes something of', async ({ open }) => {
    const { page, allow } = await open(`${full.product.address}/sign-in`);
    allow(/./);
    await page.addInitScript({ path: WATCH });
    await page.goto(`${full.product.address}/sign-in`);
    await settled(page);
    expect(await page.evaluate('whatRan')).toEqual([]);
    const unseen: string[] = [];
    for (const payload of TAGS) {
      await page.evaluate(`whatRan.length = 0; document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(`<p>${payload}</p>`)})`);
      const seen = (await page.evaluate('new Promise((resolve) => setTimeout(() => resolve(whatRan), 20))')) as readonly string[];
      if (seen.length === 0) unseen.push(payload);
    }
    // A browser makes something of these two only where they are the page itself, or where something was taken out of them.
    expect(unseen).toEqual([expect.stringContaining('<scr<script>'), expect.stringContaining('<body ')]);
  });

  const timeout = 1_200_000 * (IS_ALONE ? 10 : 1);

  it('does not run where it is shown or written: in no field of any page, in nothing that is kept', { timeout }, async ({ open }) => {
    const { page, allow } = await open(`${full.product.address}/sign-in`);
    allow(/40[0149]|412|413|422/);
    await page.addInitScript({ path: WATCH });
    await page.goto(`${full.product.address}/sign-in?to=${encodeURIComponent('javascript:__ran(1)')}`);
    const trial = new Trial(page);
    await settled(page);
    await trial.fill('sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await trial.look('sign-in: refused');
    await page.goto(`${full.product.address}/sign-in`);
    await signIn(page, full.login);
    const sections = await sectionsOf(page, full);
    const pages = pagesOf(full, sections);
    // As much of what is kept as a page shows; what is written is tried with another draft, so that all of them show the first.
    for (const [name, path] of Object.entries(pages)) {
      await visit(page, full.product.address + path);
      await trial.look(name);
    }
    const filled = Object.entries(pages).filter((_, index) => IS_EVERY || index % ONE_OF === 0);
    for (const [name, path] of filled) {
      await tryControls(page, full.product.address + path, (opened) => trial.fill(opened === '' ? name : `${name}, ${opened}`), CONTROLS);
    }
    await page.goto(`${full.product.address}/?begin=blank`);
    await page.getByRole('dialog').waitFor();
    await trial.fill('begin');
    await page.goto(full.product.address);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.locator('input.mantine-Spotlight-search').waitFor();
    await trial.fill('search');
    const kept = `${PAYLOADS.length} payloads, ${used.size} of them in what a program says`;
    console.log(
      `${kept}; ${trial.fields} fields of ${filled.length} pages filled with ${trial.texts} texts; ${Object.keys(pages).length} pages looked at.`,
    );
    expect(used.size).toBeGreaterThanOrEqual(100);
    expect(trial.fields).toBeGreaterThan(IS_EVERY ? 300 : 10);
  });

  it('does not run in a cell of the matrix, nor in the code view and what it shows over its text', { timeout }, async ({ open }) => {
    const { source } = await full.product.kept(full.draft);
    const draft = await full.product.draft('Cells', source);
    const { page } = await open(`${full.product.address}/sign-in`);
    await page.addInitScript({ path: WATCH });
    await page.goto(`${full.product.address}/drafts/${draft}?section=matrix`);
    await signIn(page, full.login);
    const trial = new Trial(page);
    const grid = page.getByRole('grid').first();
    await grid.waitFor();
    const cells = grid.locator('tbody td, tbody th, thead th');
    for (let index = 0; index < Math.min(await cells.count(), 12); index += 1) {
      await cells.nth(index).click();
      await page.keyboard.press('Enter');
      for (const text of textsFor(LONGEST)) await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(50);
      await trial.look(`cell ${index}`);
      await page.keyboard.press('Escape');
    }
    await page.goto(`${full.product.address}/drafts/${draft}?section=json`);
    await goToText(page, '"title": "');
    for (const text of textsFor(LONGEST)) await page.keyboard.insertText(JSON.stringify(text).slice(1, -1));
    await trial.look('code view');
    await goToText(page, '"fact": "partner.reg');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover:visible').first().waitFor();
    await trial.look('hover');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
    await page.keyboard.press('Control+Space');
    await page.waitForTimeout(500);
    await trial.look('suggestions');
  });
});
