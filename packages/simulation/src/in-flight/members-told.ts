import type { Section } from '../impact/section.ts';
import type { MemberImpact } from './member-impact.ts';
import type { ReviewDue } from './reviews.ts';

/** What a row of `transition.members` keeps, until when (the first day outside), for whom. */
export interface KeptCount {
  row: string;
  title: string;
  keep: 'tier' | 'benefits';
  until: string;
  partners: string[];
}

/** Reviews of a tier, or its loss, that come due on a day under one of the versions, and whose. */
export interface ReviewCount {
  version: 'baseline' | 'candidate';
  what: 'review' | 'lapse';
  on: string;
  track: string;
  tier: string;
  partners: string[];
}

/** What the candidate does to memberships on the day on which it comes. Lists of partners are sorted. */
export interface MembersTold {
  members: number;
  kept: KeptCount[];
  /** Partners with a grace that begins. */
  inGrace: string[];
  /** Partners that lose a tier at once: nothing holds it. */
  demoted: string[];
  reviews: ReviewCount[];
  /** Memberships of which it cannot be told, and why. */
  unknown: { partner: string; why: string[] }[];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

class Groups<K extends object> {
  readonly #groups = new Map<string, K & { partners: string[] }>();

  add(key: K, partner: string): void {
    const name = JSON.stringify(Object.values(key));
    const group = this.#groups.get(name) ?? { ...key, partners: [] };
    this.#groups.set(name, group);
    if (group.partners.at(-1) !== partner) group.partners.push(partner);
  }

  get sorted(): (K & { partners: string[] })[] {
    return [...this.#groups.entries()].sort(([one], [other]) => compare(one, other)).map(([, group]) => group);
  }
}

type Due = Omit<ReviewCount, 'partners'>;

function duesOf({ track, tier, reviewBefore, reviewAfter, lapsesBefore, lapsesAfter }: ReviewDue): Due[] {
  const due = (version: Due['version'], what: Due['what'], on: string | null): Due[] =>
    on === null ? [] : [{ version, what, on, track, tier }];
  return [
    ...due('baseline', 'review', reviewBefore),
    ...due('candidate', 'review', reviewAfter),
    ...due('baseline', 'lapse', lapsesBefore),
    ...due('candidate', 'lapse', lapsesAfter),
  ];
}

const idsOf = (members: readonly MemberImpact[]): string[] => members.map(({ partner }) => partner);

/** SIM-F6, SIM-F8: who keeps what until when, who loses a tier at once, whose tier is reviewed within 90 days. */
export const members: Section<MemberImpact[], MembersTold> = {
  empty: () => [],
  // Memberships stand beside the partners of a shard: they are put together by `runningImpact`.
  of: () => [],
  merge: (parts) => parts.flat(),
  tell(part) {
    const all = part.toSorted((one, other) => compare(one.partner, other.partner));
    const kept = new Groups<Omit<KeptCount, 'partners'>>();
    const reviews = new Groups<Due>();
    for (const { partner, kept: its, reviews: dues } of all) {
      if (its) kept.add(its, partner);
      for (const due of dues.flatMap(duesOf)) reviews.add(due, partner);
    }
    return {
      members: all.length,
      kept: kept.sorted,
      inGrace: idsOf(all.filter(({ tiers }) => tiers.some(({ held }) => held?.by === 'grace'))),
      demoted: idsOf(all.filter(({ isDemoted }) => isDemoted)),
      reviews: reviews.sorted,
      unknown: all.flatMap(({ partner, unknown }) => (unknown.length > 0 ? [{ partner, why: unknown }] : [])),
    };
  },
};
