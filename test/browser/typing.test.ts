import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { tierwright } from '../cli/tierwright.ts';
import { browserTest as it } from './browser-test.fixture.ts';
import { openProduct, type Product, programText } from './product.fixture.ts';
import { LIVE, openTyping, partnerLines, TWO_THOUSAND_RULES, TYPING_PLACES, type Typing, typeIn, typingLines } from './typing.fixture.ts';

/** More of them: TIERWRIGHT_IMPACT_PARTNERS=10000 TIERWRIGHT_TYPING_BURSTS=12 */
const PARTNERS = Number(process.env.TIERWRIGHT_IMPACT_PARTNERS ?? 300);
const BURSTS = Number(process.env.TIERWRIGHT_TYPING_BURSTS ?? 1);
const PACE = 90;

const COUNT_DRAWN = readFileSync(new URL('in-page/count-drawn.js', import.meta.url), 'utf8');
/** Elements of the page that a key in a test of a condition has drawn again: those around it, and what it does to the partners. */
const MOST_DRAWN = 160;

/** Measured, not asserted: what else runs on the machine is not known. */
const tell = (name: string, typing: Typing) => {
  for (const line of typingLines(name, typing)) console.log(`load ${loadavg()[0]?.toFixed(1)}: ${line}`);
};

describe('what is typed', () => {
  let product: Product;
  const lines = partnerLines(PARTNERS);
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-typing-'));
  beforeAll(async () => {
    product = await openProduct();
    await product.publish(LIVE);
    await product.person('ann', ['programDesigner']);
    writeFileSync(join(folder, 'partners.ndjson'), lines.map((line) => `${line}\n`).join(''));
  });
  afterAll(async () => {
    await product?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.for(TYPING_PLACES)('is told for the last key with the numbers of the command line: $name', async (place, { open }) => {
    const draft = await product.draft('Next year', place.source());
    const { page } = await open(product.address);
    await openTyping(page, place, { address: product.address, draft, lines });
    const typing = await typeIn(page, place, { bursts: BURSTS, pace: PACE, awaited: 'impact' });
    tell(place.name, typing);

    // Each question has one answer, the last one a report; who was typed over is cancelled, or was quicker than the key.
    const { asked, answers, report, days } = typing.last;
    const answered = answers.filter(({ id }) => asked.some((one) => one.id === id));
    expect(answered.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
    expect(answered.filter(({ type }) => type !== 'report' && type !== 'cancelled')).toEqual([]);
    expect(answered.at(-1)?.type).toBe('report');

    const { candidate, baseline } = asked.at(-1)!;
    expect(candidate).not.toBe(place.source());
    await expect.poll(async () => (await product.kept(draft)).source).toBe(candidate);
    expect(JSON.parse(baseline)).toEqual(JSON.parse(programText(LIVE)));
    writeFileSync(join(folder, 'after.program.json'), candidate);
    writeFileSync(join(folder, 'before.program.json'), baseline);
    const files = ['before.program.json', 'after.program.json', '--base', 'partners.ndjson'];
    const inFolder = files.map((word) => (word.startsWith('--') ? word : join(folder, word)));
    const { code, out, err } = await tierwright(['simulate', ...inFolder, '--as-of', days?.asOf ?? '', '--json']);
    expect([code, err]).toEqual([0, '']);
    const said = JSON.parse(out) as Record<string, unknown>;
    const shown = JSON.parse(JSON.stringify(report)) as Record<string, unknown>;
    // The command names its files.
    const { command: _command, ...made } = said.reproduce as Record<string, unknown>;
    expect(shown.reproduce).toMatchObject(made);
    for (const part of Object.keys(shown).filter((name) => name !== 'reproduce')) expect([part, shown[part]]).toEqual([part, said[part]]);
    expect(shown.partners).toBe(PARTNERS);
  });

  it('draws again what it changes, not the lists, dialogs and texts beside it', async ({ open }) => {
    const place = TYPING_PLACES.find(({ section }) => section === 'requirements')!;
    const draft = await product.draft('Next year', place.source());
    const { page } = await open(product.address);
    await page.addInitScript(COUNT_DRAWN);
    await openTyping(page, place, { address: product.address, draft, lines });
    const before = await page.evaluate<number>('tierwrightDrawn()');
    const { keys } = await typeIn(page, place, { bursts: 1, pace: PACE, awaited: 'impact' });
    const drawn = ((await page.evaluate<number>('tierwrightDrawn()')) - before) / keys;
    console.log(`${place.name}: ${drawn.toFixed(0)} elements drawn again at each key`);
    expect(drawn).toBeGreaterThan(1);
    expect(drawn).toBeLessThan(MOST_DRAWN);
  });

  it('is underlined, with 2,000 rules', async ({ open }) => {
    const draft = await product.draft('Many rules', TWO_THOUSAND_RULES.source());
    const { page } = await open(product.address);
    await openTyping(page, TWO_THOUSAND_RULES, { address: product.address, draft, lines: [] });
    const typing = await typeIn(page, TWO_THOUSAND_RULES, { bursts: BURSTS, pace: PACE, awaited: 'markers' });
    tell(TWO_THOUSAND_RULES.name, typing);
    const checked = typing.last.marks.filter(({ name }) => name === 'check').map(({ number }) => number);
    const edition = typing.last.marks.findLast(({ name }) => name === 'edition')?.number;
    // One text at a time, the newest next: none twice, none of an older text later.
    expect(checked).toEqual([...new Set(checked)].sort((one, other) => one - other));
    expect(checked.at(-1)).toBe(edition);
  });
});
