import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { openProduct } from '../test/browser/product.fixture.ts';
import {
  LIVE,
  openTyping,
  partnerLines,
  TWO_THOUSAND_RULES,
  TYPING_PLACES,
  type Typing,
  type TypingPlace,
  typeIn,
  typingLines,
} from '../test/browser/typing.fixture.ts';
import { type BenchResult, type Figure, within } from './figure.ts';

/** Keys without a pause are ten: so many of them in each place. */
const BURSTS = 12;
/** Somebody who types fast. */
const PACE = 90;
const FRAME = 50;
const GOAL = 300;
const DECIDING = 100;

const nearlyAll = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
};

interface Drafted {
  readonly place: TypingPlace;
  readonly draft: string;
}

async function typing(browser: Browser, address: string, { place, draft }: Drafted, lines: readonly string[]): Promise<Typing> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await openTyping(page, place, { address, draft, lines });
    // The first keys compile.
    const awaited = place === TWO_THOUSAND_RULES ? 'markers' : 'impact';
    await typeIn(page, place, { bursts: 3, pace: PACE, awaited });
    return await typeIn(page, place, { bursts: BURSTS, pace: PACE, awaited });
  } finally {
    await context.close();
  }
}

function figuresOf(place: TypingPlace, { keys, toImpact, toMarkers, deciding, frames }: Typing, partners: number): readonly Figure[] {
  const frame = within(`${place.name}: the longest frame while ${keys} keys are typed`, Math.max(...frames), FRAME, 'ms');
  if (place === TWO_THOUSAND_RULES)
    return [within(`${place.name}: from the last key to the markers, 95 % within`, nearlyAll(toMarkers), GOAL, 'ms'), frame];
  const work = `${place.name}, ${partners.toLocaleString('en-US')} partners`;
  return [
    within(`${work}: from the last key to the impact, 95 % within`, nearlyAll(toImpact), GOAL, 'ms'),
    within(`${work}: deciding them alone, 95 % within`, nearlyAll(deciding), DECIDING, 'ms'),
    frame,
  ];
}

/** Typing in a browser: how soon its impact on a base is seen, its problems with 2,000 rules, and every frame meanwhile. */
export async function benchEditor(partners: number): Promise<BenchResult> {
  const title = `Typing in the editor, a browser, ${partners.toLocaleString('en-US')} partners`;
  const { file } = await findChromium();
  const product = await openProduct();
  const browser = await chromium.launch({ executablePath: file });
  try {
    await product.publish(LIVE);
    await product.person('ann', ['programDesigner']);
    const drafted: Drafted[] = [];
    for (const place of [...TYPING_PLACES, TWO_THOUSAND_RULES])
      drafted.push({ place, draft: await product.draft(place.name, place.source()) });
    const base = partnerLines(partners);
    const lines: string[] = [];
    const figures: Figure[] = [];
    for (const one of drafted) {
      const { place } = one;
      const typed = await typing(browser, product.address, one, place === TWO_THOUSAND_RULES ? [] : base);
      lines.push(...typingLines(place.name, typed));
      figures.push(...figuresOf(place, typed, partners));
    }
    return { title, lines, figures };
  } finally {
    await browser.close();
    await product.close();
  }
}
