import { PDL_VERSION } from '../document/schema.ts';
import { type Migrated, migrateProgram } from '../migrate/migrate-program.ts';
import type { Located } from '../problems/located.ts';
import { shortText } from '../problems/short-value.ts';
import type { Json } from '../tests/schema.ts';

/** A document as the newest version reads it, and what there is to say about its version. */
export interface Versioned {
  /** Absent where the document’s version cannot be read. */
  document?: Json;
  migrated?: { from: string; steps: string[] };
  found: Located[];
}

const expected = `"${PDL_VERSION}"`;

function refusal({ reason, version }: Extract<Migrated, { version: string }>): Located {
  const shown = shortText(version);
  return {
    code: 'PDL109',
    severity: 'error',
    pointer: '/pdl',
    value: shown,
    message:
      reason === 'newerVersion'
        ? `The document is written in version ${shown} of the language; this program reads up to ${PDL_VERSION}.`
        : `There is no version "${shown}" of the language.`,
    expected,
    suggestion: reason === 'newerVersion' ? 'Use a newer Tierwright, or a document for this version.' : `Write "pdl": ${expected}.`,
  };
}

const readAs = (from: string): Located => ({
  code: 'PDL109',
  severity: 'warning',
  pointer: '/pdl',
  value: from,
  message: `The document is written in version ${from} of the language and was read as ${PDL_VERSION}; its hash stays that of the document as written.`,
  expected,
});

/** Reads older versions as the newest, and refuses others (PDL109). A missing version is left to the check of the shape. */
export function checkVersion(document: Json): Versioned {
  const result = migrateProgram(document);
  if (!result.ok) return 'version' in result ? { found: [refusal(result)] } : { document, found: [] };
  if (result.steps.length === 0) return { document, found: [] };
  return { document: result.document, migrated: { from: result.from, steps: result.steps }, found: [readAs(result.from)] };
}
