import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { Tx } from '../database/store.ts';
import { listPartnerIds, type PartnerFilter } from './list-partners.ts';
import { memberBodies } from './member-bodies.ts';
import { filesOf, type PartnerDataOptions } from './partner-data.ts';
import { watermarks } from './watermarks.ts';

/** Partners in the order of their ids, with their memberships. */
export interface PartnerPage {
  readonly files: ReadonlyMap<string, PartnerData>;
  /** By partner. */
  readonly members: ReadonlyMap<string, Json>;
}

export interface PagesAsked extends PartnerDataOptions {
  readonly partners: PartnerFilter;
  /** Partners of a page. */
  readonly size: number;
  /** Told of all that is read, as text, always in the same order: what a hash is made of. */
  readonly seen?: (text: string) => void;
}

/** All partners, or those that a filter lets through, page by page: inside one `read` they are of one moment. */
export async function* partnerPages(tx: Tx, { partners, size, seen, ...asked }: PagesAsked): AsyncGenerator<PartnerPage> {
  const loaded = await watermarks(tx, asked.knownAt);
  seen?.(JSON.stringify(loaded ?? null));
  for (let last: string | undefined; ; ) {
    const ids = await listPartnerIds(tx, partners, last, size);
    last = ids.at(-1);
    if (last === undefined) return;
    const files = await filesOf(tx, ids, { ...asked, loaded, ...(seen === undefined ? {} : { seen }) });
    const members = await memberBodies(tx, ids);
    if (seen) for (const id of ids) if (members.has(id)) seen(JSON.stringify([id, members.get(id) ?? null]));
    yield { files, members };
    if (ids.length < size) return;
  }
}
