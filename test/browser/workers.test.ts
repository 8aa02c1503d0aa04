import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';

const LIVE = 'northwind/2026.2.0';
/** The scripts of the workers, by what they do; what each shows where it could not begin. */
const WORKERS = [
  { name: 'of one partner', script: 'decide-worker', page: '/partner?partner=*', then: 'Why, and why not' },
  { name: 'of the checks', script: 'check-worker', page: '?section=requirements', then: 'No problems' },
  { name: 'of the impact', script: 'simulation-worker', page: '/impact', then: 'There are no partners yet' },
] as const;

describe('a worker that dies', () => {
  let product: Product;
  let draft: string;
  beforeAll(async () => {
    product = await openProduct();
    await product.publish(LIVE);
    await product.person('ann', ['programDesigner']);
    draft = await product.draft('Next year', programText(LIVE).replace('"version": "2026.2.0"', '"version": "2026.3.0"'));
  });
  afterAll(() => product?.close());

  it.for(WORKERS)('is told, and another one begins when somebody wants it: $name', async ({ script, page: at, then }, { open }) => {
    const { page, allow, checkAccessibility } = await open(product.address);
    allow(new RegExp(script));
    allow(/net::ERR_FAILED/);
    await page.context().route(`**/editor/${script}-*.js`, (route) => route.abort());
    await page.goto(`${product.address}/drafts/${draft}${at}`);
    await signIn(page, 'ann');
    const told = page.getByRole('alert').filter({ hasText: 'What computes beside this page has stopped' });
    await told.first().waitFor();
    await checkAccessibility();
    expect(await page.getByText('Deciding …').count()).toBe(0);
    await page.context().unroute(`**/editor/${script}-*.js`);
    await told.first().getByRole('button', { name: 'Try again' }).click();
    await page.getByText(then).first().waitFor();
    await expect.poll(() => told.count()).toBe(0);
  });
});
