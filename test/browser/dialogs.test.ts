import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityOf } from './accessibility.fixture.ts';
import { inTheme, standsIn } from './both-themes.fixture.ts';
import { browserTest as it } from './browser-test.fixture.ts';
import { type FullProduct, openFullProduct } from './full-product.fixture.ts';
import { signIn } from './product.fixture.ts';
import { settled, visit } from './screens.fixture.ts';
import { typeInTitle } from './title.fixture.ts';

const SOURCES = fileURLToPath(new URL('../../ui/src', import.meta.url));
/** What stands over a page; of parts that open with what others put into them, those others. */
const OPENS = /<(?:Modal|Drawer|Menu|Popover|HoverCard|Spotlight|NewPart|Confirm)\b|role="(?:dialog|menu)"/;
const FRAMES = ['programs/one/confirm.tsx', 'editor/entries/new-part.tsx'];
const OPENED = '[role=dialog], [role=menu]';
/** Ends the session, and stays until somebody has signed in. */
const LAST = 'sign-in/session-ended.tsx';

let full: FullProduct;
/** The draft of the open review. */
let reviewed: string;
/** A draft that somebody else changes, too. */
let shared: string;
beforeAll(async () => {
  full = await openFullProduct();
  const ann = await full.product.client(full.login);
  const { body } = await ann.getReview({ params: { review: full.review } });
  reviewed = body.draft;
  shared = await full.product.draft('Of two', (await full.product.kept(full.draft)).source);
});
afterAll(() => full?.close());

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};
/** The menu of a place of the matrix, and what is chosen there. */
const inMatrix = (role: 'columnheader' | 'rowheader' | 'gridcell', name: string | RegExp, item?: string) => async (page: Page) => {
  await page.getByRole('grid').first().getByRole(role, { name }).first().click();
  await page.keyboard.press('Shift+F10');
  if (item !== undefined) await page.getByRole('menuitem', { name: item }).click();
};

type Open = (page: Page) => Promise<void>;
interface Shown {
  /** Where it is opened. */
  readonly at: () => string;
  readonly open: Open;
}
const section = (id: string, open: Open): Shown => ({ at: () => `/drafts/${full.draft}?section=${id}`, open });
const on = (path: string, open: Open): Shown => ({ at: () => path, open });
const begun: Open = () => Promise.resolve();

/** Somebody else saved the draft meanwhile. */
const changedByOther: Open = async (page) => {
  const { revision, source } = await full.product.kept(shared);
  const other = await full.product.client('writer');
  await other.editDraft({ params: { draft: shared }, body: { source: `${source}\n` }, ifMatch: revision });
  await typeInTitle(page, 'Ours ');
};
/** The session ended somewhere else. */
const signedOut: Open = async (page) => {
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Reports' }).click();
};
const openTest = press(/, .*: .*/);

