import type { DaysAsked, ImpactReport } from '@tierwright/simulation';
import type { Page } from 'playwright-core';
import { largeProgram } from './large-program.fixture.ts';
import { linesOf, madeUp } from './partners.fixture.ts';
import { programText, signIn } from './product.fixture.ts';

/** In force, and what drafts are made of. */
export const LIVE = 'northwind/2026.2.0';
const BOOKINGS = '"value": { "fact": "min.bookings" }';

/** A draft of the next version; with `isLiteral` one of its requirements compares with a number rather than with a parameter. */
const nextVersion = (isLiteral = false): string => {
  const text = programText(LIVE).replace('"version": "2026.2.0"', '"version": "2026.3.0"');
  return isLiteral ? text.replace(BOOKINGS, '"value": 250000') : text;
};

/** Partners as the service gives them, of whom nobody has to be put into a database first. */
export const partnerLines = (size: number): readonly string[] =>
  linesOf(madeUp(LIVE, size, { seed: 'impact', asOf: '2026-11-23', historyYears: 1 }));

/** A place of the editor where somebody types. */
export interface TypingPlace {
  readonly name: string;
  readonly section: string;
  readonly source: () => string;
  readonly begin: (page: Page) => Promise<void>;
  /** Keys without a pause; the last of them leaves a program that can be decided. */
  readonly keys: (burst: number) => readonly string[];
  /** Back to where the next keys begin. */
  readonly after: readonly string[];
}

const digits = (burst: number) => Array.from({ length: 5 }, (_, at) => ['Backspace', String(1 + ((burst + at) % 9))]).flat();

