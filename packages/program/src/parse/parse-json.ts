import type { Problem } from '../problems/problem.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { placeFinding, sortProblems } from './place-problems.ts';

/** A JSON text that is not a program, such as a partner file. */
export interface ParsedJson {
  /** Present if the text is JSON; then `locate` finds its parts. Keys that are there twice are among the problems. */
  document?: SourceDocument;
  problems: Problem[];
}

/** Reads JSON as strictly as a program's (PDL100 to PDL104, PDL118), with positions, up to `maxBytes`. Never throws for anything in the text. */
export function parseJson(source: string | Uint8Array, maxBytes: number): ParsedJson {
  const { document, lineStarts, findings } = readSource(source, maxBytes);
  const problems = sortProblems(findings.map((finding) => placeFinding(finding, lineStarts)));
  return document ? { document, problems } : { problems };
}
