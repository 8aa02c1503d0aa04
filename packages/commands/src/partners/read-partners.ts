import { countRecords, findPartner, listPartners, listRecords, type PartnerFilter, type RecordFilter } from '@tierwright/store';
import { shownAccountManagers } from '../account-managers/shown-account-managers.ts';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { Caller } from '../rights/caller.ts';
import { mayTouch } from '../rights/reach.ts';
import { badCursor, cursorOf, numberAfter, textAfter } from './cursor.ts';
import { READ_PARTNERS_RIGHTS } from './partner-rights.ts';
import type { AccountManagers, PartnerShown, RecordShown, WatermarksShown } from './partner-shapes.ts';
import { reading } from './reading.ts';
import { shownPartner, shownRecord } from './shown-partner.ts';
import { shownWatermarks } from './shown-watermarks.ts';

/** A page of a list; `next` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface PageAsked {
  readonly cursor?: string;
  readonly limit?: number;
}

export const USUAL_LIMIT = 50;

export const noPartner = (id: string) => refuse('CMD102', `There is no partner ${id}.`, { value: id });

/** Partners by id. */
export const partnersFor = (
  service: Service,
  caller: Caller,
  asked: Omit<PartnerFilter, 'ids'> & PageAsked,
): Promise<Answer<Page<PartnerShown>>> =>
  reading(service, READ_PARTNERS_RIGHTS, caller, async (tx, reach) => {
    const { cursor, limit = USUAL_LIMIT, ...filter } = asked;
    const from = textAfter(cursor);
    if (!from.ok) return badCursor();
    const own = reach === 'all' ? {} : { ids: reach.partner === null ? [] : [reach.partner] };
    const found = await listPartners(tx, { ...filter, ...own }, from.after, limit + 1);
    const items = found.slice(0, limit).map(shownPartner);
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(items.at(-1)?.id ?? '') : null } };
  });

/** A partner with who looks after it, and how many records of each kind it has. */
export const partnerFor = (
  service: Service,
  caller: Caller,
  id: string,
): Promise<Answer<PartnerShown & { readonly accountManagers: AccountManagers; readonly records: Record<string, number> }>> =>
  reading(service, READ_PARTNERS_RIGHTS, caller, async (tx, reach) => {
    const kept = mayTouch(reach, { partner: id }) ? await findPartner(tx, id) : undefined;
    if (!kept) return noPartner(id);
    const accountManagers = await shownAccountManagers(tx, reach, id);
    const body = { ...shownPartner(kept), accountManagers, records: await countRecords(tx, id) };
    return { ok: true, status: 200, body, revision: kept.revision };
  });

/** Records of a partner in the order we learnt of them. */
export const recordsFor = (
  service: Service,
  caller: Caller,
  {
    partner,
    kind,
    rows = 'current',
    cursor,
    limit = USUAL_LIMIT,
  }: { readonly partner: string; readonly kind?: string; readonly rows?: RecordFilter['rows'] } & PageAsked,
): Promise<Answer<Page<RecordShown>>> =>
  reading(service, READ_PARTNERS_RIGHTS, caller, async (tx, reach) => {
    if (!mayTouch(reach, { partner }) || !(await findPartner(tx, partner))) return noPartner(partner);
    const from = numberAfter(cursor);
    if (!from.ok) return badCursor();
    const found = await listRecords(tx, { partner, rows, ...(kind === undefined ? {} : { kind }) }, from.after, limit + 1);
    const items = found.slice(0, limit).map(shownRecord);
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(items.at(-1)?.seq ?? 0) : null } };
  });

/** How far each kind of record is loaded. */
export const watermarksFor = (service: Service, caller: Caller): Promise<Answer<WatermarksShown>> =>
  reading(service, READ_PARTNERS_RIGHTS, caller, async (tx) => ({ ok: true, status: 200, body: await shownWatermarks(tx) }));
