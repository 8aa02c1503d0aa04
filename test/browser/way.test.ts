import { jobRunner } from '@tierwright/commands';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { chromiumMissing } from './chromium.fixture.ts';
import { openProduct, type Product, signIn } from './product.fixture.ts';
import * as way from './way.fixture.ts';

const PROGRAM = '/programs/harbour-partners';
/** Days of the program begin in Berlin. */
const dayInBerlin = (day: number) => Date.UTC(2027, 0, day - 1, 23, 0, 1);

describe.skipIf(chromiumMissing !== '')(`from a blank program to a version in force${chromiumMissing && ` (${chromiumMissing})`}`, () => {
  let product: Product;
  let jobs: ReturnType<typeof jobRunner>;
  beforeAll(async () => {
    product = await openProduct();
    jobs = jobRunner(product.service);
    // Who designs may be an approver too, and still does not approve what she wrote.
    await product.person('dora', ['programDesigner', 'approver'], 'Dora Designer');
    await product.person('axel', ['approver'], 'Axel Approver');
    await product.partners(way.tenPartners(1));
  });
  afterAll(async () => {
    await jobs?.close();
    await product?.close();
  });

  /** Opens a page as somebody: a session ends within a day. */
  const as = async (page: Page, login: string, path: string) => {
    await page.context().clearCookies();
    await page.goto(product.address + path);
    await signIn(page, login);
  };

  it('a designer writes it, an approver asks and approves, and it comes into force on its day', async ({ open }) => {
    const { page: dora, allow } = await open(product.address);
    const { page: axel, allow: allowAxel } = await open(product.address);
    // A day later their sessions have ended.
    for (const each of [allow, allowAxel]) each(/401/);
    await signIn(dora, 'dora');
    await way.beginBlank(dora, 'Harbour Partners');
    const draft = new URL(dora.url()).pathname;
    for (const tier of ['Silver', 'Gold']) await way.addTier(dora, tier);
    await way.addFact(dora, { title: 'Bookings', id: 'bookings', type: 'money' });
    await way.addFact(dora, { title: 'Certified people', id: 'certified', type: 'whole number' });
    await way.addRequirementOfTiers(dora, 'Bookings of a year', 'Bookings', '50,000');
    await way.typeThreshold(dora, 'Bookings of a year', 'Gold', '200000');
    await way.buildRequirement(dora, 'Enough certified people', 'Certified people', '4');
    await way.section(dora, 'Tiers');
    await dora.getByRole('checkbox', { name: /^Show requirements/ }).check();
    await way.goToCell(dora, 'Enough certified people', 'Gold');
    await dora.keyboard.press(' ');
    await way.addRebate(dora, 'Rebate', 'Bookings');
    await way.setLimit(dora, 'Rise of what benefits cost, in percent', '50');
    await way.addTest(dora, 'Silver at its threshold', { Bookings: '50000', 'Certified people': '0' }, 'Silver');
    await way.noProblems(dora);
    // Everybody gets into a tier, and five per cent of 1.3 million.
    const impact = dora.getByRole('region', { name: 'Impact' });
    await impact.getByText('+€65,000').waitFor();
    await expect.poll(() => impact.textContent()).toMatch(/Up10.*of 10 partners/);
    await way.saved(dora);

    const first = await way.askForReview(dora, 'The first version.');
    await dora.getByText('CMD207, four eyes').waitFor();
    expect(await dora.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);

    await signIn(axel, 'axel');
    await axel.goto(`${product.address}/reviews`);
    await axel
      .getByRole('row', { name: /Waits for approval.*Dora Designer/ })
      .getByRole('link')
      .click();
    await way.part(axel, 'Tests of the document').locator('[data-tests="pass"]').waitFor();
    await expect.poll(() => way.part(axel, 'Content').textContent()).toContain('Authors: Dora Designer');
    await way.choose(axel, 'Place in the document', 'Enough certified people');
    await way.field(axel, 'Comment').fill('Why four?');
    await axel.getByRole('button', { name: 'Send the comment' }).click();
    await axel.getByRole('article', { name: 'Comment on Enough certified people' }).waitFor();
    await axel.getByRole('button', { name: 'Ask for changes' }).click();
    await way.stage(axel, 'changesAsked');

    // From the comment to the rule, and back to its author.
    await dora.goto(`${product.address}${draft}?section=matrix`);
    await dora.getByRole('rowheader', { name: /Enough certified people.*1 comment is open/ }).waitFor();
    await dora.getByRole('button', { name: 'Comments: 1 comment is open' }).click();
    const comments = dora.getByRole('dialog', { name: 'Comments' });
    await comments.getByText(/Axel Approver.*Round 1/).waitFor();
    await comments.getByRole('button', { name: 'Enough certified people', exact: true }).click();
    await dora.getByRole('heading', { name: 'Enough certified people' }).waitFor();
    await way.field(dora, 'Why').fill('Four people can always serve a customer.');
    await dora.getByRole('button', { name: '1 comment is open: Enough certified people' }).click();
    await comments.getByRole('button', { name: 'Resolve: Enough certified people' }).click();
    await comments.locator('[data-comment="resolved"]').waitFor();
    await comments.getByRole('button', { name: 'Close' }).click();
    await way.saved(dora);
    const second = await way.askForReview(dora, 'It says why.');

    await axel.goto(second);
    await axel.getByRole('button', { name: 'Approve', exact: true }).click();
    await way.stage(axel, 'waitsForPublication');
    await way.schedule(axel, '2027-01-11');
    await product.moveTo(dayInBerlin(11));
    await as(axel, 'axel', new URL(second).pathname);
    await way.stage(axel, 'inForce');
    await axel.goto(product.address + PROGRAM);
    await axel.getByRole('row', { name: /0\.1\.0 live/ }).waitFor();
    expect(first).not.toBe(second);
  });

  it('what would do more at the hour than was allowed stays away; what was in force comes back', async ({ open }) => {
    const { page: dora, allow } = await open(product.address);
    const { page: axel, allow: allowAxel } = await open(product.address);
    // Sessions end within a day; and the service refuses a draft whose base is not in force any more.
    allow(/401|409/);
    allowAxel(/401/);
    await signIn(dora, 'dora');
    const drafted = async (version: string, row: string, value: string) => {
      await dora.goto(product.address + PROGRAM);
      await dora.getByRole('row', { name: /live/ }).getByRole('button', { name: 'Start a draft from version 0.1.0' }).click();
      await way.typeThreshold(dora, row, 'Gold', value);
      await way.writeVersion(dora, version);
      await way.noProblems(dora);
      await way.saved(dora);
      return new URL(dora.url()).pathname;
    };
    const stale = await drafted('3', 'Bookings of a year', '300000');
    await drafted('2', 'Rebate', '10');
    await dora.getByText('Against version 0.1.0, which is live').waitFor();
    const review = new URL(await way.askForReview(dora, 'Gold earns more.')).pathname;

    await signIn(axel, 'axel');
    await axel.goto(product.address + review);
    await way.part(axel, 'What changes').getByText('Gold 5 % → 10 %').waitFor();
    await way.part(axel, 'What it does to partners').getByText('benefit cost rises by 20,000 EUR a year').waitFor();
    await expect.poll(() => way.part(axel, 'Limits of the document').textContent()).toContain('5030.77✓ held');
    await axel.getByRole('button', { name: 'Approve', exact: true }).click();
    await way.schedule(axel, '2027-01-18');

    // Until then more partners have come to Gold.
    await product.partners(way.tenPartners(5));
    await product.moveTo(dayInBerlin(18));
    await as(axel, 'axel', review);
    await way.stage(axel, 'suspended');
    await axel.getByText('limitExceeded: It would do more than its `limits` allow.').first().waitFor();
    await expect.poll(() => way.part(axel, 'What the trial on all partners found').textContent()).toContain('80 / 50 ✗ broken');
    await axel.goto(product.address + PROGRAM);
    await axel.getByRole('row', { name: /0\.1\.0 live/ }).waitFor();

    await product.partners(way.tenPartners(1));
    await axel.goto(product.address + review);
    await axel.getByRole('button', { name: 'Publish now' }).click();
    await way.stage(axel, 'inForce');

    await as(dora, 'dora', stale);
    await dora.getByRole('button', { name: 'Ask for a review' }).click();
    const dialog = dora.getByRole('dialog', { name: 'Ask for a review' });
    await dialog.getByRole('button', { name: 'Ask for a review' }).click();
    await dialog.getByText('CMD211').first().waitFor();
    await dialog.getByRole('button', { name: 'Compare it with the version in force from now on' }).click();
    await dialog.getByText('then ask again').waitFor();
    await dialog.getByRole('button', { name: 'Ask for a review' }).click();
    await way.stage(dora, 'waitsForApproval');
    const third = new URL(dora.url()).pathname;

    // An author who may not sign in any more holds it back too.
    await axel.goto(product.address + third);
    await axel.getByRole('button', { name: 'Approve', exact: true }).click();
    await way.schedule(axel, '2027-01-25');
    await product.disable('dora');
    await product.moveTo(dayInBerlin(25));
    await as(axel, 'axel', third);
    await way.stage(axel, 'suspended');
    await axel.getByText('authorDisabled').first().waitFor();

    await axel.goto(product.address + PROGRAM);
    await axel.getByRole('button', { name: 'Roll back to version 0.1.0' }).click();
    const back = axel.getByRole('dialog', { name: 'Roll back to version 0.1.0' });
    await back.getByRole('textbox').fill('It cost too much.');
    await back.getByRole('button', { name: 'Roll back' }).click();
    await axel.getByRole('row', { name: /0\.1\.0 live/ }).waitFor();
    expect(
      await axel
        .getByRole('row', { name: /0\.2\.0/ })
        .first()
        .textContent(),
    ).not.toContain('live');
  });
});
