import { type Problem, parseProgram } from '@tierwright/program';
import { activeVersion, type DraftsAsked, findDraft, listDrafts, reviewsOfDraft } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuseWith } from '../command/refuse.ts';
import { badCursor, cursorOf, newestAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { draftListedBody } from './bodies.ts';
import { READ_DRAFTS } from './program-rights.ts';
import { checkBody, diffBody, versionSide } from './read-programs.ts';
import { notThere } from './refusals.ts';
import type { CheckBody, DiffBody, DraftBody, DraftListedBody, ReviewListedBody } from './shapes.ts';
import { draftShown, reviewsShown } from './shown.ts';

/** Drafts, the last changed first. */
export const draftsFor = (
  service: Service,
  caller: Caller,
  { cursor, limit = USUAL_LIMIT, ...filter }: Pick<DraftsAsked, 'program' | 'state'> & PageAsked,
): Promise<Answer<Page<DraftListedBody>>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    const found = await listDrafts(tx, { ...filter, ...(from.before ? { before: from.before } : {}), limit: limit + 1 });
    const last = found[limit - 1];
    const items = found.slice(0, limit).map(draftListedBody);
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.changed_at, last.id) : null } };
  });

export const draftFor = (service: Service, caller: Caller, id: string): Promise<Answer<DraftBody>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    const draft = await findDraft(tx, id);
    if (!draft) return notThere('draft');
    return { ok: true, status: 200, body: await draftShown(tx, draft), revision: draft.revision };
  });

/** What is wrong with a draft, with places in its text. */
export async function checkDraftFor(service: Service, caller: Caller, id: string): Promise<Answer<CheckBody>> {
  const draft = await draftFor(service, caller, id);
  return draft.ok ? { ok: true, status: 200, body: checkBody(draft.body.source) } : draft;
}

/** What a draft changes of a version, or of the active one; a draft that does not load has no meaning to compare (CMD201). */
export const diffDraftFor = (
  service: Service,
  caller: Caller,
  { draft: id, against }: { readonly draft: string; readonly against?: string },
): Promise<Answer<DiffBody>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    const draft = await findDraft(tx, id);
    if (!draft) return notThere('draft');
    const { program, hash, problems } = parseProgram(draft.source);
    if (!program || hash === undefined) return refuseWith('CMD201', problems satisfies readonly Problem[]);
    const other = against ?? (await activeVersion(tx, program.program));
    const before = other === undefined ? undefined : await versionSide(tx, other);
    return before ? { ok: true, status: 200, body: diffBody(before, { program, hash }) } : notThere('version');
  });

/** The rounds of review of a draft, the last first. */
export const draftReviewsFor = (service: Service, caller: Caller, id: string): Promise<Answer<Page<ReviewListedBody>>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    if (!(await findDraft(tx, id))) return notThere('draft');
    return { ok: true, status: 200, body: { items: await reviewsShown(tx, await reviewsOfDraft(tx, id)), next: null } };
  });
