import type { DraftSaver } from '../editor/draft/draft-saver.ts';
import { api } from '../service/api.ts';

/** What is shown is not what the service has. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** Asks for a review of just the text that is shown: it is saved before, and its revision is named. Gives the review. */
export async function requestReview(
  draft: string,
  text: string,
  saver: DraftSaver | null,
  { note, needed }: { readonly note: string; readonly needed: number },
): Promise<string> {
  await saver?.saveNow();
  const { body: kept } = await api.getDraft({ params: { draft } });
  if (kept.source !== text) throw new NotSaved('The draft differs from what is shown.');
  const { body } = await api.requestReview({
    params: { draft },
    body: { revision: kept.revision, needed, ...(note === '' ? {} : { note }) },
  });
  return body.id;
}
