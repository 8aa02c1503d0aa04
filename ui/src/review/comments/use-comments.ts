import { createContext, useContext } from 'react';
import { type CommentNow, isOpen } from './use-comments-now.ts';

/** The comments of the draft that is edited. */
export interface DraftComments {
  readonly comments: readonly CommentNow[];
  /** Shows them, about a place; nothing where there is nothing to show and nothing can be said. */
  readonly show: ((pointer: string) => void) | null;
}

export const CommentsContext = createContext<DraftComments>({ comments: [], show: null });

export const useComments = (): DraftComments => useContext(CommentsContext);

/** How many comments on a part of the document, or inside of it, are open. */
export const openAt = (comments: readonly CommentNow[], pointer: string): number =>
  comments.filter((comment) => isOpen(comment) && (comment.now.pointer === pointer || comment.now.pointer.startsWith(`${pointer}/`)))
    .length;
