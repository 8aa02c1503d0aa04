import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

/**
 * Writes what the page shows to `docs/<path>`, a PNG, where pictures are asked for (TIERWRIGHT_SCREENSHOTS=1), else nothing:
 * pictures differ from machine to machine. Gives whether it wrote.
 */
export async function screenshot(page: Page, path: `${string}.png`, folder = docs): Promise<boolean> {
  if (process.env.TIERWRIGHT_SCREENSHOTS !== '1') return false;
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  return true;
}
