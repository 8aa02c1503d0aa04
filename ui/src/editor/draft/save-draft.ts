import { NoAnswerError, ProblemError } from '@tierwright/client';
import { api } from '../../service/api.ts';
import type { SaveOutcome } from './draft-saver.ts';

/** Saves a draft; what the service says, as an outcome. */
export async function saveDraft(draft: string, source: string, revision: number): Promise<SaveOutcome> {
  try {
    const { body } = await api.editDraft({ params: { draft }, body: { source }, ifMatch: revision });
    return { kind: 'saved', revision: body.revision };
  } catch (error) {
    if (error instanceof NoAnswerError) return { kind: 'noAnswer', message: error.message };
    if (!(error instanceof ProblemError)) throw error;
    if (error.status === 412) {
      const { body } = await api.getDraft({ params: { draft } });
      // Our own save whose answer was lost: what is there is what we sent.
      if (body.source === source) return { kind: 'saved', revision: body.revision };
      return { kind: 'theirs', kept: { revision: body.revision, source: body.source } };
    }
    // Whose session has ended signs in again over the page, and goes on.
    return error.status >= 500 || error.status === 429 || error.status === 401
      ? { kind: 'noAnswer', message: error.message }
      : { kind: 'refused', message: error.message };
  }
}
