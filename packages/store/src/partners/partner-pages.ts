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

/**
 * All partners, or those that a filter lets through, page by page: inside one `read` they are of one moment. While one page is
 * looked at the database works on the next.
 */
export async function* partnerPages(tx: Tx, { partners, size, seen, ...asked }: PagesAsked): AsyncGenerator<PartnerPage> {
  const loaded = await watermarks(tx, asked.knownAt);
  seen?.(JSON.stringify(loaded ?? null));
  const read = async (after: string | undefined): Promise<PartnerPage & { readonly ids: readonly string[] }> => {
    const ids = await listPartnerIds(tx, partners, after, size);
    const files = ids.length === 0 ? new Map() : await filesOf(tx, ids, { ...asked, loaded, ...(seen === undefined ? {} : { seen }) });
    const members = await memberBodies(tx, ids);
    if (seen) for (const id of ids) if (members.has(id)) seen(JSON.stringify([id, members.get(id) ?? null]));
    return { ids, files, members };
  };
  const ahead = (after: string | undefined): ReturnType<typeof read> => {
    const page = read(after);
    // Whoever stops before it comes does not ask how it went.
    page.catch(() => undefined);
    return page;
  };
  for (let next = ahead(undefined); ; ) {
    const { ids, ...page } = await next;
    if (ids.length === 0) return;
    const isLast = ids.length < size;
    if (!isLast) next = ahead(ids.at(-1));
    yield page;
    if (isLast) return;
  }
}
