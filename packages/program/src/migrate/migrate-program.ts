import { PDL_VERSION } from '../document/schema.ts';
import type { Json } from '../tests/schema.ts';
import { draftValues } from './draft-values.ts';
import type { DocumentJson, Migration } from './migration.ts';
import { migrationSequence } from './migration-sequence.ts';

/** The steps of the language, oldest first. A new version of the language adds one at the end. */
const STEPS = migrationSequence([draftValues], PDL_VERSION);

/** A document in the newest version, with the ids of the steps taken; or the reason why there is none. */
export type Migrated =
  | { ok: true; document: DocumentJson; from: string; steps: string[] }
  | { ok: false; reason: 'notADocument' | 'noVersion' }
  | { ok: false; reason: 'newerVersion' | 'unknownVersion'; version: string };

const isDocument = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a version such as 1.1 or 2.0 comes after the newest that is known. */
function isNewer(version: string): boolean {
  if (!/^[0-9]{1,4}\.[0-9]{1,4}$/.test(version)) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [knownMajor = 0, knownMinor = 0] = PDL_VERSION.split('.').map(Number);
  return major > knownMajor || (major === knownMajor && minor > knownMinor);
}

const apply = (document: DocumentJson, { to, migrate }: Migration): DocumentJson => ({ ...migrate(document), pdl: to });

/**
 * Brings a document to the newest version of the language, step by step. The document given is not changed: its hash
 * stays its identity. A document of the newest version comes back as it is, with no steps.
 */
export function migrateProgram(document: Json): Migrated {
  if (!isDocument(document)) return { ok: false, reason: 'notADocument' };
  const version = document.pdl;
  if (typeof version !== 'string') return { ok: false, reason: 'noVersion' };
  if (version === PDL_VERSION) return { ok: true, document, from: version, steps: [] };
  const first = STEPS.findIndex(({ from }) => from === version);
  if (first < 0) return { ok: false, reason: isNewer(version) ? 'newerVersion' : 'unknownVersion', version };
  const steps = STEPS.slice(first);
  return { ok: true, document: steps.reduce(apply, document), from: version, steps: steps.map(({ id }) => id) };
}
