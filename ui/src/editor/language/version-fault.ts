import { checkVersion, type Json, migrateProgram, type Problem } from '@tierwright/program';

/** A document in another version of the language than the newest: how it is read, and why nothing of it is edited as it is. */
export interface OtherVersion {
  readonly fault: Problem;
  /** An older one as the newest reads it; a newer one as it stands. */
  readonly document: { readonly [key: string]: Json };
}

/** The code of what is in another version of the language. */
export const OTHER_VERSION = 'PDL109';

/**
 * Null for the newest version, and for a word that is none: what is being typed is corrected where it stands. In an older one
 * parts stand elsewhere than where the editor writes them; of a newer one nobody here knows what its parts mean.
 */
export function otherVersion(document: { readonly [key: string]: Json }): OtherVersion | null {
  const migrated = migrateProgram(document as Json);
  if (migrated.ok ? migrated.steps.length === 0 : migrated.reason !== 'newerVersion') return null;
  const [found] = checkVersion(document as Json).found;
  if (!found) return null;
  return { fault: found, document: migrated.ok ? migrated.document : document };
}
