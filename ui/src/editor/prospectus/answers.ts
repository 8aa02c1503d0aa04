import { type Json, PROSPECTUS_QUESTIONS } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { type Members, membersOf, textOf } from '../document/reading.ts';

export type Question = (typeof PROSPECTUS_QUESTIONS)[number];
/** The longest text of the language, in characters as it counts them (code points). */
export const MOST = 4000;

/** The five questions with their answers, empty where there is none. */
export const answersOf = (program: Members): { readonly question: Question; readonly text: string; readonly count: number }[] =>
  PROSPECTUS_QUESTIONS.map((question) => {
    const text = textOf(membersOf(membersOf(program.prospectus)[question]).text);
    return { question, text, count: [...text].length };
  });

/** Writes an answer; an empty one goes, and with the last one the prospectus. */
export function putAnswer(edits: JsonEdits, program: Members, question: Question, text: string): void {
  const section = membersOf(program.prospectus);
  const path: Path = ['prospectus', question];
  if (text !== '') edits.set([...path, 'text'], text as Json);
  else if (Object.keys(section).every((key) => key === question)) edits.remove(['prospectus']);
  else edits.remove(path);
}
