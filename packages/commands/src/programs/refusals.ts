import type { Json } from '@tierwright/program';
import type { StoredDraft } from '@tierwright/store';
import { refuse } from '../command/refuse.ts';
import { isKeepable } from './draft-identity.ts';

type Refused = ReturnType<typeof refuse>;

export const notThere = (what: string): Refused => refuse('CMD102', `There is no such ${what}.`);

/** Nothing where the caller has seen the draft as it is. */
export function otherRevision(draft: StoredDraft, seen: number | undefined): Refused | undefined {
  if (seen === undefined || seen === draft.revision) return undefined;
  const current: Json = { revision: draft.revision, state: draft.state };
  return refuse('CMD103', 'The draft has changed.', { value: seen, expected: `revision ${draft.revision}`, current });
}

/** Nothing where all texts can be kept. */
export function notKeepable(texts: Readonly<Record<string, string | undefined>>): Refused | undefined {
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined && !isKeepable(text)) {
      return refuse('CMD216', 'The text holds U+0000 or half of a character.', { pointer: `/${name}` });
    }
  }
  return undefined;
}
