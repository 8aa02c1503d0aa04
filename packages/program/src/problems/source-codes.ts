import type { ProblemCode } from './problem-code.ts';

const severity = 'error';

/** Codes of the text of a document: what each says, how much it matters, what to do. */
export const SOURCE_CODES = {
  PDL100: { title: 'not JSON', severity, advice: 'Correct the syntax at the place named; the file may also be cut off.' },
  PDL101: { title: 'too large', severity, advice: 'Keep a document below 1 MB (1,048,576 bytes): it holds rules, not records.' },
  PDL102: { title: 'too deep', severity, advice: 'Give parts of the condition names under `requirements` and refer to them.' },
  PDL103: { title: 'not UTF-8', severity, advice: 'Save the file as UTF-8 without a byte order mark.' },
  PDL104: { title: 'key there twice', severity, advice: 'Remove one of the two members, or give one another key.' },
  PDL118: { title: 'empty document', severity, advice: 'Write a program, or give the path of another file.' },
  PDL119: { title: 'name not allowed', severity, advice: 'Choose another name: this one belongs to JavaScript objects.' },
  PDL130: { title: 'number too large', severity, advice: 'Write a number below 1.8e308.' },
  PDL131: {
    title: 'number loses digits',
    severity: 'warning',
    advice: 'Write whole numbers up to 9007199254740991 and at most 15 digits, or write a text.',
  },
  PDL199: { title: 'more problems than are listed', severity: 'warning', advice: 'Correct those that are listed, then check again.' },
} as const satisfies Record<string, ProblemCode>;
