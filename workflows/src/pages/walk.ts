import type { Page } from './contract.ts';

/** Where a walk is between two pages. */
export interface Walked {
  readonly after: string | null;
  readonly done: number;
  readonly failed: number;
}

/**
 * Asks for page after page until there is none, or until `stop` says so between two. A cursor that does not move ends it:
 * an endless walk would fill the history.
 */
export async function walk(
  from: Walked,
  page: (after: string | null) => Promise<Page>,
  between: (walked: Walked) => Promise<'go on' | 'stop'>,
): Promise<Walked> {
  let walked = from;
  for (;;) {
    const { next, done, failed } = await page(walked.after);
    const isStuck = next === walked.after;
    walked = { after: next, done: walked.done + done, failed: walked.failed + failed };
    if (next === null || isStuck || (await between(walked)) === 'stop') return walked;
  }
}
