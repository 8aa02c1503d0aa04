import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../problems/codes.ts';
import { MAX_PROBLEMS } from '../source/limits.ts';
import { parseProgram } from './parse-program.ts';

const text = (more: object = {}) =>
  JSON.stringify({ pdl: '1.0', program: 'acme', version: '1', title: 'Acme', currency: 'USD', timeZone: 'UTC', ...more }, null, 2);
const errors = (source: string | Uint8Array) =>
  parseProgram(source)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ code, line, column, pointer }) => `${code} ${line}:${column} ${pointer}`);

describe('a document without errors', () => {
  it('PDL-P1: gives a program and its hash', () => {
    const { program, hash, document } = parseProgram(text());
    expect(program?.program).toBe('acme');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(document?.text).toBe(text());
  });

  it('PDL-P1: from bytes as from text', () => {
    expect(parseProgram(new TextEncoder().encode(text())).hash).toBe(parseProgram(text()).hash);
  });

  it('PDL-P1: warnings do not keep a program from loading', () => {
    const { program, problems } = parseProgram(
      text({ limits: [{ measure: 'noticesPerDay', atMost: 1 }] }).replace('"atMost": 1', '"atMost": 9007199254740993'),
    );
    expect(program).toBeDefined();
    expect(problems.map(({ code }) => code)).toContain('PDL131');
  });
});

describe('a document with errors', () => {
  it('PDL-P1: gives neither program nor hash', () => {
    const parsed = parseProgram(text({ colour: 'red' }));
    expect(parsed.program).toBeUndefined();
    expect(parsed.hash).toBeUndefined();
    expect(parsed.document).toBeDefined();
    expect(parseProgram('{').document).toBeUndefined();
  });

  it('PDL-P1: meaning is asked only where the shape is right', () => {
    const unknownFact = { r: { title: 'R', why: 'Because', when: { all: [{ fact: 'nothing', operator: 'equal', value: 1 }] } } };
    expect(errors(text({ requirements: unknownFact })).map((line) => line.slice(0, 4))).toEqual(['PDL2']);
    expect(errors(text({ requirements: unknownFact, colour: 'red' })).map((line) => line.slice(0, 4))).toEqual(['PDL1']);
  });

  it('PDL-P2: in the order of the text, keys at the key and values at the value', () => {
    const source =
      '{\n  "pdl": "1.0",\n  "colour": "red",\n  "program": "acme",\n  "version": "1",\n  "version": "2",\n  "title": 5,\n  "currency": "usd", "timeZone": "UTC"\n}';
    expect(errors(source)).toEqual(['PDL105 3:3 /colour', 'PDL104 6:3 /version', 'PDL107 7:12 /title', 'PDL124 8:15 /currency']);
  });

  it('PDL-P2: a problem in full', () => {
    expect(parseProgram(text({ title: 5 })).problems).toEqual([
      {
        code: 'PDL107',
        severity: 'error',
        pointer: '/title',
        line: 5,
        column: 12,
        value: 5,
        message: '`title` should be text, not a number.',
        expected: 'text',
        suggestion: 'Write "5" in quotes.',
      },
    ]);
  });

  it('PDL-P2: a missing key is at the object that lacks it', () => {
    expect(errors(text({ facts: { a: { title: 'A' } } }))).toEqual(['PDL106 9:10 /facts/a']);
  });

  it('PDL-P3: at most 1,000 problems, then one that says that there are more', () => {
    const facts = Object.fromEntries(Array.from({ length: 1200 }, (_, index) => [`f${index}`, { title: 'F' }]));
    const { problems, program } = parseProgram(text({ facts }));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)?.code).toBe('PDL199');
    expect(program).toBeUndefined();
  });
});

describe('versions', () => {
  it.each([
    [
      '2.0',
      'The document is written in version 2.0 of the language; this program reads up to 1.0.',
      'Use a newer Tierwright, or a document for this version.',
    ],
    [
      '1.1',
      'The document is written in version 1.1 of the language; this program reads up to 1.0.',
      'Use a newer Tierwright, or a document for this version.',
    ],
    ['0.9', 'There is no version "0.9" of the language.', 'Write "pdl": "1.0".'],
    ['latest', 'There is no version "latest" of the language.', 'Write "pdl": "1.0".'],
  ])('PDL-G1: %s is refused, alone', (pdl, message, suggestion) => {
    const { problems, program } = parseProgram(text({ pdl, colour: 'red', title: 5 }));
    expect(program).toBeUndefined();
    expect(problems).toEqual([
      { code: 'PDL109', severity: 'error', pointer: '/pdl', line: 2, column: 10, value: pdl, message, expected: '"1.0"', suggestion },
    ]);
  });

  it('PDL-G1: a version that is missing or no text is a matter of shape', () => {
    expect(errors(text({ pdl: 1 }))).toEqual(['PDL107 2:10 /pdl']);
    expect(errors(text({ pdl: undefined }))).toEqual(['PDL106 1:1 ']);
  });

  it('PDL-G3: an older version is read as the newest, says so, and keeps its own hash', () => {
    const draft = text({
      pdl: '1.0-draft',
      parameters: { 'min.sales': { title: 'Least sales', type: 'money', values: [{ from: '2026-01-01', value: 5 }] } },
    });
    const { program, hash, problems, migrated } = parseProgram(draft);
    expect(program?.pdl).toBe('1.0');
    expect(program?.parameters?.['min.sales']).toEqual({ title: 'Least sales', type: 'money', value: [{ from: '2026-01-01', value: 5 }] });
    expect(migrated).toEqual({ from: '1.0-draft', steps: ['pdl/1'] });
    expect(problems.filter(({ code }) => code === 'PDL109')).toMatchObject([{ severity: 'warning', line: 2, column: 10 }]);
    expect(hash).not.toBe(parseProgram(JSON.stringify(program)).hash);
  });

  it('PDL-G3: problems of an older version stand at the nearest part of what was written', () => {
    const draft = text({ pdl: '1.0-draft', parameters: { a: { title: 'A', type: 'money', values: [{ from: '2026-02-30', value: 5 }] } } });
    expect(errors(draft)).toEqual(['PDL121 9:10 /parameters/a/value/0/from']);
  });
});

describe('codes', () => {
  it('PDL-P4: each has a title, a severity and what to do', () => {
    for (const [code, { title, severity, advice }] of Object.entries(PROBLEM_CODES)) {
      expect(code).toMatch(/^PDL[1-6]\d\d$/);
      expect(title.length).toBeGreaterThan(3);
      expect(advice).toMatch(/\.$/);
      expect(['error', 'warning', 'advice']).toContain(severity);
    }
  });

  it('PDL-P4: every code that the source gives is in the table', () => {
    const folder = new URL('../', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
    );
    const given = sources
      .flatMap((path) => readFileSync(new URL(path, folder), 'utf8').match(/'PDL\d{3}'/g) ?? [])
      .map((code) => code.slice(1, -1));
    expect(given.length).toBeGreaterThan(30);
    expect([...new Set(given)].filter((code) => !Object.hasOwn(PROBLEM_CODES, code))).toEqual([]);
  });
});
