import type { Severity } from './problem.ts';

const error: Severity = 'error';
const warning: Severity = 'warning';

/** Codes of findings about a partner's data (PDL4xx, run time): what each says, how much it matters, what to do. */
export const DATA_CODES = {
  PDL401: {
    title: 'needed data is missing',
    severity: error,
    advice: 'Give the attribute, the records or the fact; or declare another `onMissing` in the program.',
  },
  PDL402: { title: 'not a part of a partner file', severity: error, advice: 'Take the key out, or correct its name.' },
  PDL403: { title: 'unknown attribute', severity: error, advice: 'Use the name of an attribute that a fact of the program reads.' },
  PDL404: { title: 'unknown record kind', severity: error, advice: 'Use a record kind that the program declares.' },
  PDL405: { title: 'unknown record field', severity: error, advice: 'Use a field that the record kind declares.' },
  PDL406: {
    title: 'unknown fact',
    severity: error,
    advice: 'Use the id of a fact, a derived value, a built-in fact or an answer of a form.',
  },
  PDL407: { title: 'value of the wrong type', severity: error, advice: 'Write the value as its declared type asks.' },
  PDL408: { title: 'missing field', severity: error, advice: 'Fill the field in, or declare it `optional` in the program.' },
  PDL409: { title: 'no such day', severity: error, advice: 'Write a day as YYYY-MM-DD, or an instant with Z or an offset.' },
  PDL410: {
    title: 'not an amount of the currency',
    severity: error,
    advice: 'Write money in major units, with no more decimals than its currency has.',
  },
  PDL411: { title: 'unknown currency', severity: error, advice: 'Use one ISO 4217 code: { "USD": 400 }.' },
  PDL412: { title: 'not one of the words', severity: error, advice: 'Use one of the words that the program declares.' },
  PDL413: { title: 'duplicate record id', severity: error, advice: 'Give each record of a kind an id of its own.' },
  PDL414: {
    title: 'record that cannot be repeated so',
    severity: error,
    advice: 'Use `copies` from 1 to 100000 without an id, and a list in one field at most.',
  },
  PDL415: {
    title: 'exception granted by who asked for it',
    severity: warning,
    advice: 'Have somebody else grant it; until then the exception does not apply.',
  },
} as const satisfies Record<string, { title: string; severity: Severity; advice: string }>;
