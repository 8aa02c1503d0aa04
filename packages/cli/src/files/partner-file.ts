import type { PartnerData } from '@tierwright/facts';
import { type Json, locate, type Problem, parseJson, type SourceDocument } from '@tierwright/program';
import { Failure } from '../failures/failure.ts';
import type { Session } from '../terminal/session.ts';
import { count, shown } from '../terminal/words.ts';
import { nameOf, readBytes } from './read-bytes.ts';

const MAX_PARTNER_BYTES = 16 * 1_048_576;

/** A partner file as it stands; what is in it is checked when it is decided. */
export interface PartnerFile {
  file: string;
  partner: PartnerData;
  document: SourceDocument;
}

const isObject = (json: Json): boolean => typeof json === 'object' && json !== null && !Array.isArray(json);

/** Findings of the reader speak of documents; an empty file and one that is no object have a sentence of their own. */
function problemsIn(problems: readonly Problem[], document: SourceDocument | undefined): Problem[] {
  if (document && !isObject(document.value)) {
    const message = 'A partner file is an object: { "id": "…", "attributes": { … }, "records": { … } }.';
    return [{ code: 'PDL407', severity: 'error', pointer: '', line: 1, column: 1, message }];
  }
  return problems.map((problem) =>
    problem.code === 'PDL118'
      ? { ...problem, message: 'The partner file is empty.', expected: '{ "id": "…", "records": { … } }' }
      : problem,
  );
}

/** Reads a partner file. Throws a Failure (TW2xx, TW302). */
export async function readPartner(file: string, session: Session): Promise<PartnerFile> {
  const read = await readBytes(file, MAX_PARTNER_BYTES, session.input);
  if ('tooLarge' in read) {
    throw new Failure(
      'TW204',
      `${nameOf(file)} has ${shown(read.tooLarge)} bytes; a partner file has at most ${shown(MAX_PARTNER_BYTES)}.`,
      {
        file,
      },
    );
  }
  const { document, problems } = parseJson(read.bytes, MAX_PARTNER_BYTES);
  const wrong = problemsIn(problems, document);
  if (document && wrong.length === 0) return { file, partner: document.value as unknown as PartnerData, document };
  throw new Failure('TW302', `${nameOf(file)} cannot be read as a partner file: ${count(wrong.length, 'problem')}.`, {
    file,
    problems: wrong,
  });
}

const lastToken = (pointer: string) =>
  pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');

/** Findings about a partner, with their lines and columns in its file; one that names a key stands at the key. */
export const placeInPartner = ({ document }: PartnerFile, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => {
    const { line, column } = locate(document, problem.pointer, problem.value === lastToken(problem.pointer) ? 'key' : 'value');
    return { ...problem, line, column };
  });
