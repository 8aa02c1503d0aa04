import { textOf } from './broken.ts';

/** A text that is broken as a whole. */
export interface WholeText {
  kind: string;
  source: string | Uint8Array;
  code: string;
  pointer: string;
  line: number;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const program = textOf('gumdrop');
const deep = (depth: number) => `{ "a": ${'['.repeat(depth)}${']'.repeat(depth)} }`;
const requirements = Array.from(
  { length: 2001 },
  (_, index) => `"r${index}": { "title": "R", "when": { "all": [{ "condition": "r0" }] } }`,
);

export const wholeTexts: WholeText[] = [
  { kind: 'nothing', source: '', code: 'PDL118', pointer: '', line: 1 },
  { kind: 'a text cut off', source: '{\n  "pdl": "1.0",\n  "program": "gumdrop"', code: 'PDL100', pointer: '', line: 3 },
  { kind: 'two texts in one', source: `${program}${program}`, code: 'PDL100', pointer: '', line: program.split('\n').length },
  { kind: 'a byte order mark', source: new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(program)]), code: 'PDL103', pointer: '', line: 1 },
  {
    kind: 'another encoding',
    source: new Uint8Array([...bytes('{\n "title": "'), 0xe9, ...bytes('" }')]),
    code: 'PDL103',
    pointer: '',
    line: 2,
  },
  { kind: 'a text of more than a megabyte', source: `"${'x'.repeat(1_048_576)}"`, code: 'PDL101', pointer: '', line: 1 },
  { kind: 'a text that is too deep', source: deep(64), code: 'PDL102', pointer: '', line: 1 },
  { kind: 'a list instead of a program', source: '[]', code: 'PDL107', pointer: '', line: 1 },
  {
    kind: '2,001 rules',
    source: `{ "pdl": "1.0", "program": "p", "version": "1", "title": "T", "currency": "USD", "timeZone": "UTC",\n "requirements": {\n${requirements.join(',\n')} } }`,
    code: 'PDL129',
    pointer: '',
    line: 1,
  },
];
