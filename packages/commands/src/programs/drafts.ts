import {
  activeVersion,
  addAuthor,
  addAuthorsOfVersion,
  changeDraft,
  closeReviews,
  findDraft,
  findVersion,
  insertDraft,
  type StoredDraft,
  type Tx,
  versionDocument,
} from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { DraftAsked, DraftEdit } from './asked-shapes.ts';
import { detailOf, humanDigest } from './audit-detail.ts';
import { identityOf } from './draft-identity.ts';
import { WRITE_DRAFTS } from './program-rights.ts';
import { notKeepable, notThere, otherRevision } from './refusals.ts';
import type { DraftBody } from './shapes.ts';
import { draftShown } from './shown.ts';

/** The chain says who wrote: with it alone one can tell authors from approvers. */
const written = ({ caller }: Work<PersonCaller>, facts: Parameters<typeof detailOf>[0]): string =>
  detailOf({ ...facts, by: humanDigest(caller.tenant, caller.human) });

const activeOf = async (tx: Tx, program: string | null): Promise<string | null> =>
  program === null ? null : ((await activeVersion(tx, program)) ?? null);

/** A version as people write it: the same document, over several lines. */
async function readable(tx: Tx, hash: string): Promise<string> {
  return JSON.stringify(JSON.parse((await versionDocument(tx, hash)) ?? 'null'), null, 2);
}

/** Begins a draft: empty, from a version that is kept, or from any text. */
export const createDraft: Command<DraftAsked, DraftBody, PersonCaller> = {
  name: 'program.draft.create',
  rights: WRITE_DRAFTS,
  async run(work, { title, from, source }) {
    const wrong = notKeepable({ title, source });
    if (wrong) return wrong;
    const { tx } = work;
    const version = from === undefined ? undefined : await findVersion(tx, from);
    if (from !== undefined && !version) return notThere('version');
    const text = source ?? (version ? await readable(tx, version.hash) : '');
    return begin(work, { title, text, from: version?.hash });
  },
};

/** A new draft with its first author; from a version that nobody has released, with that version's authors too. */
async function begin(
  work: Work<PersonCaller>,
  { title, text, from }: { readonly title: string | undefined; readonly text: string; readonly from: string | undefined },
): Promise<Answer<DraftBody>> {
  const { tx, service, caller, now } = work;
  const identity = identityOf(text);
  const program = identity.program ?? null;
  const draft: StoredDraft = {
    ...{ id: service.newId(), program, title: title ?? identity.title ?? 'Draft', source: text },
    ...{ base_hash: await activeOf(tx, program), state: 'open', revision: 1, round: 0, created_at: now, changed_at: now },
  };
  await insertDraft(tx, draft);
  await addAuthor(tx, draft.id, caller.account);
  if (from !== undefined) await addAuthorsOfVersion(tx, draft.id, from);
  work.about(`draft/${draft.id}`, 1, written(work, from === undefined ? {} : { from }));
  const body = await draftShown(tx, draft);
  return { ok: true, status: 201, body, revision: 1, location: `/drafts/${draft.id}` };
}

/** A draft that may change: locked, seen by the caller as it is, not scheduled and not discarded. */
export async function openDraft(work: Work, id: string): Promise<{ ok: true; draft: StoredDraft } | ReturnType<typeof refuse>> {
  const draft = await findDraft(work.tx, id, true);
  if (!draft) return notThere('draft');
  const other = otherRevision(draft, work.ifMatch);
  if (other) return other;
  if (draft.state === 'open' || draft.state === 'inReview') return { ok: true, draft };
  return refuse('CMD204', `The draft is ${draft.state}.`, {
    value: draft.state,
    current: { revision: draft.revision, state: draft.state },
  });
}

export interface DraftNamed {
  readonly draft: string;
}

/** An edit: its author is an author for ever, and whatever was said of the content before counts no more. */
export const editDraft: Command<DraftNamed & DraftEdit, DraftBody, PersonCaller> = {
  name: 'program.draft.edit',
  rights: WRITE_DRAFTS,
  async run(work, { draft: id, title, source, rebase }) {
    const wrong = notKeepable({ title, source });
    if (wrong) return wrong;
    const { tx, caller, now } = work;
    const found = await openDraft(work, id);
    if (!found.ok) return found;
    const { draft } = found;
    const identity = identityOf(source ?? draft.source);
    const program = identity.program ?? draft.program;
    const isOther = rebase === true || program !== draft.program;
    const changed: StoredDraft = {
      ...draft,
      ...{ program, title: title ?? draft.title, source: source ?? draft.source, state: 'open' },
      ...{ base_hash: isOther ? await activeOf(tx, program) : draft.base_hash, revision: draft.revision + 1, changed_at: now },
    };
    const { id: _, created_at: __, ...change } = changed;
    await changeDraft(tx, id, change);
    await closeReviews(tx, id);
    await addAuthor(tx, id, caller.account);
    work.about(`draft/${id}`, changed.revision, written(work, {}));
    return { ok: true, status: 200, body: await draftShown(tx, changed), revision: changed.revision };
  },
};

/** Nobody wants it any more; it stays readable. */
export const discardDraft: Command<DraftNamed, DraftBody, PersonCaller> = {
  name: 'program.draft.discard',
  rights: WRITE_DRAFTS,
  async run(work, { draft: id }) {
    const { tx, now } = work;
    const found = await openDraft(work, id);
    if (!found.ok) return found;
    const discarded: StoredDraft = { ...found.draft, state: 'discarded', revision: found.draft.revision + 1, changed_at: now };
    await changeDraft(tx, id, { state: 'discarded', revision: discarded.revision, changed_at: now });
    await closeReviews(tx, id);
    work.about(`draft/${id}`, discarded.revision);
    return { ok: true, status: 200, body: await draftShown(tx, discarded), revision: discarded.revision };
  },
};
