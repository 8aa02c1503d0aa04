import { readFileSync } from 'node:fs';
import { checkProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { problemRange } from '../code/problem-range.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { difference } from '../document/text-change.ts';
import { checkText } from './check-text.ts';
import { type CheckPort, Checks } from './checks.ts';
import type { CheckAsked } from './messages.ts';

const TEXT = readFileSync(new URL('../../../../rules/northwind/2026.2.0.program.json', import.meta.url), 'utf8');

/** A worker that answers when it is told to. */
function open(text = TEXT) {
  const asked: CheckAsked[] = [];
  const port: CheckPort = { postMessage: (one) => void asked.push(one), onmessage: null, onerror: null, terminate: () => {} };
  const document = new ProgramDocument(text);
  const checks = new Checks(document, () => port);
  let heard = 0;
  checks.subscribe(() => {
    heard += 1;
  });
  // As it comes from a worker: a copy.
  const answer = () => port.onmessage?.({ data: structuredClone(checkText(asked.at(-1)!)) });
  const write = (after: string) => document.type('Typing', difference(document.current.text, after), 0);
  const die = () => port.onerror?.({ message: 'no memory' });
  return { document, checks, asked, answer, die, write, heard: () => heard };
}

describe('the checks of a document', () => {
  it('are asked for one at a time, the newest text next', () => {
    const { checks, asked, answer, write, heard } = open();
    for (const title of ['a', 'b', 'c']) write(TEXT.replace('"title": "', `"title": "${title}`));
    expect(asked.map(({ number }) => number)).toEqual([0]);
    answer();
    expect([asked.map(({ number }) => number), checks.last?.number, heard()]).toEqual([[0, 3], 0, 1]);
    answer();
    expect([asked.length, checks.last?.number]).toEqual([2, 3]);
  });

  it('say that the worker died, and are asked for again with the next text or when somebody wants it', () => {
    const { checks, asked, answer, die, write, heard } = open();
    die();
    expect([checks.died, heard()]).toEqual(['no memory', 1]);
    write(TEXT.replace('"title": "', '"title": "a'));
    expect([checks.died, asked.map(({ number }) => number)]).toEqual([null, [0, 1]]);
    die();
    checks.retry();
    answer();
    expect([checks.died, checks.last?.number, asked.map(({ number }) => number)]).toEqual([null, 1, [0, 1, 1]]);
  });

  it('give the program as the objects of the document, which stay the same where nothing changed', () => {
    const { document, checks, answer, write } = open();
    answer();
    const { good } = checks;
    expect([good === document.current.value, good?.tracks === document.current.value.tracks]).toEqual([true, true]);
    write(TEXT.replace('"title": "', '"title": "New '));
    answer();
    expect([checks.good?.title, checks.good?.tracks === good?.tracks]).toEqual([`New ${good?.title}`, true]);
    write(TEXT.replace('"currency": "USD"', '"currency": "USDX"'));
    answer();
    expect([checks.last?.program, checks.good?.title]).toEqual([null, `New ${good?.title}`]);
  });

  it('keep the list of problems where they stay, and say what to underline', () => {
    const wrong = TEXT.replace('"currency": "USD"', '"currency": "USDX"');
    const { checks, answer, write } = open(wrong);
    answer();
    const first = checks.last;
    expect(first?.problems.some(({ severity }) => severity === 'error')).toBe(true);
    const { problems, document } = checkProgram(wrong);
    expect(first?.places).toEqual(problems.map((problem) => problemRange(problem, wrong, document!)));
    const [start, end] = [first!.places[0]!.start, first!.places[0]!.end];
    expect(wrong.slice(start, end)).toBe('"USDX"');
    const at = wrong.indexOf('"title": "') + 10;
    write(`${wrong.slice(0, at)}x${wrong.slice(at)}`);
    answer();
    expect(checks.last?.number).toBe(1);
    expect(checks.last?.problems).toBe(first?.problems);
    write(TEXT);
    answer();
    expect(checks.last?.problems).not.toBe(first?.problems);
  });
});
