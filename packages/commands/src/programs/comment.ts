import { commentsOf, findReview, insertComment, type KeptComment, resolveComment, type StoredComment } from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { ReviewNamed } from './approve-review.ts';
import type { CommentAsked } from './asked-shapes.ts';
import { commentBody } from './bodies.ts';
import { peopleOf } from './people.ts';
import { COMMENT } from './program-rights.ts';
import { notKeepable, notThere } from './refusals.ts';
import type { CommentBody } from './shapes.ts';

const MAX_COMMENTS = 500;

/** A remark on a place of the document under review. It decides nothing. */
export const commentReview: Command<ReviewNamed & CommentAsked, CommentBody, PersonCaller> = {
  name: 'program.review.comment',
  rights: COMMENT,
  async run(work, { review: id, pointer, text }) {
    const wrong = notKeepable({ pointer, text });
    if (wrong) return wrong;
    const { tx, service, caller, now } = work;
    const review = await findReview(tx, id);
    if (!review) return notThere('review');
    if ((await commentsOf(tx, id)).length >= MAX_COMMENTS) return refuse('CMD217', 'The review has 500 comments.');
    const comment: StoredComment = {
      ...{ id: service.newId(), review: id, pointer, text, account: caller.account, created_at: now, resolved_at: null },
    };
    await insertComment(tx, comment);
    work.about(`review/${id}`);
    return { ok: true, status: 201, body: await shown(work, { ...comment, round: review.round }) };
  },
};

/** A remark is settled. */
export const settleComment: Command<ReviewNamed & { readonly comment: string }, CommentBody, PersonCaller> = {
  name: 'program.review.settle',
  rights: COMMENT,
  async run(work, { review: id, comment: settled }) {
    const { tx, now } = work;
    await resolveComment(tx, id, settled, now);
    const comment = (await commentsOf(tx, id)).find((one) => one.id === settled);
    if (!comment) return notThere('comment');
    work.about(`review/${id}`);
    return { ok: true, status: 200, body: await shown(work, comment) };
  },
};

const shown = async ({ tx }: Work<PersonCaller>, comment: KeptComment): Promise<CommentBody> =>
  commentBody(comment, await peopleOf(tx, [comment.account]));