/** Puts the cursor of the code view after the first occurrence of a text. */
async function find(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

const code = (name: string, source: () => string, text: string): TypingPlace => ({
  ...{ name, section: 'json', source, keys: digits, after: [] },
  begin: (page) => find(page, text),
});

export const TYPING_PLACES: readonly TypingPlace[] = [
  {
    name: 'a cell of the matrix',
    section: 'matrix',
    source: nextVersion,
    async begin(page) {
      const grid = page.getByRole('grid').first();
      const row = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Bookings' }) });
      await row.first().locator('td').nth(1).click();
    },
    keys: (burst) => [...String(200_000 + 1000 * (burst % 90)), 'Backspace', '1', 'Enter'],
    after: ['ArrowUp'],
  },
  {
    name: 'the condition builder',
    section: 'requirements',
    source: () => nextVersion(true),
    async begin(page) {
      await page
        .getByRole('button', { name: /^Bookings/ })
        .first()
        .click();
      await page
        .getByRole('textbox', { name: /^Value/ })
        .first()
        .click();
      await page.keyboard.press('End');
    },
    keys: digits,
    after: [],
  },
  code('the code view', () => nextVersion(true), '"value": 250000'),
];

/** Has rules, and nobody in force. */
export const TWO_THOUSAND_RULES: TypingPlace = code('the code view with 2,000 rules', () => largeProgram(), '"value": 1000');

/** What was seen in a page while somebody typed; times in milliseconds of the page. */
interface Seen {
  readonly keys: readonly number[];
  readonly frames: readonly number[];
  /** Of frames that took longer than 50 ms, as the browser tells them. */
  readonly longFrames: readonly number[];
  readonly marks: readonly { readonly name: string; readonly number: number; readonly at: number }[];
  readonly asked: readonly { readonly id: number; readonly baseline: string; readonly candidate: string }[];
  readonly answers: readonly { readonly id: number; readonly type: string; readonly milliseconds?: number }[];
  readonly report: ImpactReport | null;
  readonly days: DaysAsked | null;
}

/** In the page, before anything of it runs. */
const WATCH = `(() => {
  const seen = { keys: [], frames: [], longFrames: [], marks: [], asked: [], answers: [], report: null, days: null };
  window.tierwrightSeen = seen;
  window.tierwrightTold = (awaited) => {
    const edition = seen.marks.findLast(({ name }) => name === 'edition')?.number ?? -1;
    const told = seen.marks.find(({ name, number }) => name === awaited && number === edition);
    return told !== undefined && seen.frames.at(-1) > told.at;
  };
  const frame = (at) => { seen.frames.push(at); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  addEventListener('keydown', (event) => seen.keys.push(event.timeStamp), { capture: true });
  new PerformanceObserver((list) => {
    for (const { name, detail, startTime } of list.getEntries())
      if (name.startsWith('tierwright:')) seen.marks.push({ name: name.slice(11), number: detail.number, at: startTime });
  }).observe({ type: 'mark' });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longFrames.push(duration);
  }).observe({ type: 'long-animation-frame' });
  window.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options);
      if (options?.name !== 'simulation') return;
      this.addEventListener('message', ({ data }) => {
        const { id, type, milliseconds } = data;
        if (type !== 'progress') seen.answers.push({ id, type, milliseconds });
        if (type === 'report') seen.report = data.report;
      });
    }
    postMessage(asked, transfer) {
      if (asked?.type === 'simulate') seen.asked.push({ id: asked.id, baseline: asked.baseline, candidate: asked.candidate });
      if (asked?.type === 'partners') seen.days = asked.days;
      super.postMessage(asked, transfer);
    }
  };
})()`;

const MOST_WAITED = 120_000;
const seenIn = (page: Page): Promise<Seen> => page.evaluate<Seen>('tierwrightSeen');
const isOf = (name: string, number: number) => (mark: Seen['marks'][number]) => mark.name === name && mark.number === number;

/** Opens a draft where somebody types, with a base at hand, and waits until what it does to that is told. */
export async function openTyping(
  page: Page,
  { section, begin }: TypingPlace,
  { address, draft, lines }: { readonly address: string; readonly draft: string; readonly lines: readonly string[] },
): Promise<void> {
  await page.addInitScript(WATCH);
  await page.route('**/api/v1/partners/base*', (route) =>
    route.fulfill({ contentType: 'application/x-ndjson', body: lines.map((line) => `${line}\n`).join('') }),
  );
  await page.goto(`${address}/drafts/${draft}?section=${section}`);
  await signIn(page, 'ann');
  if (section === 'json') await page.locator('.monaco-editor .view-line').first().waitFor();
  if (lines.length > 0) await page.locator('[data-edition]').waitFor({ timeout: 300_000 });
  await begin(page);
  // What opening it began has ended.
  await page.waitForTimeout(1500);
}

/** What was seen once a frame shows what is awaited of the last edition. */
async function untilTold(page: Page, awaited: string): Promise<Seen> {
  // Only this is asked meanwhile: reading all that was seen, a report among it, takes the page longer than what is measured.
  for (const began = Date.now(); Date.now() - began < MOST_WAITED; await page.waitForTimeout(50))
    if (await page.evaluate<boolean>(`tierwrightTold('${awaited}')`)) return seenIn(page);
  throw new Error(`the ${awaited} of the last key did not come`);
}

/** What typing in a place took, in milliseconds. */
export interface Typing {
  readonly keys: number;
  /** From each last key of a burst to the frame in which it is seen: the partners' numbers, or the problems. */
  readonly toImpact: readonly number[];
  readonly toMarkers: readonly number[];
  /** Deciding all partners alone. */
  readonly deciding: readonly number[];
  /** Between one frame and the next, while keys are pressed and until everything is told. */
  readonly frames: readonly number[];
  readonly longFrames: readonly number[];
  readonly last: Seen;
}

/** Presses keys in bursts, one each `pace` milliseconds, and waits after each burst for what it is awaited for. */
export async function typeIn(
  page: Page,
  place: TypingPlace,
  { bursts, pace, awaited }: { readonly bursts: number; readonly pace: number; readonly awaited: 'impact' | 'markers' },
): Promise<Typing> {
  const made = { keys: 0, toImpact: [] as number[], toMarkers: [] as number[], frames: [] as number[] };
  const first = await seenIn(page);
  for (let burst = 0; burst < bursts; burst += 1) {
    const before = await page.evaluate<number>('performance.now()');
    for (const key of place.keys(burst)) {
      const due = Date.now() + pace;
      await page.keyboard.press(key);
      await page.waitForTimeout(Math.max(0, due - Date.now()));
    }
    const { keys, marks, frames } = await untilTold(page, awaited);
    const pressed = keys.at(-1) ?? Number.NaN;
    const { number } = marks.findLast(({ name }) => name === 'edition') ?? { number: -1 };
    const until = (name: string) => {
      const told = marks.find(isOf(name, number))?.at ?? Number.NaN;
      return (frames.find((at) => at >= told) ?? Number.NaN) - pressed;
    };
    if (awaited === 'impact') made.toImpact.push(until('impact'));
    else made.toMarkers.push(until('markers'));
    made.keys += place.keys(burst).length;
    const during = frames.filter((at) => at >= before);
    made.frames.push(...during.slice(1).map((at, index) => at - (during[index] ?? at)));
    for (const key of place.after) await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
  const last = await seenIn(page);
  return {
    ...made,
    deciding: last.answers.slice(first.answers.length).flatMap(({ milliseconds }) => milliseconds ?? []),
    longFrames: last.longFrames.slice(first.longFrames.length),
    last,
  };
}

const at = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Half of the values, nearly all and the largest: `median 17, 95 % 34, most 50 ms (800)`. */
const spread = (values: readonly number[]): string =>
  values.length === 0
    ? 'none'
    : `median ${at(values, 0.5).toFixed(0)}, 95 % ${at(values, 0.95).toFixed(0)}, most ${Math.max(...values).toFixed(0)} ms (${values.length})`;

/** What is told of typing, line by line. */
export const typingLines = (name: string, { keys, toImpact, toMarkers, deciding, frames, longFrames }: Typing): readonly string[] => [
  `${name}, ${keys} keys: ${toImpact.length > 0 ? `last key to impact ${spread(toImpact)}` : `key to markers ${spread(toMarkers)}`}`,
  ...(deciding.length > 0 ? [`${name}: deciding alone ${spread(deciding)}`] : []),
  `${name}: from frame to frame ${spread(frames)}; ${frames.filter((gap) => gap > 50).length} above 50 ms; frames the browser calls long: ${spread(longFrames)}`,
];