/** Everything that opens over a page, by the file that says what stands in it. */
const DIALOGS: Readonly<Record<string, readonly [Shown, ...Shown[]]>> = {
  'app/person-menu.tsx': [on('/', press(/^Signed in as/))],
  'app/shortcuts.tsx': [on('/', (page) => page.keyboard.press('Shift+?'))],
  'app/search/search.tsx': [on('/', (page) => page.keyboard.press('Control+k'))],
  'programs/begin/new-program-dialog.tsx': [
    on('/?begin=blank', begun),
    on('/?begin=copy', begun),
    on('/?begin=file', begun),
    on('/?begin=sample', begun),
  ],
  'programs/begin/discard-draft.tsx': [on('/', press(/^Discard the draft/))],
  'programs/one/cancel-release.tsx': [on('/programs/northwind', press(/^Cancel the release/))],
  'programs/one/roll-back.tsx': [on('/programs/northwind', press(/^Roll back to version/))],
  'review/ask-review.tsx': [section('matrix', press('Ask for a review'))],
  'review/roll-back.tsx': [{ at: () => `/reviews/${full.scheduled}`, open: press('Roll back to it') }],
  'review/comments/comments-drawer.tsx': [
    { at: () => `/drafts/${reviewed}?section=matrix`, open: press(/comments are open$/) },
    { at: () => `/drafts/${reviewed}?section=matrix`, open: inMatrix('columnheader', 'Gold', 'Comments …') },
  ],
  'impact/partners-behind.tsx': [{ at: () => `/drafts/${full.draft}/impact`, open: press(/^\d[\d,]*: show the partners of/) }],
  'editor/draft/saving-state.tsx': [{ at: () => `/drafts/${shared}?section=json`, open: changedByOther }],
  'editor/benefits/add-benefit.tsx': [section('benefits', press('Add a benefit …')), section('matrix', press('Add a benefit …'))],
  'editor/benefits/add-stack.tsx': [section('benefits', press('Combine benefits …'))],
  'editor/funds/add-fund.tsx': [section('funds', press('Add a fund …'))],
  'editor/roles/new-role.tsx': [section('roles', press('Add a role …')), section('leads', press('A new group of people …'))],
  'editor/tests/add-test.tsx': [section('tests', press('Add a test …'))],
  'editor/invariants/add-invariant.tsx': [section('invariants', press('Add a promise …'))],
  'editor/parameters/add-parameter.tsx': [section('parameters', press('Add a parameter …'))],
  'editor/entries/rename-form.tsx': [section('facts', press(/^Change the id/))],
  'editor/entries/remove-entry.tsx': [section('facts', press(/^Remove “/))],
  'editor/conditions/part-menu.tsx': [section('requirements', press('What can be done with this part'))],
  'editor/fields/cell.tsx': [
    section('deal-registration', press(/^Rule “/)),
    section('deal-registration', openTest),
    section('partner-types', press(/: none$/)),
  ],
  'editor/matrix/grid-menu.tsx': [
    section('matrix', inMatrix('columnheader', 'Gold')),
    section('matrix', inMatrix('rowheader', 'Bookings')),
  ],
  'editor/matrix/history-popover.tsx': [section('matrix', inMatrix('gridcell', /250,000/, 'Values over time and variants …'))],
  'editor/matrix/dialogs/add-tier.tsx': [section('matrix', press('Add a tier …'))],
  'editor/matrix/dialogs/add-requirement.tsx': [section('matrix', press('Add a requirement …'))],
  'editor/matrix/dialogs/rename-id.tsx': [section('matrix', inMatrix('columnheader', 'Gold', 'Rename the id …'))],
  'editor/matrix/dialogs/remove-part.tsx': [section('matrix', inMatrix('columnheader', 'Gold', 'Remove …'))],
  'editor/matrix/dialogs/routes.tsx': [section('matrix', inMatrix('columnheader', 'Gold', 'Alternative routes to it …'))],
  [LAST]: [on('/', signedOut)],
};

describe('what opens over a page', () => {
  it('is listed here, by the file that says what stands in it', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const opening = files.filter((file) => OPENS.test(readFileSync(`${SOURCES}/${file}`, 'utf8')));
    expect(opening.filter((file) => !FRAMES.includes(file)).sort()).toEqual(Object.keys(DIALOGS).sort());
  });

  it('can be used by everybody: axe finds nothing in any, light and dark', async ({ open }) => {
    const opened = await open(`${full.product.address}/sign-in`);
    const { page, allow } = opened;
    allow(/401|412/);
    await signIn(page, full.login);
    const findings: string[] = [];
    let address = '';
    for (const [file, all] of Object.entries(DIALOGS))
      for (const { at, open: begin } of all) {
        // One page for several, where what opens last is closed with the key for it.
        if (address !== at()) {
          address = at();
          await visit(page, full.product.address + address);
        }
        await begin(page);
        const shown = page.getByRole('dialog').or(page.getByRole('menu')).first();
        await shown.waitFor();
        await settled(page);
        await inTheme(page, 'light');
        const { lines } = await accessibilityOf(page);
        const before = await standsIn(page);
        // Of what a theme changes, the page below was looked at with every page.
        await inTheme(page, 'dark');
        const dark = await accessibilityOf(page, { part: OPENED, coloursOnly: (await standsIn(page)) === before });
        findings.push(...[...lines, ...dark.lines].map((line) => `${file}: ${line}`));
        if (file === LAST) break;
        await page.keyboard.press('Escape');
        await shown.waitFor({ state: 'hidden' });
      }
    expect(findings).toEqual([]);
  });
});
