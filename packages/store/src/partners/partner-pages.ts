import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { Tx } from '../database/store.ts';
import { type IdRange, listPartnerIds, type PartnerFilter } from './list-partners.ts';
import { memberBodies } from './member-bodies.ts';
import { filesOf, type PartnerDataOptions } from './partner-data.ts';
import { PartnerDigests } from './partner-digests.ts';
import { watermarks } from './watermarks.ts';

/** Partners in the order of their ids, with their memberships. */
export interface PartnerPage {
  readonly files: ReadonlyMap<string, PartnerData>;
  /** By partner. */
  readonly members: ReadonlyMap<string, Json>;
}

export interface PagesAsked extends PartnerDataOptions {
  readonly partners: PartnerFilter;
  /** Only these of them. */
  readonly range?: IdRange;
  /** Partners of a page. */
  readonly size: number;
  /** Told partner by partner what was read, as text that is the same for any size of pages: what a hash is made of. */
  readonly seen?: (text: string) => void;
}

const ALL: IdRange = { after: null, through: null };

/**
 * All partners, or those that a filter lets through, page by page: inside one `read` they are of one moment. While one page is
 * looked at the database works on the next.
 */
export async function* partnerPages(tx: Tx, { partners, range = ALL, size, seen, ...asked }: PagesAsked): AsyncGenerator<PartnerPage> {
  const loaded = await watermarks(tx, asked.knownAt);
  seen?.(JSON.stringify(loaded ?? null));
  const read = async (after: string | null): Promise<PartnerPage & { readonly ids: readonly string[] }> => {
    const ids = await listPartnerIds(tx, partners, { after, through: range.through }, size);
    const digests = seen && new PartnerDigests();
    const files: ReadonlyMap<string, PartnerData> =
      ids.length === 0 ? new Map() : await filesOf(tx, ids, { ...asked, loaded, ...(digests ? { digests } : {}) });
    const members = await memberBodies(tx, ids);
    for (const [id, { family = [] }] of digests ? files : []) {
      const own = [digests?.of(id), ...family.map((other) => `${other.id} ${digests?.of(other.id)}`)];
      seen?.(JSON.stringify([id, own, members.get(id) ?? null]));
    }
    return { ids, files, members };
  };
  const ahead = (after: string | null): ReturnType<typeof read> => {
    const page = read(after);
    // Whoever stops before it comes does not ask how it went.
    page.catch(() => undefined);
    return page;
  };
  for (let next = ahead(range.after); ; ) {
    const { ids, ...page } = await next;
    if (ids.length === 0) return;
    const isLast = ids.length < size;
    if (!isLast) next = ahead(ids.at(-1) ?? null);
    yield page;
    if (isLast) return;
  }
}
