import { authorsOf, type StoredDraft, type StoredRelease, type StoredReview, type Tx } from '@tierwright/store';
import { draftBody, releaseBody, reviewListedBody } from './bodies.ts';
import { type PersonOf, peopleOf } from './people.ts';
import type { DraftBody, ReleaseBody, ReviewListedBody } from './shapes.ts';

/** Rows as the API shows them, with the names of those who are in them. */

export async function draftShown(tx: Tx, draft: StoredDraft): Promise<DraftBody> {
  const authors = await authorsOf(tx, draft.id);
  return draftBody(draft, authors, await peopleOf(tx, authors));
}

/** Rows with the names of those who asked for them. */
async function askedShown<Row extends { readonly asked_by: string }, Body>(
  tx: Tx,
  rows: readonly Row[],
  bodyOf: (row: Row, personOf: PersonOf) => Body,
): Promise<Body[]> {
  const personOf = await peopleOf(
    tx,
    rows.map(({ asked_by }) => asked_by),
  );
  return rows.map((row) => bodyOf(row, personOf));
}

export const reviewsShown = (tx: Tx, reviews: readonly StoredReview[]): Promise<ReviewListedBody[]> =>
  askedShown(tx, reviews, reviewListedBody);

export async function reviewShown(tx: Tx, review: StoredReview): Promise<ReviewListedBody> {
  return reviewListedBody(review, await peopleOf(tx, [review.asked_by]));
}

export const releasesShown = (tx: Tx, releases: readonly StoredRelease[]): Promise<ReleaseBody[]> => askedShown(tx, releases, releaseBody);

export async function releaseShown(tx: Tx, release: StoredRelease): Promise<ReleaseBody> {
  return releaseBody(release, await peopleOf(tx, [release.asked_by]));
}
