import type { DraftSaver } from '../editor/draft/draft-saver.ts';
import { api } from '../service/api.ts';

/** What is shown is not what the service has. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** The draft as the service has it, when it has just the text that is shown. */
async function savedDraft(draft: string, text: string, saver: DraftSaver | null) {
  await saver?.saveNow();
  const { body: kept } = await api.getDraft({ params: { draft } });
  if (kept.source !== text) throw new NotSaved('The draft differs from what is shown.');
  return kept;
}

/** From now on the draft is compared with the version in force, not with the one that was when it was begun. */
export async function compareWithActive(draft: string, text: string, saver: DraftSaver | null): Promise<void> {
  const { revision } = await savedDraft(draft, text, saver);
  const { body } = await api.editDraft({ params: { draft }, body: { rebase: true }, ifMatch: revision });
  saver?.raised(body.revision);
}

/** Asks for a review of just the text that is shown: it is saved before, and its revision is named. Gives the review. */
export async function requestReview(
  draft: string,
  text: string,
  saver: DraftSaver | null,
  { note, needed }: { readonly note: string; readonly needed: number },
): Promise<string> {
  const kept = await savedDraft(draft, text, saver);
  const { body } = await api.requestReview({
    params: { draft },
    body: { revision: kept.revision, needed, ...(note === '' ? {} : { note }) },
  });
  return body.id;
}
