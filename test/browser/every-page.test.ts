import type { Client } from '@tierwright/client';
import { type JobRunner, jobRunner } from '@tierwright/commands';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { inBothThemes } from './both-themes.fixture.ts';
import { browserTest as it } from './browser-test.fixture.ts';
import type { OpenPage } from './open-page.fixture.ts';
import { importPartners, jobDone, madeUp } from './partners.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { goToSection, settled } from './screens.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';

const LIVE = 'northwind/2026.2.0';
const NEXT = 'northwind/2027.1.0';

let product: Product;
let jobs: JobRunner;
let pages: Readonly<Record<string, string>>;
let draft: string;
beforeAll(async () => {
  product = await openProduct();
  jobs = jobRunner(product.service);
  const live = await product.publish(LIVE);
  await product.person('ann', ['programDesigner', 'channelManager']);
  const ann = await product.client('ann');
  const partners = madeUp(LIVE, 120, { seed: 3, asOf: '2026-12-31' });
  await importPartners(ann, partners);
  draft = await product.draft('Next year', programText(NEXT));
  const review = await ask(ann);
  const { body: asked } = await ann.simulate({ body: { baseline: live, candidate: await product.publish(NEXT) } });
  await product.publish(LIVE);
  const job = await jobDone(ann, asked.job);
  pages = {
    programs: '/',
    'new-program': '/?begin=sample',
    program: '/programs/northwind',
    beside: `/drafts/${draft}?json=true`,
    impact: `/drafts/${draft}/impact`,
    partner: `/drafts/${draft}/partner?partner=${partners[0]?.id}`,
    compare: `/compare?a=${live}&draft=${draft}`,
    reviews: '/reviews',
    review: `/reviews/${review}`,
    reports: '/reports',
    report: `/reports?job=${job}`,
  };
});
afterAll(async () => {
  await jobs?.close();
  await product?.close();
});

/** A second draft, sent for approval with a word to the approver. */
async function ask(ann: Client): Promise<string> {
  const source = programText(NEXT).replace('"version": "2027.1.0"', '"version": "2027.2.0"');
  const { body: begun } = await ann.createDraft({ body: { title: 'The year after', source } });
  const { body: review } = await ann.requestReview({
    params: { draft: begun.id },
    body: { revision: begun.revision, note: 'Gold asks for less in new regions.' },
  });
  return review.id;
}

/** Runs axe on what the page shows, and keeps pictures where they are asked for. */
const look = (opened: Pick<OpenPage, 'page' | 'checkAccessibility'>, name: string) =>
  inBothThemes(opened, (theme) => screenshot(opened.page, `screens/${name}-${theme}.png`));

describe('every page', () => {
  it('can be used by everybody: axe finds nothing on any page, nor with its dialogs open, light and dark', async ({ open }) => {
    const opened = await open(`${product.address}/sign-in`);
    const { page } = opened;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(opened, 'sign-in');
    await signIn(page, 'ann');
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(product.address + path);
      await settled(page);
      // A review says what the document promises as its form does.
      if (name === 'review') await page.getByText('Who qualifies for a tier of “Resale” qualifies for all tiers below it.').waitFor();
      await look(opened, name);
    }
    await page.goto(product.address);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.locator('input.mantine-Spotlight-search').waitFor();
    await look(opened, 'search');
    await page.keyboard.press('Escape');
    await page.locator('input.mantine-Spotlight-search').waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    await look(opened, 'shortcuts');
  });

  it('shows every part of a program, each without a finding of axe, light and dark', async ({ open }) => {
    const opened = await open(`${product.address}/drafts/${draft}`);
    const { page } = opened;
    await signIn(page, 'ann');
    await settled(page);
    const navigation = page.getByRole('navigation', { name: 'Parts of the program' });
    await navigation.waitFor();
    const links = await navigation.getByRole('link').all();
    const parts = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
    const sections = parts.flatMap((part) => new URLSearchParams(part.split('?')[1]).get('section') ?? []);
    expect(sections.length).toBeGreaterThan(10);
    for (const section of sections) {
      await goToSection(page, section);
      await look(opened, section);
    }
    await navigation.locator('[aria-current=page]').hover();
    await inBothThemes(opened);
  });
});
