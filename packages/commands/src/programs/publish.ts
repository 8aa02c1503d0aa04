import {
  changeDraft,
  endScheduled,
  findDraft,
  findRelease,
  findReview,
  insertRelease,
  openCommentsOfDraft,
  releaseOf,
  type StoredReview,
  standingApprovals,
} from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { ReleaseAsked } from './asked-shapes.ts';
import { detailOf, humanDigest } from './audit-detail.ts';
import { APPROVE } from './program-rights.ts';
import { notKeepable, notThere } from './refusals.ts';
import { hintRelease } from './release-hint.ts';
import { releaseInstant } from './release-instant.ts';
import type { ReleaseBody } from './shapes.ts';
import { releaseShown } from './shown.ts';
import { tellAheadAt } from './tell-ahead.ts';

/**
 * Publishes an approved review, now or at an instant: a scheduled release, which `activateDue` brings into force. Whether it
 * may is one statement of the store, which counts the approvals again.
 */
export const publish: Command<ReleaseAsked, ReleaseBody, PersonCaller> = {
  name: 'program.publish',
  rights: APPROVE,
  async run(work, { review: id, at, on }) {
    const { tx, service, caller, now } = work;
    const { account, via } = caller;
    if (via !== 'session') return refuse('CMD208', 'A key does not publish programs.');
    const found = await findReview(tx, id);
    if (!found) return notThere('review');
    // An edit of the draft at the same moment comes before or after, not between.
    await findDraft(tx, found.draft, true);
    const version = await service.programs.byHash(tx, found.hash);
    const effectiveAt = releaseInstant(version.program, { at, on }, now);
    if (effectiveAt === undefined) return refuse('CMD218', 'There is no such day or instant in the next ten years.', { value: at ?? on });
    const releaseId = service.newId();
    const kept = await insertRelease(tx, { id: releaseId, review: id, effectiveAt, account, via, at: now });
    const release = kept ? await findRelease(tx, releaseId) : undefined;
    if (!release) return whyNot(work, found);
    await changeDraft(tx, found.draft, { state: 'published' });
    await hintRelease(work, release, tellAheadAt(version, effectiveAt, now));
    work.about(`release/${release.id}`, undefined, await published(work, found));
    return { ok: true, status: 202, body: await releaseShown(tx, release), location: `/releases/${release.id}` };
  },
};

/** What the chain proves of a publication: the content, the round, and who approves it now, as digests. */
async function published({ tx, caller }: Work<PersonCaller>, { id, draft, hash, round }: StoredReview): Promise<string> {
  const approvals = (await standingApprovals(tx, id)).map(({ human }) => humanDigest(caller.tenant, human)).sort();
  return detailOf({ review: id, draft, hash, round, approvals, by: humanDigest(caller.tenant, caller.human) });
}

async function whyNot({ tx }: Work<PersonCaller>, before: StoredReview): Promise<ReturnType<typeof refuse>> {
  const review = (await findReview(tx, before.id)) ?? before;
  const draft = await findDraft(tx, review.draft);
  const current = { hash: review.hash, round: review.round, state: review.state };
  if (await releaseOf(tx, review.program, 'scheduled')) return refuse('CMD212', 'A release of this program is scheduled.', { current });
  if (review.state !== 'approved') {
    const code = review.state === 'open' ? 'CMD210' : 'CMD205';
    return refuse(code, `The review is ${review.state}.`, { value: review.state, expected: 'approved', current });
  }
  if (draft?.state !== 'inReview') return refuse('CMD205', 'It is published already.', { value: draft?.state, current });
  const standing = (await standingApprovals(tx, review.id)).length;
  if (standing < review.needed) {
    return refuse('CMD210', 'Approvals that were given do not count any more.', {
      value: standing,
      expected: String(review.needed),
      current,
    });
  }
  const comments = await openCommentsOfDraft(tx, review.draft);
  if (comments > 0) return refuse('CMD220', `${comments} comments are open.`, { value: comments, expected: '0', current });
  return refuse('CMD211', 'Since it was reviewed, another version has become active.', { current });
}

export interface ReleaseNamed {
  readonly release: string;
}

/** A release that is scheduled does not come; its draft is approved as before. */
export const cancelRelease: Command<ReleaseNamed & { readonly reason?: string }, ReleaseBody, PersonCaller> = {
  name: 'program.release.cancel',
  rights: APPROVE,
  async run(work, { release: id, reason = '' }) {
    const wrong = notKeepable({ reason });
    if (wrong) return wrong;
    const { tx, caller } = work;
    if (caller.via !== 'session') return refuse('CMD208', 'A key does not cancel releases.');
    const found = await findRelease(tx, id);
    if (!found) return notThere('release');
    const review = found.review === null ? undefined : await findReview(tx, found.review);
    if (review) await findDraft(tx, review.draft, true);
    if (!(await endScheduled(tx, id, 'cancelled', reason))) {
      return refuse('CMD213', `The release is ${found.state}.`, { value: found.state, current: { state: found.state } });
    }
    if (review) await changeDraft(tx, review.draft, { state: 'inReview' });
    const release = (await findRelease(tx, id)) ?? found;
    await hintRelease(work, release);
    work.about(`release/${id}`, undefined, detailOf({ hash: release.hash, state: 'cancelled' }));
    return { ok: true, status: 200, body: await releaseShown(tx, release) };
  },
};
