import { hashProgram } from '../canonical/hash-program.ts';
import type { Program } from '../document/schema.ts';
import { checkMeaning } from '../meaning/check-meaning.ts';
import type { Located } from '../problems/located.ts';
import type { Problem } from '../problems/problem.ts';
import { checkShape } from '../shape/check-document.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { Json } from '../tests/schema.ts';
import { checkVersion } from './check-version.ts';
import { placeFinding, placeLocated, sortProblems } from './place-problems.ts';

/** A document and what is wrong with it. */
export interface CheckedProgram {
  /** The program, present exactly if no problem is an error. */
  program?: Program;
  /** Everything found, in the order of the text. */
  problems: Problem[];
  /** The text and where its parts stand; present if the text is JSON. */
  document?: SourceDocument;
  /** The version in which the document was written and the steps that brought it to the newest, if it is older. */
  migrated?: { from: string; steps: string[] };
}

/** The same, with what the document is named by. */
export interface ParsedProgram extends CheckedProgram {
  /** SHA-256 of the canonical form of the document as written, in lower-case hex; present with the program. */
  hash?: string;
}

const hasError = (problems: readonly { severity: string }[]) => problems.some(({ severity }) => severity === 'error');

/** Shape first: meaning is asked of a document whose every part is what it should be. */
function checkContent(document: Json): { found: Located[]; program?: Program } {
  const shape = checkShape(document);
  if (hasError(shape)) return { found: shape };
  // The shape has just been checked against the schema that the type was made from.
  const program = document as unknown as Program;
  return { found: [...shape, ...checkMeaning(program)], program };
}

/**
 * Reads a program from its text: JSON with positions, then shape, then meaning; all problems at once, each with code,
 * pointer, line and column. Never throws for anything in the text.
 */
export function checkProgram(source: string | Uint8Array): CheckedProgram {
  const { document, lineStarts, findings } = readSource(source);
  const problems = findings.map((finding) => placeFinding(finding, lineStarts));
  if (!document) return { problems: sortProblems(problems) };
  const { document: current, migrated, found } = checkVersion(document.value);
  const content = current === undefined ? { found: [] } : checkContent(current);
  problems.push(...[...found, ...content.found].map((finding) => placeLocated(finding, document)));
  const parsed = { problems: sortProblems(problems), document, ...(migrated ? { migrated } : {}) };
  if (!content.program || hasError(problems)) return parsed;
  return { ...parsed, program: content.program };
}

/** The same with its hash, which takes as long as half of the rest. */
export function parseProgram(source: string | Uint8Array): ParsedProgram {
  const parsed = checkProgram(source);
  return parsed.program && parsed.document ? { ...parsed, hash: hashProgram(parsed.document.value) } : parsed;
}
