import { itemsOfPartner, lockItems } from '@tierwright/store';
import type { Work } from '../command/command.ts';
import { bookOf } from '../facts/step-book.ts';
import { stepItem } from './step-item.ts';
import { Undone } from './undone.ts';

/**
 * Something became known of a partner: its open onboardings and its membership look again, in the same transaction. Call it
 * after the rows are written, once for each partner; an import calls it for the partners of one page in one transaction.
 */
export async function partnerChanged(work: Work, partner: string): Promise<void> {
  const { tx } = work;
  bookOf(tx).partners.forget();
  const open = await itemsOfPartner(tx, partner, { kinds: ['onboarding'], state: 'open' });
  const members = await itemsOfPartner(tx, partner, { kinds: ['member'] });
  await lockItems(tx, [...open, ...members]);
  for (const item of [...open, ...members]) {
    const stepped = await stepItem(work, { ...item, message: { type: 'recheck' } });
    if (!stepped.ok) throw new Undone(`${item.kind} ${item.id} looks again`, stepped.failure);
  }
}
