import type { ProblemCode } from './problem-code.ts';

const severity = 'error';

/** Codes of the shape of a document: what each says, how much it matters, what to do. */
export const SHAPE_CODES = {
  PDL105: { title: 'unknown key', severity, advice: 'Correct the key, or remove it: the language is closed.' },
  PDL106: { title: 'missing key', severity, advice: 'Add the key.' },
  PDL107: { title: 'wrong kind of value', severity, advice: 'Write a value of the kind that is expected.' },
  PDL108: { title: 'word not allowed', severity, advice: 'Use one of the words that are expected.' },
  PDL109: {
    title: 'another version of the language',
    severity,
    advice: 'Write "pdl": "1.0"; a document for a newer version needs a newer Tierwright.',
  },
  PDL110: { title: '`path` in a test', severity, advice: 'Declare the part as a fact of its own, or as a field of the record.' },
  PDL111: { title: 'fact computed in place', severity, advice: 'Declare the fact and name it by its id.' },
  PDL112: { title: '`priority` in a condition', severity, advice: 'Remove it; conditions decide the same in any order.' },
  PDL113: { title: 'empty group', severity, advice: 'Add a condition, or leave the group out.' },
  PDL114: { title: 'two conditions in one', severity, advice: 'Put each into an object of its own, inside `all` or `any`.' },
  PDL115: { title: 'unknown operator', severity, advice: 'Use one of the operators of json-rules-engine.' },
  PDL116: {
    title: 'decorator not allowed',
    severity,
    advice: 'Use `not`, `all` and `any`, or `someValue:contains` and `everyValue:contains`.',
  },
  PDL117: { title: 'unknown outcome', severity, advice: 'Approve, reject, or route to a chain: { "route": … }.' },
  PDL120: { title: 'not an id', severity, advice: 'Begin with a letter; then letters, digits and _, with single . or - between.' },
  PDL121: { title: 'not a date', severity, advice: 'Write a day of the calendar as YYYY-MM-DD, a day of the year as MM-DD.' },
  PDL122: { title: 'not a duration', severity, advice: 'Write ISO 8601, such as "P90D", "P3M" or "PT8H".' },
  PDL123: { title: 'unknown time zone', severity, advice: 'Write an IANA name, such as "Europe/Berlin".' },
  PDL124: { title: 'unknown currency', severity, advice: 'Write an ISO 4217 code, such as "USD".' },
  PDL125: { title: 'test without a group', severity, advice: 'Put { "all": [ … ] } around it.' },
  PDL126: { title: 'too many or too few entries', severity, advice: 'Keep to the number of entries that is expected.' },
  PDL127: { title: 'number outside its bounds', severity, advice: 'Write a number inside the bounds; a whole one where that is asked.' },
  PDL128: { title: 'text too long or empty', severity, advice: 'Write a text of the length that is expected.' },
  PDL129: {
    title: 'too many rules',
    severity,
    advice: 'Use parameters by tier or variant in place of rules that differ in a number only.',
  },
  PDL132: { title: 'text of the wrong form', severity, advice: 'Write the text in the form that is expected.' },
} as const satisfies Record<string, ProblemCode>;
