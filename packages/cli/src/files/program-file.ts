import type { Program } from '@tierwright/program';
import { Failure } from '../failures/failure.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';
import { loadDocument } from './document.ts';
import { nameOf, STANDARD_INPUT } from './read-bytes.ts';

/** A program without errors, under the hash that its decisions name. */
export interface ProgramFile {
  file: string;
  program: Program;
  hash: string;
  /** As it was written. */
  source: string;
}

/** Reads a program that is to be run. Throws a Failure; TW301 holds every error of the document. */
export async function readProgram(file: string, session: Session): Promise<ProgramFile> {
  const { parsed, text } = await loadDocument(file, session);
  const { program, hash, problems } = parsed;
  if (program && hash !== undefined) return { file, program, hash, source: text ?? '' };
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new Failure('TW301', `${nameOf(file)} has ${count(errors.length, 'error')}, so it cannot be run.`, { file, problems: errors });
}

/** Reads two versions that are to be compared. */
export async function readPrograms([before, after]: readonly [string, string], session: Session): Promise<[ProgramFile, ProgramFile]> {
  if (before === STANDARD_INPUT && after === STANDARD_INPUT) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  return [await readProgram(before, session), await readProgram(after, session)];
}
