import { type ParsedProgram, type Problem, parseProgram } from '@tierwright/program';
import type { Session } from '../terminal/session.ts';
import { readBytes } from './read-bytes.ts';

/** The language's own limit (PDL101). */
const MAX_DOCUMENT_BYTES = 1_048_576;

export interface LoadedDocument {
  file: string;
  parsed: ParsedProgram;
  /** The source text, where it could be read. */
  text?: string;
}

const tooLarge = (size: number): Problem => ({
  code: 'PDL101',
  severity: 'error',
  pointer: '',
  message: `The document is larger than 1 MB (${size.toLocaleString('en-US')} bytes or more); it was not read.`,
  expected: `at most ${MAX_DOCUMENT_BYTES} bytes`,
  suggestion: 'Split the program, or move partners’ data out of it: a document holds rules, not records.',
});

/** Reads and checks a program. Throws a Failure where there is nothing to check; what is wrong inside is in `parsed.problems`. */
export async function loadDocument(file: string, session: Session): Promise<LoadedDocument> {
  const read = await readBytes(file, MAX_DOCUMENT_BYTES, session.input);
  if ('tooLarge' in read) return { file, parsed: { problems: [tooLarge(read.tooLarge)] } };
  const parsed = parseProgram(read.bytes);
  return { file, parsed, text: parsed.document?.text ?? new TextDecoder().decode(read.bytes) };
}
