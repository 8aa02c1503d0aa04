import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { Tx } from '../database/store.ts';
import { type IdRange, listPartnerIds, type PartnerFilter } from './list-partners.ts';
import { memberBodies } from './member-bodies.ts';
import { filesOf, type PartnerDataOptions } from './partner-data.ts';
import { PartnerDigests } from './partner-digests.ts';
import { type Watermarks, watermarks } from './watermarks.ts';

/** Partners in the order of their ids, with their memberships. */
export interface PartnerPage {
  readonly ids: readonly string[];
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

/** A page whose kinds are loaded so far. */
async function pageOf(
  tx: Tx,
  { partners, range = ALL, size, seen, ...asked }: PagesAsked & { readonly loaded: Watermarks | undefined },
): Promise<PartnerPage> {
  const ids = await listPartnerIds(tx, partners, range, size);
  const digests = seen && new PartnerDigests();
  const files: ReadonlyMap<string, PartnerData> =
    ids.length === 0 ? new Map() : await filesOf(tx, ids, { ...asked, ...(digests ? { digests } : {}) });
  const members = await memberBodies(tx, ids);
  for (const [id, { family = [] }] of digests ? files : []) {
    const own = [digests?.of(id), ...family.map((other) => `${other.id} ${digests?.of(other.id)}`)];
    seen?.(JSON.stringify([id, own, members.get(id) ?? null]));
  }
  return { ids, files, members };
}

/** The first page of a range alone, for whom a read is not to last: what is `seen` of a partner says how far kinds are loaded, too. */
export async function partnerPage(tx: Tx, { seen, ...asked }: PagesAsked): Promise<PartnerPage> {
  const loaded = await watermarks(tx, asked.knownAt);
  const told = JSON.stringify(loaded ?? null);
  return await pageOf(tx, { ...asked, loaded, ...(seen ? { seen: (text) => seen(`${told} ${text}`) } : {}) });
}

/**
 * All partners, or those that a filter lets through, page by page: inside one `read` they are of one moment. While one page is
 * looked at the database works on the next.
 */
export async function* partnerPages(tx: Tx, { range = ALL, seen, ...asked }: PagesAsked): AsyncGenerator<PartnerPage> {
  const loaded = await watermarks(tx, asked.knownAt);
  seen?.(JSON.stringify(loaded ?? null));
  const ahead = (after: string | null): Promise<PartnerPage> => {
    const page = pageOf(tx, { ...asked, loaded, range: { ...range, after }, ...(seen ? { seen } : {}) });
    // Whoever stops before it comes does not ask how it went.
    page.catch(() => undefined);
    return page;
  };
  for (let next = ahead(range.after); ; ) {
    const page = await next;
    if (page.ids.length === 0) return;
    const isLast = page.ids.length < asked.size;
    if (!isLast) next = ahead(page.ids.at(-1) ?? null);
    yield page;
    if (isLast) return;
  }
}
