import {
  approvalsOf,
  changeDraft,
  closeReviews,
  endReview,
  findDraft,
  findReview,
  insertApproval,
  type StoredReview,
  standingApprovals,
} from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { ApprovalSaid } from './asked-shapes.ts';
import { detailOf, humanDigest } from './audit-detail.ts';
import { APPROVE, COMMENT } from './program-rights.ts';
import { notKeepable, notThere } from './refusals.ts';
import type { ReviewListedBody } from './shapes.ts';
import { reviewShown } from './shown.ts';

export interface ReviewNamed {
  readonly review: string;
}

/**
 * A person approves, or asks for changes. Whether that person may is one statement of the store; what is looked up here
 * besides only says why not.
 */
export const decideReview: Command<ReviewNamed & ApprovalSaid, ReviewListedBody, PersonCaller> = {
  name: 'program.review.decide',
  rights: APPROVE,
  async run(work, { review: id, hash, round, outcome, note = '' }) {
    const wrong = notKeepable({ note });
    if (wrong) return wrong;
    const { tx, caller, now } = work;
    const { account, via } = caller;
    if (!(await insertApproval(tx, { review: id, hash, round, account, via, outcome, note, at: now }))) {
      return whyNot(work, id, { hash, round });
    }
    const review = await findReview(tx, id);
    if (!review) return notThere('review');
    const standing = await standingApprovals(tx, id);
    const state = outcome === 'askChanges' ? 'changesAsked' : standing.length >= review.needed ? 'approved' : 'open';
    if (state !== 'open') await endReview(tx, id, state);
    if (state === 'changesAsked') await changeDraft(tx, review.draft, { state: 'open' });
    const detail = detailOf({
      ...{ draft: review.draft, hash, round, outcome, state },
      by: humanDigest(caller.tenant, caller.human),
    });
    work.about(`review/${id}`, round, detail);
    return { ok: true, status: 200, body: await reviewShown(tx, { ...review, state }) };
  },
};

async function whyNot(
  { tx, caller }: Work<PersonCaller>,
  id: string,
  { hash, round }: Pick<StoredReview, 'hash' | 'round'>,
): Promise<ReturnType<typeof refuse>> {
  const review = await findReview(tx, id);
  if (!review) return notThere('review');
  const current = { hash: review.hash, round: review.round, state: review.state };
  if (caller.via !== 'session') return refuse('CMD208', 'A key does not approve programs.');
  if (review.hash !== hash || review.round !== round) {
    return refuse('CMD206', 'Something else is under review.', { value: hash, expected: `${review.hash}, round ${review.round}`, current });
  }
  if (review.state !== 'open') return refuse('CMD205', `The review is ${review.state}.`, { value: review.state, current });
  const decided = (await approvalsOf(tx, id)).some(({ human }) => human === caller.human);
  if (decided) return refuse('CMD209', 'You have decided in this round.', { current });
  return refuse('CMD207', 'You have written some of it, or may not approve any more.', { current });
}

/** The review ends without an answer, and the draft is open again. */
export const withdrawReview: Command<ReviewNamed, ReviewListedBody, PersonCaller> = {
  name: 'program.review.withdraw',
  rights: COMMENT,
  async run(work, { review: id }) {
    const { tx } = work;
    const found = await findReview(tx, id);
    const draft = found && (await findDraft(tx, found.draft, true));
    // Asked again: it may have ended while its draft was waited for.
    const review = await findReview(tx, id);
    if (!draft || !review) return notThere('review');
    const current = { hash: review.hash, round: review.round, state: review.state };
    if (review.state !== 'open' && review.state !== 'approved') {
      return refuse('CMD205', `The review is ${review.state}.`, { value: review.state, current });
    }
    if (draft.state !== 'inReview') return refuse('CMD204', `The draft is ${draft.state}.`, { value: draft.state, current });
    await closeReviews(tx, draft.id);
    await changeDraft(tx, draft.id, { state: 'open' });
    work.about(`review/${id}`, review.round, detailOf({ draft: draft.id, hash: review.hash, round: review.round, state: 'withdrawn' }));
    return { ok: true, status: 200, body: await reviewShown(tx, { ...review, state: 'withdrawn' }) };
  },
};
