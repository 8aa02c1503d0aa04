import { commentsOfDraft, findDraft } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, newestAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { commentBody } from './bodies.ts';
import { peopleOf } from './people.ts';
import { READ_DRAFTS } from './program-rights.ts';
import { notThere } from './refusals.ts';
import type { CommentBody } from './shapes.ts';

/** What was said in every round of a draft, the last first. */
export const draftCommentsFor = (
  service: Service,
  caller: Caller,
  { draft, cursor, limit = USUAL_LIMIT }: { readonly draft: string } & PageAsked,
): Promise<Answer<Page<CommentBody>>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    if (!(await findDraft(tx, draft))) return notThere('draft');
    const found = await commentsOfDraft(tx, { draft, ...(from.before ? { before: from.before } : {}), limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const personOf = await peopleOf(
      tx,
      page.map(({ account }) => account),
    );
    const items = page.map((comment) => commentBody(comment, personOf));
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.created_at, last.id) : null } };
  });
