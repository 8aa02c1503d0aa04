import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@tierwright/client';
import { type JobRunner, jobRunner } from '@tierwright/commands';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { tierwright } from '../cli/tierwright.ts';
import { browserTest as it } from './browser-test.fixture.ts';
import { importPartners, madeUp } from './partners.fixture.ts';
import { openProduct, type Product, signIn } from './product.fixture.ts';

/** More of them: TIERWRIGHT_REPORT_PARTNERS=10000 */
const PARTNERS = Number(process.env.TIERWRIGHT_REPORT_PARTNERS ?? 300);
/** The whole of a base that one click makes, to its end: TIERWRIGHT_WHOLE_BASE=1. A minute and more where nothing else runs. */
const IS_WHOLE = process.env.TIERWRIGHT_WHOLE_BASE === '1';
const VERSIONS = ['2026.2.0', '2027.1.0'] as const;
const AS_OF = '2026-12-31';

/** What the test reads of a report. */
interface Told {
  readonly partners: number;
  readonly limits: { readonly limits: readonly { readonly result: string }[] };
  readonly reproduce: { readonly base: string; readonly command: string };
  readonly bands: readonly { readonly partners: number }[];
  readonly cost: { readonly lines: readonly { readonly title: string }[] };
}

let product: Product;
let jobs: JobRunner;
let ann: Client;
const folder = mkdtempSync(join(tmpdir(), 'tierwright-report-'));
beforeAll(async () => {
  product = await openProduct();
  await product.person('ann', ['programDesigner', 'channelManager']);
  ann = await product.client('ann');
  jobs = jobRunner(product.service);
});
afterAll(async () => {
  await jobs?.close();
  await product?.close();
  rmSync(folder, { recursive: true, force: true });
});

// One after the other on one service: the first finds it empty.
describe.sequential('partners and what a version does to them', () => {
  it('are made up in one click, kept by the import, and can be stopped', async ({ open }) => {
    const { page, allow } = await open(product.address);
    // A first draft has no version in force to be compared with.
    allow(/404/);
    await signIn(page, 'ann');
    await page.getByLabel(/10,000 made-up partners/).waitFor();
    const began = performance.now();
    await page.getByRole('button', { name: 'Open this program' }).nth(1).click();
    const step = (name: string) => page.getByRole('status').filter({ hasText: new RegExp(`^${name} partners: [1-9]`) });
    await step('Making up').waitFor({ timeout: 300_000 });
    if (IS_WHOLE) await step('Keeping').waitFor({ timeout: 300_000 });
    else await page.getByRole('button', { name: /^Stop, and go on/ }).click();
    await page.waitForURL(/\/drafts\//, { timeout: 1_200_000 });
    const { items } = (await ann.listJobs({ query: { kind: 'import' } })).body;
    expect(items).toMatchObject(IS_WHOLE ? [{ state: 'done', done: 10_000 }] : []);
    if (!IS_WHOLE) return;
    console.log(`10,000 partners made up, imported and kept in ${Math.round(performance.now() - began)} ms.`);
    // They are there for the draft that is open now.
    await page.locator('[data-edition]').waitFor({ timeout: 120_000 });
  });

  it('are told in a report with the numbers of the command line, of which the page shows every one', async ({ open }) => {
    const { page, checkAccessibility } = await open(product.address);
    await signIn(page, 'ann');
    await importPartners(ann, madeUp(`northwind/${VERSIONS[0]}`, PARTNERS, { seed: 11, asOf: AS_OF }));
    const hashes: string[] = [];
    for (const version of VERSIONS) hashes.push(await product.publish(`northwind/${version}`));
    const [baseline, candidate] = hashes;
    await page.goto(`${product.address}/reports?program=northwind&baseline=${baseline}&candidate=${candidate}&asOf=${AS_OF}`);
    await page.getByRole('button', { name: 'Make the report' }).click();
    await page.getByRole('heading', { name: 'Make the same report again' }).waitFor({ timeout: 600_000 });
    await checkAccessibility();
    const job = new URL(page.url()).searchParams.get('job') ?? '';
    const result = (await ann.getJob({ params: { job } })).body.result as unknown as Told;

    // The picture's and the tables' numbers are the report's.
    const cells = new Set(await page.getByRole('cell').allTextContents());
    for (const { partners } of result.bands) expect(cells).toContain(partners.toLocaleString('en-US'));
    for (const { title } of result.cost.lines) expect(await page.getByRole('rowheader', { name: title }).count()).toBeGreaterThan(0);

    // What the page says: its files, its command.
    const files = page.getByRole('link', { name: /\.(json|ndjson)$/ });
    await expect.poll(() => files.count()).toBe(3);
    for (const file of await files.all()) {
      const answer = await page.request.get(new URL((await file.getAttribute('href')) ?? '', product.address).href);
      writeFileSync(join(folder, (await file.getAttribute('download')) ?? ''), await answer.body());
    }
    const command = await page.locator('pre', { hasText: 'tierwright simulate' }).textContent();
    const words = (command ?? '').split(/\s+/).filter((word) => word !== '' && word !== '\\');
    expect(words.slice(0, 2)).toEqual(['tierwright', 'simulate']);
    const inFolder = words.slice(1).map((word) => (/\.(json|ndjson)$/.test(word) ? join(folder, word) : word));
    const { code, out, err } = await tierwright([...inFolder, '--json']);
    // 1: a limit of the candidate is exceeded, as the page says too.
    const isExceeded = result.limits.limits.some((limit) => limit.result === 'broken');
    expect([code, err]).toEqual([isExceeded ? 1 : 0, '']);

    const said = JSON.parse(out) as Told;
    const numbers = ({ reproduce: { base: _base, command: _command, ...versions }, ...told }: Told) => ({ ...told, versions });
    expect(result.partners).toBeGreaterThan(PARTNERS / 2);
    // What runs, and who looks again, only the service knows.
    const known = Object.keys(said).filter((key) => !['inFlight', 'members', 'notices', 'explained'].includes(key));
    for (const key of known) expect([key, numbers(result)[key as 'cost']]).toEqual([key, numbers(said)[key as 'cost']]);
  });

  it('are told by a link that makes the report again where it is not kept any more', async ({ open }) => {
    const { page, allow } = await open(`${product.address}/sign-in`);
    allow(/404/);
    await signIn(page, 'ann');
    const { items } = (await ann.listJobs({ query: { kind: 'simulation' } })).body;
    const first = items.at(-1)?.id ?? '';
    await page.goto(`${product.address}/reports?job=${first}`);
    const again = page.getByRole('heading', { name: 'Make the same report again' });
    await again.waitFor();
    const link = new URL((await page.locator('pre', { hasText: '/reports?' }).textContent()) ?? '');
    expect(link.searchParams.get('job')).toBe(first);
    link.searchParams.set('job', randomUUID());
    await page.goto(link.href);
    await page.getByRole('button', { name: 'Make the report' }).click();
    await again.waitFor({ timeout: 600_000 });
    const job = new URL(page.url()).searchParams.get('job') ?? '';
    expect(job).not.toBe(first);
    const resultOf = async (id: string) => JSON.stringify((await ann.getJob({ params: { job: id } })).body.result);
    expect(await resultOf(job)).toBe(await resultOf(first));
  });
});
