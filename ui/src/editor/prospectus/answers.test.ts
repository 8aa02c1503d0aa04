import { PROSPECTUS_QUESTIONS, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { answersOf, putAnswer } from './answers.ts';

describe('the prospectus', () => {
  it.each(PROGRAMS)('shows the five questions of $file', ({ text }) => {
    const answers = answersOf(new ProgramDocument(text).current.value);
    expect(answers.map(({ question }) => question)).toEqual([...PROSPECTUS_QUESTIONS]);
    for (const { text: answer, count } of answers) expect(count).toBe([...answer].length);
  });

  it('counts what people see as one character once', () => {
    const document = northwind();
    document.edit('x', (edits) => putAnswer(edits, document.current.value, 'market', '👍é'));
    expect(answersOf(document.current.value).find(({ question }) => question === 'market')?.count).toBe(2);
  });

  it.each(PROSPECTUS_QUESTIONS)('writes and empties the answer to %s alone', (question) => {
    const document = northwind();
    const before = document.current.value;
    document.edit('write', (edits) => putAnswer(edits, document.current.value, question, 'Another answer.'));
    expect(differences(before, document.current.value)).toEqual([`/prospectus/${question}/text`]);
    document.edit('empty', (edits) => putAnswer(edits, document.current.value, question, ''));
    expect(differences(before, document.current.value)).toEqual([`/prospectus/${question}`]);
    expect(parseProgram(document.current.text).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('goes with its last answer, and comes with its first', () => {
    const document = new ProgramDocument('{"prospectus":{"market":{"text":"a"}}}');
    document.edit('empty', (edits) => putAnswer(edits, document.current.value, 'market', ''));
    expect(document.current.value).toEqual({});
    document.edit('write', (edits) => putAnswer(edits, document.current.value, 'support', 'b'));
    expect(document.current.value).toEqual({ prospectus: { support: { text: 'b' } } });
  });
});
