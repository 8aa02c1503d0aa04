import type { Problem } from '@tierwright/program';

/** Codes of this package, with what to do. Stable; never reused. */
export const SAMPLE_DATA_PROBLEMS = {
  DATA101: { title: 'Size out of range', hint: 'Ask for 1 to 10,000,000 partners.' },
  DATA102: { title: 'Not a date', hint: 'Write the as-of date as YYYY-MM-DD.' },
  DATA103: { title: 'Share out of range', hint: 'Give a share from 0 to 1; the parts of a tier mix must add up to more than 0.' },
  DATA104: { title: 'No program', hint: 'Name at least one program.' },
  DATA201: { title: 'Programs with different currencies', hint: 'Make a base for each: an amount without a currency cannot mean two.' },
  DATA202: { title: 'Record kinds that disagree', hint: 'Give the kind the same `is` in both versions.' },
  DATA203: { title: 'Fields that disagree', hint: 'Give the field the same type, and a ref the same target, in both versions.' },
  DATA204: {
    title: 'Attributes that disagree',
    hint: 'Give the attribute the same type, and enums at least one word in common, in both versions.',
  },
} as const;

export type SampleDataCode = keyof typeof SAMPLE_DATA_PROBLEMS;

/** A problem of this package. `pointer` leads into the options, or into the program named in the message. */
export function problem(code: SampleDataCode, pointer: string, message: string, value?: unknown): Problem {
  const { hint } = SAMPLE_DATA_PROBLEMS[code];
  return { code, severity: 'error', pointer, message, suggestion: hint, ...(value === undefined ? {} : { value }) };
}

/** A pointer's segment, escaped as RFC 6901 asks. */
export const segment = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
