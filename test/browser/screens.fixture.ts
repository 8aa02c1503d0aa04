import type { Locator, Page } from 'playwright-core';
import type { FullProduct } from './full-product.fixture.ts';
import { inFlight } from './in-flight.fixture.ts';

/** Every part of a program that has a screen of its own, as the addresses name them: read from the page itself. */
export async function sectionsOf(page: Page, full: FullProduct): Promise<readonly string[]> {
  await page.goto(`${full.product.address}/drafts/${full.draft}`);
  const navigation = page.locator('main nav').first();
  await navigation.waitFor();
  const links = await navigation
    .locator('a[href*="section="]')
    .evaluateAll((all: readonly { readonly href: string }[]) => all.map(({ href }) => href));
  return links.map((href) => new URL(href).searchParams.get('section') ?? '');
}

/** Goes to a part of the program that is open, with nothing pointed at; the rest of the page stays as it is. */
export async function goToSection(page: Page, section: string): Promise<void> {
  const link = page.locator(`main nav a[href*="section=${section}"]`).first();
  await page.mouse.move(0, 0);
  await link.press('Enter');
  await page.locator(`main nav a[aria-current=page][href*="section=${section}"]`).waitFor();
  await settled(page);
}

/** The pages for who has signed in, by name; each section of the editor is one. */
export function pagesOf(full: FullProduct, sections: readonly string[]): Readonly<Record<string, string>> {
  const { draft, review, scheduled, report, partners } = full;
  const [hash, before] = full.versions;
  return {
    programs: '/',
    program: '/programs/northwind',
    ...Object.fromEntries(sections.map((section) => [`editor ${section}`, `/drafts/${draft}?section=${section}`])),
    impact: `/drafts/${draft}/impact`,
    partner: `/drafts/${draft}/partner?partner=${partners[0]}`,
    compare: `/compare?a=${before}&b=${hash}`,
    'compare with a draft': `/compare?a=${hash}&draft=${draft}`,
    reviews: '/reviews',
    'open review': `/reviews/${review}`,
    'scheduled review': `/reviews/${scheduled}`,
    reports: '/reports',
    report: `/reports?job=${report}`,
    'what is not there': '/not-there',
  };
}

const LOADING = '.mantine-Skeleton-root[data-visible], .mantine-Loader-root';

/** What is read with an answer is asked a moment after it; who polls asks again much later. */
const QUIET_MS = 100;
const PATIENCE_MS = 10_000;

/** Ends when a page has not changed for as long; sooner or later in any case. */
const RESTS = `new Promise((resolve) => {
  let last = performance.now();
  const begun = last;
  const observer = new MutationObserver(() => { last = performance.now(); });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  const look = () => {
    const now = performance.now();
    if (now - last < ${QUIET_MS} && now - begun < ${PATIENCE_MS}) return void setTimeout(look, 20);
    observer.disconnect();
    resolve();
  };
  setTimeout(look, ${QUIET_MS});
})`;

/** Waits until nothing loads any more: nothing says so, nothing is asked, and what was answered is shown. */
export async function settled(page: Page): Promise<void> {
  const open = inFlight(page);
  await page.locator('h1, main [role=alert]').first().waitFor({ timeout: 90_000 });
  const begun = Date.now();
  while (Date.now() - begun < PATIENCE_MS) {
    await page.evaluate(RESTS);
    if (open.size === 0 && (await page.locator(LOADING).filter({ visible: true }).count()) === 0) return;
  }
}

/** Shows a page: a part of the program that is open by its link, any other by its address. */
export async function visit(page: Page, address: string): Promise<void> {
  const [path, section] = address.split('?section=');
  if (section !== undefined && page.url().startsWith(`${path}?`)) return goToSection(page, section);
  await page.goto(address);
  await settled(page);
}

const OPENERS = 'button, [role=button], [role=tab], [role=combobox], [role=switch], summary, input[aria-haspopup]';

/** What a control is, whatever data its label names: of those that are alike one is tried. */
const kindOf = (label: string): string =>
  label
    .replaceAll(/[“"][^”"]*[”"]|[0-9]+/g, '')
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .join(' ');

/** As much of an element of a page as is asked here. */
interface Control {
  readonly disabled?: boolean;
  readonly labels?: readonly { readonly textContent: string }[];
  readonly textContent: string;
  readonly title: string;
  checkVisibility(): boolean;
  getAttribute(name: string): string | null;
}

interface Opener {
  readonly index: number;
  readonly kind: string;
  /** Whether it says that it opens something. */
  readonly opens: boolean;
}

async function openersIn(within: Locator, not: RegExp): Promise<readonly Opener[]> {
  const labels = await within.locator(OPENERS).evaluateAll((all: readonly Control[]) =>
    all.map((one) => {
      if (one.disabled || !one.checkVisibility()) return { label: '', opens: false };
      const label = one.getAttribute('aria-label') ?? (one.labels?.[0]?.textContent || one.textContent);
      const opens = ['dialog', 'menu'].includes(one.getAttribute('aria-haspopup') ?? '');
      return { label: label || one.getAttribute('placeholder') || one.title, opens };
    }),
  );
  const kinds = new Set<string>();
  const openers = labels.flatMap(({ label, opens }, index): Opener[] => {
    const kind = kindOf(label);
    if (kind === '' || kinds.has(kind) || not.test(label)) return [];
    kinds.add(kind);
    return [{ index, kind, opens }];
  });
  return openers.sort((one, other) => Number(other.opens) - Number(one.opens));
}

const SHORT = { timeout: 1500, noWaitAfter: true };
const DIALOG = '[role=dialog]:visible';

/**
 * Shows a page and everything that its controls open, in its dialogs too: `look` is called at each. What a control changes is
 * left behind by loading the page anew for the next. At most so many controls of the page are tried, those that open something first. `not`:
 * labels of controls that are left alone.
 */
export async function tryControls(
  page: Page,
  address: string,
  look: (opened: string) => Promise<void>,
  most: number,
  not = /^$/,
): Promise<number> {
  // What is open over the page before would stay.
  if (await page.locator(DIALOG).count()) await page.goto(address);
  await visit(page, address);
  await look('');
  let tried = 0;
  let isLeft = false;
  const main = page.locator('#root, body > div').first();
  for (const { index, kind } of (await openersIn(main, not)).slice(0, most)) {
    if (isLeft) {
      await page.goto(address);
      await settled(page);
    }
    const clicked = await main
      .locator(OPENERS)
      .nth(index)
      .click(SHORT)
      .then(
        () => true,
        () => false,
      );
    if (!clicked) continue;
    tried += 1;
    await page.waitForTimeout(150);
    await look(kind);
    const dialog = page.locator(DIALOG).first();
    if (await dialog.count()) {
      for (const inner of (await openersIn(dialog, not)).slice(0, most)) {
        if (!(await dialog.count())) break;
        const opened = await dialog
          .locator(OPENERS)
          .nth(inner.index)
          .click(SHORT)
          .then(
            () => true,
            () => false,
          );
        if (!opened) continue;
        tried += 1;
        await page.waitForTimeout(100);
        await look(`${kind} > ${inner.kind}`);
      }
    }
    isLeft = page.url() !== address || (await page.locator(DIALOG).count()) > 0;
    if (!isLeft) await page.keyboard.press('Escape');
  }
  return tried;
}
