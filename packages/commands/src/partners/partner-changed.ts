import { lockItems, watchingItems } from '@tierwright/store';
import type { Work } from '../command/command.ts';
import { partnerChanged } from '../items/partner-changed.ts';

/** What looks at the records of these partners looks again. Locks all of it first, in the one order of locks. */
export async function partnersChanged(work: Work, partners: readonly string[]): Promise<void> {
  const watching = await watchingItems(work.tx, partners);
  if (watching.length === 0) return;
  await lockItems(work.tx, watching);
  for (const partner of [...new Set(watching.map((item) => item.partner))].sort()) await partnerChanged(work, partner);
}
