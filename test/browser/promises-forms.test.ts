import { afterAll, beforeAll, describe, expect } from 'vitest';
import { inBothThemes } from './both-themes.fixture.ts';
import { browserTest as it } from './browser-test.fixture.ts';
import { add, begin, kept, NEVER_PUBLISHED, SAVED, SOURCE, sourceWith, takesBack } from './forms.fixture.ts';
import { THEMES } from './open-page.fixture.ts';
import { openProduct, type Product, programText, signIn } from './product.fixture.ts';
import { screenshot } from './screenshot.fixture.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.person('ann', ['programDesigner']);
  await product.partners([{ id: 'acme', title: 'Acme', attributes: { sales: 500 }, records: {} }]);
});
afterAll(() => product?.close());

/** Leads that a role takes in the end; nobody has been asked to name it elsewhere. */
const LEADS = {
  roles: { desk: 'Desk' },
  leads: { eligible: { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] }, otherwise: 'desk' },
};

describe('forms of people and promises, for somebody who has never seen JSON', () => {
  it('author roles: a new one, another title, another id wherever it is named; removing says what still uses it', async ({ open }) => {
    const source = sourceWith(LEADS);
    const { draft, page } = await begin(product, open, 'roles', source);
    await page.getByRole('button', { name: 'Desk used in 1 place' }).waitFor();
    await add(page, 'Add a role …', 'Channel finance');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Channel finance' }).waitFor();
    await page.getByText('Nothing uses it.').waitFor();
    await page.getByRole('navigation', { name: 'Roles by title' }).getByRole('button', { name: /^Desk/ }).click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Inside sales');
    await page.getByRole('button', { name: 'Change the id “desk”' }).click();
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('insideSales');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect
      .poll(async () => {
        const { roles, leads } = await kept(product, draft);
        return { roles, leads };
      }, SAVED)
      .toEqual({
        roles: { insideSales: 'Inside sales', channelFinance: 'Channel finance' },
        leads: { ...LEADS.leads, otherwise: 'insideSales' },
      });
    await page.getByRole('button', { name: 'Remove “Inside sales”' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Leads/ })
      .waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await takesBack(product, page, draft, source);
  });

  it('author the change of version: what partners are told and keep, what happens to what runs', async ({ open }) => {
    const source = sourceWith(LEADS);
    const { draft, page } = await begin(product, open, 'transition', source);
    await page.getByText('Nothing is said yet, so the usual holds:').waitFor();
    await page.getByRole('textbox', { name: 'Partners are told before the first day, by' }).fill('60');
    await page.getByRole('button', { name: 'Let partners keep something' }).click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Everybody keeps the tier for half a year');
    await page.getByRole('textbox', { name: 'How long', exact: true }).fill('6');
    await page.getByLabel('How long: unit').selectOption('months');
    await page.getByLabel('Leads: offered to a partner').selectOption('moves, and is decided again');
    await page
      .getByText(
        /All partners keep tier and benefits for 6 months from the first day of this version\..*Leads that are offered to a partner/,
      )
      .waitFor();
    const row = { id: 'keep', title: 'Everybody keeps the tier for half a year', keep: 'tier' };
    await expect
      .poll(async () => (await kept(product, draft)).transition, SAVED)
      .toEqual({
        notice: 'P60D',
        members: [{ ...row, until: { for: 'P6M', from: 'effective' } }],
        running: { lead: { offered: 'redecide' } },
      });
    // A fault of it stands beside it: nobody knows when partners joined.
    await page.getByLabel('For how long', { exact: true }).selectOption('for a time from joining');
    await page.getByText(/PDL201: Nothing says when a partner joined/).waitFor();
    await page.getByLabel('For how long', { exact: true }).selectOption('until a day');
    await page.getByLabel('The first day without it').fill('2028-01-01');
    await expect
      .poll(async () => (await kept(product, draft)).transition, SAVED)
      .toMatchObject({ members: [{ ...row, until: '2028-01-01' }] });
    await takesBack(product, page, draft, source);
  });

  it('author promises: about tiers, about what happens, with a condition', async ({ open }) => {
    const source = sourceWith(LEADS);
    const { draft, page } = await begin(product, open, 'invariants', source);
    await page.getByText('The program promises nothing yet.').waitFor();
    const promise = async (kind: string) => {
      await page.getByRole('button', { name: 'Add a promise …' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('What is promised').selectOption(kind);
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await promise('A higher tier includes the lower ones');
    await page.getByText('It means: Who qualifies for a tier qualifies for all tiers below it, in every track.').waitFor();
    await page.locator('[data-promise="held"]').waitFor();
    await promise('More of something never costs a tier');
    await promise('Never approved without a person');
    await page.getByText(/PDL242: It does not say when nothing is approved without a person/).waitFor();
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await promise('Answered in time');
    await page.getByRole('textbox', { name: 'Within' }).fill('5');
    await page.getByText('It means: Whoever asks in leads is answered within 5 business days.').waitFor();
    await expect
      .poll(async () => (await kept(product, draft)).invariants, SAVED)
      .toEqual([
        { kind: 'nested' },
        { kind: 'monotone', fact: 'sales' },
        { kind: 'neverApproves', section: 'leads', when: { all: [expect.objectContaining({ fact: expect.any(String) })] } },
        { kind: 'answersWithin', section: 'leads', atMost: { business: 'P5D' } },
      ]);
    await takesBack(product, page, draft, source);
  });

  it('author a test of a made-up partner, see it fail and why, and expect what was found', async ({ open }) => {
    const { draft, page } = await begin(product, open, 'tests');
    await page.getByText('There is no test yet.').waitFor();
    await page.getByRole('button', { name: 'Add a test …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What the test shows').fill('Who sells is Gold');
    await dialog.getByLabel('Day of the decision').fill('2027-03-31');
    await dialog.getByText(/The test begins with what the program decides now:/).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-test="passes"]').waitFor();
    const chosen = async (name: string, option: string) => {
      await page.getByRole('combobox', { name, exact: true }).first().click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await chosen('Add a fact …', 'Sales');
    const sales = page.getByRole('textbox', { name: 'Sales (EUR)' });
    await sales.fill('50');
    await page.locator('[data-test="fails"]').waitFor();
    await page.getByText('1 of 1 tests fail.').waitFor();
    await page.getByText('✗ Gold').waitFor();
    await page.getByText('Why it comes out so').waitFor();
    await page.getByRole('button', { name: 'Expect what was found: Tier' }).click();
    await page.locator('[data-test="passes"]').waitFor();
    await chosen('Also expect …', 'Missing for Gold');
    await page.getByRole('button', { name: 'Add another “what if”' }).click();
    const whatIf = page.getByRole('group', { name: 'What if 1' });
    await whatIf.getByRole('combobox', { name: 'Add a fact …' }).click();
    await page.getByRole('option', { name: 'Sales', exact: true }).click();
    await whatIf.getByRole('combobox', { name: 'Also expect …' }).click();
    await page.getByRole('option', { name: 'Tier', exact: true }).click();
    await page.getByText('1 test passes.').waitFor();
    await expect
      .poll(async () => (await kept(product, draft)).tests, SAVED)
      .toEqual([
        {
          ...{ name: 'Who sells is Gold', asOf: '2027-03-31', facts: { sales: 50 } },
          expect: { track: 'main', tier: 'gold', missed: { gold: [] } },
          instead: [{ facts: { sales: 0 }, expect: { tier: 'member' } }],
        },
      ]);
    await takesBack(product, page, draft);
  });

  it('author the lines of a deal that a test gives, in a table of their fields', async ({ open }) => {
    const lines = [
      { sku: 'a', units: 5000 },
      { sku: 'b', units: 5 },
    ];
    const test = { name: 'Two lines', asOf: '2027-03-31', facts: { 'deal.lines': lines }, expect: {} };
    const source = JSON.stringify({ ...JSON.parse(programText('gumdrop/published')), tests: [test] }, null, 2);
    const draft = await product.draft('Lines', source);
    const { page, allow, checkAccessibility } = await open(`${product.address}/drafts/${draft}?section=tests`);
    allow(NEVER_PUBLISHED);
    await signIn(page, 'ann');
    const table = page.getByRole('table', { name: 'Cases' });
    await table.getByRole('textbox', { name: 'Units, 2' }).fill('7');
    await page.getByRole('button', { name: 'Add a row' }).click();
    await table.getByRole('textbox', { name: 'SKU, 3' }).fill('c');
    await table.getByRole('button', { name: 'Remove Cases 1' }).click();
    const of = async () => ((await kept(product, draft)).tests as unknown as (typeof test)[])[0]?.facts['deal.lines'];
    await expect.poll(of, SAVED).toEqual([
      { sku: 'b', units: 7 },
      { sku: 'c', units: expect.any(Number) },
    ]);
    await inBothThemes({ page, checkAccessibility }, (theme) => screenshot(page, `screens/test-lines-${theme}.png`));
  });

  it('author a test of a partner of the base, with its facts as they are', async ({ open }) => {
    const { draft, page } = await begin(product, open, 'tests');
    await page.getByRole('button', { name: 'Add a test …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'A partner of the base' }).check();
    await dialog.getByText('Choose a partner.').waitFor();
    await dialog.getByLabel('Find a partner').fill('Acm');
    await page.getByRole('option', { name: 'Acme (acme)' }).click();
    await dialog.getByLabel('Day of the decision').fill('2027-03-31');
    await dialog.getByText('Left empty, it is called “Acme: Gold”.').waitFor();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('[data-test="passes"]').waitFor();
    // What a record says is a fact as well: it is loaded through a day, and the state before can be told.
    for (const part of ['Records that are loaded, through which day', 'The state before'])
      await page.getByRole('button', { name: `Add: ${part}` }).click();
    await page.getByRole('group', { name: 'The state before' }).getByRole('combobox', { name: 'Tier', exact: true }).click();
    await page.getByRole('option', { name: 'Gold', exact: true }).click();
    const test = { name: 'Acme: Gold', asOf: '2027-03-31', attributes: { sales: 500 }, expect: { track: 'main', tier: 'gold' } };
    await expect
      .poll(async () => (await kept(product, draft)).tests, SAVED)
      .toEqual([{ ...test, loaded: {}, previous: { on: '2027-03-31', tier: 'gold' } }]);
    await takesBack(product, page, draft);
  });
});

const SECTIONS = ['roles', 'transition', 'invariants', 'tests'] as const;

describe.each(THEMES)('the first steps of people and promises, %s', (theme) => {
  it('have no finding of axe while there is nothing yet, nor in the dialogs that begin it', async ({ open }) => {
    const draft = await product.draft('Begun', SOURCE);
    const { page, checkAccessibility, allow } = await open(`${product.address}/drafts/${draft}?section=roles`, theme);
    allow(NEVER_PUBLISHED);
    await signIn(page, 'ann');
    for (const section of SECTIONS) {
      await page.goto(`${product.address}/drafts/${draft}?section=${section}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await checkAccessibility();
      await screenshot(page, `screens/begin-${section}-${theme}.png`);
    }
    for (const [section, button] of [
      ['roles', 'Add a role …'],
      ['invariants', 'Add a promise …'],
      ['tests', 'Add a test …'],
    ] as const) {
      await page.goto(`${product.address}/drafts/${draft}?section=${section}`);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).waitFor();
      await checkAccessibility();
    }
  });
});
