import { findAccount, listAccounts, listKeys } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, textAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { mayTouch } from '../rights/reach.ts';
import { READ_ACCOUNTS_RIGHTS, READ_KEYS_RIGHTS } from './account-rights.ts';
import type { AccountShown, KeyShown } from './account-shapes.ts';
import { noAccount } from './may-manage.ts';
import { shownAccount, shownKey } from './shown-account.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that a page goes on after; a cursor that holds none is not ours. */
function idAfter(cursor: string | undefined): { readonly ok: boolean; readonly after?: string } {
  const from = textAfter(cursor);
  return from.after !== undefined && !UUID.test(from.after) ? { ok: false } : from;
}

/** Accounts by id: a partner's people see their colleagues. */
export const accountsFor = (
  service: Service,
  caller: PersonCaller,
  { partner, cursor, limit = USUAL_LIMIT }: PageAsked & { readonly partner?: string },
): Promise<Answer<Page<AccountShown>>> =>
  reading(service, READ_ACCOUNTS_RIGHTS, caller, async (tx, reach) => {
    const from = idAfter(cursor);
    if (!from.ok) return badCursor();
    const of = reach === 'all' ? partner : (reach.partner ?? undefined);
    if (reach !== 'all' && (of === undefined || (partner !== undefined && partner !== of))) {
      return { ok: true, status: 200, body: { items: [], next: null } };
    }
    const asked = {
      limit: limit + 1,
      ...(of === undefined ? {} : { partner: of }),
      ...(from.after === undefined ? {} : { after: from.after }),
    };
    const found = await listAccounts(tx, asked);
    const items = found.slice(0, limit).map(shownAccount);
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(items.at(-1)?.id ?? '') : null } };
  });

/** One account. */
export const accountFor = (service: Service, caller: PersonCaller, id: string): Promise<Answer<AccountShown>> =>
  reading(service, READ_ACCOUNTS_RIGHTS, caller, async (tx, reach) => {
    const account = await findAccount(tx, id);
    if (!account || !mayTouch(reach, account)) return noAccount();
    return { ok: true, status: 200, body: shownAccount(account), revision: account.revision };
  });

/** The caller's keys; administrators and auditors see all of them. */
export const apiKeysFor = (
  service: Service,
  caller: PersonCaller,
  { cursor, limit = USUAL_LIMIT }: PageAsked,
): Promise<Answer<Page<KeyShown>>> =>
  reading(service, READ_KEYS_RIGHTS, caller, async (tx, reach) => {
    const from = idAfter(cursor);
    if (!from.ok) return badCursor();
    const own = reach === 'all' ? {} : { account: caller.account };
    const found = await listKeys(tx, { ...own, limit: limit + 1, ...(from.after === undefined ? {} : { after: from.after }) });
    const items = found.slice(0, limit).map(shownKey);
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(items.at(-1)?.id ?? '') : null } };
  });
