import type { Release, Review } from './review-queries.ts';

/** Where a review stands, as people ask: what is next, whose turn it is, since when, until when. */
export interface Stage {
  readonly kind:
    | 'waitsForApproval'
    | 'waitsForPublication'
    | 'scheduled'
    | 'inForce'
    | 'wasInForce'
    | 'suspended'
    | 'changesAsked'
    | 'withdrawn';
  /** Whose turn it is; the clock's where a date comes by itself; null where nothing is next. */
  readonly next: 'approvers' | 'authors' | 'clock' | null;
  /** An instant. */
  readonly since: string;
  /** An instant; null where nothing ends it by itself. */
  readonly until: string | null;
  /** Approvals that count, of how many. */
  readonly approvals: { readonly counted: number; readonly needed: number };
  /** The release that came of it last. */
  readonly release: Release | null;
}

const latest = (instants: readonly string[], first: string): string => [first, ...instants].sort().at(-1) ?? first;

/** The releases of a review, the last asked for first. */
const ofReview = (review: string, releases: readonly Release[]): readonly Release[] =>
  releases.filter((release) => release.review === review).sort((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : 0));

export function stageOf(review: Review, releases: readonly Release[]): Stage {
  const counted = review.approvals.filter(({ outcome, counts }) => outcome === 'approve' && counts).length;
  const [release = null] = ofReview(review.id, releases);
  const of = { approvals: { counted, needed: review.needed }, release };
  const decidedAt = latest(
    review.approvals.map(({ at }) => at),
    review.askedAt,
  );
  if (release?.state === 'scheduled')
    return { ...of, kind: 'scheduled', next: 'clock', since: release.askedAt, until: release.effectiveAt };
  if (release?.state === 'active') {
    return { ...of, kind: 'inForce', next: null, since: release.activatedAt ?? release.effectiveAt, until: null };
  }
  if (release?.state === 'superseded') {
    return { ...of, kind: 'wasInForce', next: null, since: release.activatedAt ?? release.effectiveAt, until: release.endedAt };
  }
  if (review.state === 'withdrawn') return { ...of, kind: 'withdrawn', next: 'authors', since: decidedAt, until: null };
  if (release?.state === 'suspended') {
    return { ...of, kind: 'suspended', next: 'approvers', since: release.endedAt ?? release.effectiveAt, until: null };
  }
  if (review.state === 'changesAsked') return { ...of, kind: 'changesAsked', next: 'authors', since: decidedAt, until: null };
  if (review.state === 'approved') {
    const since = release?.state === 'cancelled' ? (release.endedAt ?? decidedAt) : decidedAt;
    return { ...of, kind: 'waitsForPublication', next: 'approvers', since, until: null };
  }
  return { ...of, kind: 'waitsForApproval', next: 'approvers', since: review.askedAt, until: null };
}

/** The word before a suspension's sentence, as the service writes it: `limitExceeded: It would do more …`. */
export const suspensionOf = (reason: string): string => /^(\w+): /.exec(reason)?.[1] ?? '';
