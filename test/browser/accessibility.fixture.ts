import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ImpactValue } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const IMPACTS = ['minor', 'moderate', 'serious', 'critical'] as const satisfies readonly ImpactValue[];

/** What axe finds against a page as it stands: elements by impact, and a line for each rule with the first of them. */
export interface Accessibility {
  readonly counts: Readonly<Record<(typeof IMPACTS)[number], number>>;
  readonly lines: readonly string[];
}

/** What is looked at: all of the page, by every rule, unless told otherwise. */
interface Scope {
  /** A selector of what of the page. */
  readonly part?: string;
  /** Only by rules that look at colours: of a page that all rules were asked of, in another theme. */
  readonly coloursOnly?: boolean;
}

/** Those that look at colours, of the rules that axe runs by itself. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Every rule in both themes (the long form). */
const IS_EVERY = process.env.TIERWRIGHT_AXE === 'every';

/** Runs axe in the page and its frames of the same origin, or in one part of it; open what is to be seen first. */
export async function accessibilityOf(page: Page, { part, coloursOnly = false }: Scope = {}): Promise<Accessibility> {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate("'axe' in globalThis"))) await frame.evaluate(source);
  }
  const within = part === undefined ? 'document' : JSON.stringify(part);
  const rules = coloursOnly && !IS_EVERY ? { runOnly: OF_COLOURS } : {};
  const options = JSON.stringify({ resultTypes: ['violations'], ...rules });
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(`axe.run(${within}, ${options})`);
  const counts = { minor: 0, moderate: 0, serious: 0, critical: 0 };
  const lines = violations.map(({ id, help, impact, nodes }) => {
    for (const node of nodes) counts[node.impact ?? impact ?? 'serious'] += 1;
    return `${impact} ${id}: ${help}: ${nodes.length} of ${nodes[0]?.html ?? ''}`;
  });
  return { counts, lines };
}
