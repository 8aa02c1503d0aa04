import { ProblemError } from '@tierwright/client';
import { api } from '../../service/api.ts';
import type { SaveOutcome } from './draft-saver.ts';

/** A request that nobody answers is given up, so that it can be sent again: in milliseconds. */
const LONGEST = 20_000;

/** Saves a draft; what the service says, as an outcome. Never throws: what is not known to be refused is tried again. */
export async function saveDraft(draft: string, source: string, revision: number): Promise<SaveOutcome> {
  const signal = AbortSignal.timeout(LONGEST);
  try {
    const { body } = await api.editDraft({ params: { draft }, body: { source }, ifMatch: revision, signal });
    return { kind: 'saved', revision: body.revision };
  } catch (error) {
    return isStatus(error, 412) ? theirs(draft) : outcomeOf(error);
  }
}

const isStatus = (error: unknown, status: number): boolean => error instanceof ProblemError && error.status === status;

async function theirs(draft: string): Promise<SaveOutcome> {
  try {
    const { body } = await api.getDraft({ params: { draft }, signal: AbortSignal.timeout(LONGEST) });
    return { kind: 'theirs', kept: { revision: body.revision, source: body.source } };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SaveOutcome {
  const message = error instanceof Error ? error.message : String(error);
  // Whose session has ended signs in again over the page, and goes on.
  const isForGood = error instanceof ProblemError && error.status < 500 && error.status !== 429 && error.status !== 401;
  return { kind: isForGood ? 'refused' : 'noAnswer', message };
}
