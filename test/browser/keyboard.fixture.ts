import type { Page } from 'playwright-core';

/** What has the focus: its role and name as a screen reader tells them, and what is wrong with it as a stop. */
interface Stop {
  readonly told: string;
  readonly fault: string | null;
}

/** Nobody presses Tab more often than that to get somewhere. */
const MOST_TABS = 60;

/** A border changes its colour, and a page scrolls, within so many milliseconds. */
const SHOWN_MS = 250;

/** In the page: what is wrong with the element that has the focus. */
const FAULT = `(() => {
  const active = document.activeElement;
  if (!active || active === document.body) return 'nothing has the focus';
  // Of some fields only the label is drawn.
  const isDrawn = active.getBoundingClientRect().width > 1;
  const at = isDrawn ? active : active.labels?.[0] ?? active;
  if (at.closest('.monaco-editor')) return at.closest('.monaco-editor').classList.contains('focused') ? null : 'the code has no focus to see';
  const box = at.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return 'it has no size';
  const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), box.top + Math.min(box.height / 2, 20)];
  if (y < 0 || y > innerHeight) return 'it is out of sight';
  const over = document.elementFromPoint(x, y);
  // A check box is drawn by what stands over it.
  const isBox = ['checkbox', 'radio'].includes(at.type) && at.parentElement?.contains(over);
  if (over && !at.contains(over) && !over.contains(at) && !isBox) return 'something stands over it: ' + over.outerHTML.slice(0, 120);
  const probe = document.createElement('i');
  probe.style.color = 'var(--mantine-primary-color-filled, transparent)';
  document.body.append(probe);
  const focused = getComputedStyle(probe).color;
  probe.remove();
  const style = getComputedStyle(at);
  const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const isFramed = parseFloat(style.borderTopWidth) > 0 && style.borderTopColor === focused;
  return isOutlined || isFramed ? null : 'its focus is not seen';
})()`;

/** A page that is used by the keyboard alone: it has nothing else. */
export interface Keys {
  /** Presses keys one after the other, as Playwright names them. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses Tab until this has the focus; each stop on the way is seen and has a name. `told`: “button "Add"”, or a part of it. */
  tabTo(told: string | RegExp, by?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** Presses a key until this has the focus, where several are one stop of Tab. */
  go(key: string, told: string | RegExp): Promise<void>;
  /** What has the focus. */
  focused(): Promise<string>;
}

/** The keyboard of a page; a press of the mouse is an error that the page writes. */
export async function keysOf(page: Page): Promise<Keys> {
  const guard = `addEventListener('pointerdown', () => console.error('The mouse was used.'), { capture: true })`;
  await page.addInitScript(guard);
  await page.evaluate(guard);

  const look = async (): Promise<Stop> => {
    let fault = await page.evaluate<string | null>(FAULT);
    if (fault !== null) {
      await page.waitForTimeout(SHOWN_MS);
      fault = await page.evaluate<string | null>(FAULT);
    }
    if (fault === 'nothing has the focus') return { told: '', fault };
    // Inside of a field for dates `:focus` finds nothing.
    await page.evaluate("document.activeElement.dataset.focused = ''");
    const [line = ''] = (await page.locator('[data-focused]').ariaSnapshot()).split('\n');
    await page.evaluate("delete document.querySelector('[data-focused]')?.dataset.focused");
    // An empty cell is told by the heads of its row and column.
    const [, role = line, name] = /^- '?(\w+)(?: "(.*?)")?/.exec(line) ?? [];
    return { told: `${role} "${name ?? ''}"`, fault: fault ?? (name || role === 'gridcell' ? null : 'it has no name') };
  };
  const is = (told: string, wanted: string | RegExp) => (typeof wanted === 'string' ? told.startsWith(wanted) : wanted.test(told));
  const until = async (key: string, wanted: string | RegExp, most: number) => {
    const stops: string[] = [];
    for (let times = 0; times < most; times += 1) {
      await page.keyboard.press(key);
      const { told, fault } = await look();
      // Past the last stop the browser itself has the focus for one press.
      if (fault !== null && told !== '') throw new Error(`${told || 'A stop'} after ${stops.join(', ')}: ${fault}`);
      if (is(told, wanted)) return;
      stops.push(told || '–');
    }
    throw new Error(`${String(wanted)} was not reached in ${most} presses of ${key}: ${stops.join(', ')}`);
  };
  return {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    tabTo: (told, by = 'Tab') => until(by, told, MOST_TABS),
    go: (key, told) => until(key, told, MOST_TABS),
    focused: async () => (await look()).told,
  };
}
