import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionDocument } from '../../compare/compare-queries.ts';
import { type Comment, reviewsOfDraft } from '../review-queries.ts';
import { commentsOfDraft } from './draft-comments.ts';
import { placeName } from './place-name.ts';
import { type PlaceNow, placeNow } from './place-now.ts';

/** A comment with where it stands in a document now, and what people called the place when it was said. */
export interface CommentNow extends Comment {
  readonly now: PlaceNow;
  /** Null: the whole document. */
  readonly place: string | null;
}

/** The comments of every round of a draft, in the order in which they were said, with their places in a document. */
export function useCommentsNow(draft: string, document: unknown): readonly CommentNow[] {
  const { data: comments = [] } = useQuery(commentsOfDraft(draft));
  const { data: rounds = [] } = useQuery(reviewsOfDraft(draft));
  const hashes = [...new Set(comments.map(({ review }) => rounds.find(({ id }) => id === review)?.hash ?? null))];
  const read = useQueries({ queries: hashes.map(versionDocument) });
  const found = comments.toReversed().map((comment) => {
    const hash = rounds.find(({ id }) => id === comment.review)?.hash ?? null;
    const then = read[hashes.indexOf(hash)]?.data ?? document;
    return { ...comment, now: placeNow(then, document, comment.pointer), place: placeName(then, comment.pointer) };
  });
  const written = JSON.stringify(found);
  // The same list while nothing in it changes: it is looked at with each edit.
  return useMemo(() => JSON.parse(written) as readonly CommentNow[], [written]);
}

export const isOpen = ({ resolvedAt }: Pick<Comment, 'resolvedAt'>): boolean => resolvedAt === null;
