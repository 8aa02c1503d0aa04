import { textAt } from '../../snapshot/texts.ts';
import type { DecidedShard } from '../section.ts';
import { type AnySection, SECTIONS, type Selector } from '../sections.ts';

/** A partner behind a number. */
export interface FoundPartner {
  partner: string;
  title?: string;
}

/** The partners behind a number, from one id on. */
export interface FoundPartners {
  /** All of them, on this page or not. */
  total: number;
  /** By id. */
  partners: FoundPartner[];
}

/** Which partners are shown: those after an id, so many at most. */
export interface Page {
  readonly after?: string;
  readonly limit: number;
}

/** So many pages are kept before they are cut down to one. */
const KEPT = 4;

const byId = (one: FoundPartner, other: FoundPartner): number => (one.partner < other.partner ? -1 : one.partner > other.partner ? 1 : 0);

/** SIM-M15: the partners of a shard behind a number of the report. */
export function partnersOf(shard: DecidedShard, selector: Selector, page: Page): FoundPartners {
  const { ids, titles } = shard.snapshot;
  const section: AnySection = SECTIONS[selector.part] as AnySection;
  const found: FoundPartners = { total: 0, partners: [] };
  for (const index of section.select?.(shard, selector) ?? []) {
    found.total += 1;
    const partner = textAt(ids, index);
    if (page.after !== undefined && partner <= page.after) continue;
    const title = textAt(titles, index);
    found.partners.push(title === '' ? { partner } : { partner, title });
    if (found.partners.length >= KEPT * page.limit + 1) found.partners = found.partners.sort(byId).slice(0, page.limit);
  }
  return { ...found, partners: found.partners.sort(byId).slice(0, page.limit) };
}

/** The partners of several shards, as one page of the same size. */
export const mergePartners = (all: readonly FoundPartners[], { limit }: Page): FoundPartners => ({
  total: all.reduce((sum, { total }) => sum + total, 0),
  partners: all
    .flatMap(({ partners }) => partners)
    .sort(byId)
    .slice(0, limit),
});
