import type { Browser, Page } from 'playwright-core';
import { accessibilityOf } from './accessibility.fixture.ts';
import type { Fault } from './fault.fixture.ts';
import { inFlight } from './in-flight.fixture.ts';
import { watch } from './watch.fixture.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A page that is watched. */
export interface OpenPage {
  readonly page: Page;
  /** Runs axe on the page as it stands; what it finds are faults too. `coloursOnly`: where it was run in another theme. */
  readonly checkAccessibility: (coloursOnly?: boolean) => Promise<void>;
  /** Faults that a test brings about, such as a connection that breaks, are none. */
  readonly allow: (fault: RegExp) => void;
  /** Closes the page and all that it opened, and gives the faults that it had. */
  readonly close: () => Promise<readonly Fault[]>;
}

/** What a page wrote or asked last is told a moment later. */
const SETTLED_MS = 100;

/** Opens an address in a context of its own, which remembers nothing of others; faults are those against its origin. */
export async function openPage(browser: Browser, address: string, theme: Theme = 'light'): Promise<OpenPage> {
  const context = await browser.newContext({ colorScheme: theme, reducedMotion: 'reduce' });
  const watched = watch(context, new URL(address).origin);
  const seen: Fault[] = [];
  const allowed: RegExp[] = [];
  const page = await context.newPage();
  inFlight(page);
  await page.goto(address);
  return {
    page,
    checkAccessibility: async (coloursOnly = false) => {
      const { lines } = await accessibilityOf(page, { coloursOnly });
      seen.push(...lines.map((what) => ({ kind: 'accessibility', what }) as const));
    },
    allow: (fault) => {
      allowed.push(fault);
    },
    close: async () => {
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
      await context.close();
      return [...watched, ...seen].filter(({ what }) => !allowed.some((fault) => fault.test(what)));
    },
  };
}
