import { formatInstant, type Instant } from '@tierwright/lifecycle';
import type {
  DraftListed,
  KeptComment,
  StoredApproval,
  StoredDraft,
  StoredProgram,
  StoredRelease,
  StoredReview,
  StoredVersion,
} from '@tierwright/store';
import type { PersonOf } from './people.ts';
import type {
  CommentBody,
  DraftBody,
  DraftListedBody,
  ProgramBody,
  ReleaseBody,
  ReviewBody,
  ReviewListedBody,
  VersionBody,
} from './shapes.ts';

/** Rows as the API shows them. */

const when = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

export const programBody = ({ id, title, active_hash, active_since, created_at }: StoredProgram): ProgramBody => ({
  id,
  title,
  active: active_hash,
  activeSince: when(active_since),
  createdAt: formatInstant(created_at),
});

export const versionBody = ({ hash, program, version, created_at }: StoredVersion, active: string | null): VersionBody => ({
  hash,
  program,
  version,
  isActive: hash === active,
  createdAt: formatInstant(created_at),
});

export const draftListedBody = (draft: DraftListed): DraftListedBody => ({
  id: draft.id,
  program: draft.program,
  title: draft.title,
  base: draft.base_hash,
  state: draft.state,
  revision: draft.revision,
  round: draft.round,
  createdAt: formatInstant(draft.created_at),
  changedAt: formatInstant(draft.changed_at),
});

export const draftBody = (draft: StoredDraft, authors: readonly string[], personOf: PersonOf): DraftBody => ({
  ...draftListedBody(draft),
  authors: authors.map(personOf),
  source: draft.source,
});

export const reviewListedBody = (review: StoredReview, personOf: PersonOf): ReviewListedBody => ({
  id: review.id,
  draft: review.draft,
  program: review.program,
  hash: review.hash,
  round: review.round,
  state: review.state,
  needed: review.needed,
  note: review.note,
  askedBy: personOf(review.asked_by),
  askedAt: formatInstant(review.asked_at),
});

export const commentBody = (
  { id, review, round, pointer, text, account, created_at, resolved_at }: KeptComment,
  personOf: PersonOf,
): CommentBody => ({
  ...{ id, review, round, pointer, text },
  by: personOf(account),
  at: formatInstant(created_at),
  resolvedAt: when(resolved_at),
});

export interface ReviewRows {
  readonly review: StoredReview;
  readonly approvals: readonly StoredApproval[];
  /** Accounts whose approval counts now. */
  readonly standing: ReadonlySet<string>;
  readonly comments: readonly KeptComment[];
}

export const reviewBody = ({ review, approvals, standing, comments }: ReviewRows, personOf: PersonOf): ReviewBody => ({
  ...reviewListedBody(review, personOf),
  approvals: approvals.map(({ account, outcome, note, decided_at }) => ({
    ...{ by: personOf(account), outcome, note, at: formatInstant(decided_at) },
    counts: outcome === 'approve' && standing.has(account),
  })),
  comments: comments.map((comment) => commentBody(comment, personOf)),
});

export const releaseBody = (release: StoredRelease, personOf: PersonOf): ReleaseBody => ({
  id: release.id,
  program: release.program,
  hash: release.hash,
  before: release.before_hash,
  review: release.review,
  kind: release.kind,
  state: release.state,
  effectiveAt: formatInstant(release.effective_at),
  askedBy: personOf(release.asked_by),
  askedAt: formatInstant(release.asked_at),
  activatedAt: when(release.activated_at),
  endedAt: when(release.ended_at),
  reason: release.reason,
  report: release.report,
});
