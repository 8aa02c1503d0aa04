import { changeDraft, findProgram, insertReview, keepProgram, keepVersion, type StoredDraft, type StoredReview } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Work } from '../command/command.ts';
import { refuse, refuseWith } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { ReviewAsked } from './asked-shapes.ts';
import { detailOf, humanDigest } from './audit-detail.ts';
import { CHECKED_BY, type Checked, checkDocument } from './check-document.ts';
import { type DraftNamed, openDraft } from './drafts.ts';
import { WRITE_DRAFTS } from './program-rights.ts';
import { notKeepable, otherRevision } from './refusals.ts';
import type { ReviewListedBody } from './shapes.ts';
import { reviewShown } from './shown.ts';

/** Asks for a review of a draft as it is: it has to load, and its tests have to pass. Its content gets a row as a version. */
export const requestReview: Command<DraftNamed & ReviewAsked, ReviewListedBody, PersonCaller> = {
  name: 'program.review.request',
  rights: WRITE_DRAFTS,
  async run(work, { draft: id, revision, note = '', needed = 1 }) {
    const wrong = notKeepable({ note });
    if (wrong) return wrong;
    const found = await openDraft(work, id);
    if (!found.ok) return found;
    const { draft } = found;
    const other = otherRevision(draft, revision);
    if (other) return other;
    if (draft.state === 'inReview') return refuse('CMD205', 'A review of this draft is open, or it is approved.', { value: draft.state });
    const checked = checkDocument(draft.source);
    if (!checked.ok) return refuseWith(checked.code, checked.problems);
    return review(work, { draft, checked, note, needed });
  },
};

interface Reviewable {
  readonly draft: StoredDraft;
  readonly checked: Extract<Checked, { ok: true }>;
  readonly note: string;
  readonly needed: number;
}

/** A new round of review of a draft that the caller has locked and checked. */
export async function review(work: Work<PersonCaller>, { draft, checked, note, needed }: Reviewable): Promise<Answer<ReviewListedBody>> {
  const { tx, service, caller, now } = work;
  const { program, hash, document } = checked;
  const known = await findProgram(tx, program.program);
  const active = known?.active_hash ?? null;
  if (hash === active) return refuse('CMD215', 'The draft says what the active version says.', { value: hash });
  if (draft.base_hash !== active) {
    return refuse('CMD211', 'Since the draft was begun, another version has become active.', {
      ...(draft.base_hash === null ? {} : { value: draft.base_hash }),
      expected: active ?? 'no active version',
    });
  }
  if (!known) await keepProgram(tx, program.program, program.title, now);
  await keepVersion(tx, { hash, program: program.program, version: program.version, document, created_at: now });
  const asked: StoredReview = {
    ...{ id: service.newId(), draft: draft.id, program: program.program, hash, round: draft.round + 1, state: 'open', needed, note },
    ...{ asked_by: caller.account, asked_at: now, checked_by: CHECKED_BY },
  };
  await insertReview(tx, asked);
  await changeDraft(tx, draft.id, { state: 'inReview', round: asked.round, program: program.program });
  const detail = detailOf({
    ...{ draft: draft.id, hash, round: asked.round, needed, program: program.program, base: active },
    by: humanDigest(caller.tenant, caller.human),
  });
  work.about(`review/${asked.id}`, asked.round, detail);
  return { ok: true, status: 201, body: await reviewShown(tx, asked), location: `/reviews/${asked.id}` };
}
