import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest as it } from './browser-test.fixture.ts';
import { add, begin, kept, NEVER_PUBLISHED, SAVED, SOURCE, takesBack } from './forms.fixture.ts';
import { THEMES } from './open-page.fixture.ts';
import { openProduct, type Product, signIn } from './product.fixture.ts';
import { goToSection } from './screens.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.person('ann', ['programDesigner']);
});
afterAll(() => product?.close());

describe('forms, for somebody who has never seen JSON', () => {
  it('author a benefit by tier with a limit, and combine it with another', async ({ open }) => {
    const { draft, page } = await begin(product, open, 'benefits');
    await page.getByText('There is no benefit yet.').waitFor();
    const dialog = await add(page, 'Add a benefit …', 'Front discount');
    await expect.poll(() => dialog.getByLabel('Id').inputValue()).toBe('frontDiscount');
    await page.keyboard.press('Enter');
    await page.getByLabel('How the value is set').selectOption('A value for each tier (a parameter)');
    const gold = page.getByLabel('Gold: value');
    await gold.fill('12.5');
    await gold.press('Enter');
    await page.getByText('It means: All partners get a discount of 5% (Member) or 12.5% (Gold).').waitFor();
    const second = await add(page, 'Add a benefit …', 'Joining bonus');
    await second.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('textbox', { name: 'Value (%)' }).fill('101');
    await page.keyboard.press('Enter');
    await page
      .getByText(/PDL.*101/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Value (%)' }).fill('3');
    await page.keyboard.press('Enter');
    await add(page, 'Combine benefits …', 'Total discount');
    await page.keyboard.press('Enter');
    await page.getByLabel('How', { exact: true }).selectOption('One after the other');
    await page.getByText('“Front discount”, “Joining bonus”: one after the other.').waitFor();
    await expect
      .poll(async () => {
        const { benefits, stacking, parameters } = await kept(product, draft);
        return { benefits, stacking, parameters };
      }, SAVED)
      .toEqual({
        benefits: [
          { id: 'frontDiscount', title: 'Front discount', kind: 'discount', value: { fact: 'rate.frontDiscount' } },
          { id: 'joiningBonus', title: 'Joining bonus', kind: 'discount', value: 3 },
        ],
        stacking: { totalDiscount: { title: 'Total discount', of: ['frontDiscount', 'joiningBonus'], how: 'compound' } },
        parameters: { 'rate.frontDiscount': { title: 'Front discount', type: 'percent', byTier: { member: 5, gold: 12.5 } } },
      });
    await takesBack(product, page, draft);
  });

  it('author a fund with its budget, what it pays for, and its clocks', async ({ open }) => {
    const { draft, page } = await begin(product, open, 'funds');
    await add(page, 'Add a fund …', 'Growth fund');
    await page.keyboard.press('Enter');
    await page.getByLabel('For all partners together: what kind').selectOption('a value');
    const budget = page.getByRole('textbox', { name: 'For all partners together (EUR)' });
    await budget.fill('25,000.50');
    await budget.press('Enter');
    await page.getByLabel('Title of activity 1').fill('Customer event');
    await page.getByRole('textbox', { name: 'To be asked for, before the activity, at least' }).fill('14');
    await page.getByRole('textbox', { name: 'Paid within' }).fill('10');
    await page.getByLabel('Paid within: unit').selectOption('business days');
    await page.getByLabel('Money that is not used').selectOption('may still be used for a time');
    await page.getByText(/What is not used may still be used for 90 days/).waitFor();
    await expect
      .poll(async () => (await kept(product, draft)).funds, SAVED)
      .toEqual([
        {
          ...{ id: 'growthFund', title: 'Growth fund', kind: 'request', budget: 25000.5, ahead: 'P14D' },
          activities: [{ id: 'activity', title: 'Customer event' }],
          pay: { sla: { business: 'P10D' } },
          unused: { carry: 'P90D' },
        },
      ]);
    await takesBack(product, page, draft);
  });

  it('author the way of a lead: who may have it, who comes first, who takes it in the end', async ({ open }) => {
    const { draft, page } = await begin(product, open, 'leads');
    await page.getByRole('button', { name: 'Hand out leads' }).click();
    await page.getByRole('button', { name: 'Rank by something' }).click();
    await page.getByRole('combobox', { name: 'Which comes first, place 1' }).click();
    await page.getByRole('option', { name: 'the lowest first' }).click();
    await page.getByRole('textbox', { name: 'Time to accept' }).fill('2');
    await page.getByLabel('Time to accept: unit').selectOption('business days');
    await page.getByRole('button', { name: 'A new group of people …' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('Inside sales');
    await page.keyboard.press('Enter');
    await page.getByText(/up to 5 are asked; then “Inside sales” takes it/).waitFor();
    await expect
      .poll(async () => {
        const { leads, roles } = await kept(product, draft);
        return { leads, roles };
      }, SAVED)
      .toEqual({
        roles: { channelManager: 'Channel manager', insideSales: 'Inside sales' },
        leads: {
          eligible: { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] },
          rank: [{ fact: expect.any(String), order: 'lowest' }],
          accept: { business: 'P2D' },
          otherwise: 'insideSales',
        },
      });
    await takesBack(product, page, draft);
  });

  it('author the year, the open hours and a holiday', async ({ open }) => {
    const { draft, page } = await begin(product, open, 'calendar');
    await page.getByLabel('Month in which the year begins').selectOption('February');
    await page.getByRole('button', { name: 'Set open hours' }).click();
    await page.getByRole('switch', { name: 'Friday: open' }).click({ force: true });
    await page.getByLabel('Monday: opens at (1)').fill('8');
    await page.getByLabel('Monday: closes at (1)').fill('late');
    await page.getByText('Write a time, such as 09:00.').waitFor();
    await page.getByLabel('Monday: closes at (1)').fill('16:30');
    for (const day of ['2027-12-24', '2027-05-01']) {
      await page.getByLabel('A day without open hours').fill(day);
      await page.getByRole('button', { name: 'Add the day', exact: true }).click();
    }
    await page.getByText('They are off on 2 holidays.').waitFor();
    const usual = ['09:00-17:00'];
    await expect
      .poll(async () => (await kept(product, draft)).calendar, SAVED)
      .toEqual({
        yearStarts: '02-01',
        hours: { mon: ['08:00-16:30'], tue: usual, wed: usual, thu: usual },
        holidays: ['2027-05-01', '2027-12-24'],
      });
    await takesBack(product, page, draft);
  });
});

describe.each(THEMES)('the first steps of a program, %s', (theme) => {
  it('have no finding of axe while there is nothing yet, nor in the dialogs that begin it', async ({ open }) => {
    const draft = await product.draft('Begun', SOURCE);
    const { page, checkAccessibility, allow } = await open(`${product.address}/drafts/${draft}?section=benefits`, theme);
    allow(NEVER_PUBLISHED);
    await signIn(page, 'ann');
    for (const section of ['benefits', 'funds', 'leads', 'calendar']) {
      await goToSection(page, section);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await checkAccessibility();
      await screenshot(page, `screens/begin-${section}-${theme}.png`);
    }
    for (const [section, button] of [
      ['benefits', 'Add a benefit …'],
      ['funds', 'Add a fund …'],
    ] as const) {
      await goToSection(page, section);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
      // With what it says of a name that is missing.
      await page.getByText('A title is needed.').waitFor();
      await checkAccessibility();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });
});
