import type { Evidence } from './evidence.ts';
import { numberInWords } from './numbers-in-words.ts';
import { valueInWords } from './words.ts';

/** A number that may be a lower bound: `at least 1, at most 2` (ENG-W11). */
export function amountOf(evidence: Evidence, id: string, value: number, atMost: number | undefined): string {
  if (atMost === undefined || atMost === value) return valueInWords(evidence.program, id, value);
  return `at least ${numberInWords(value)}, at most ${valueInWords(evidence.program, id, atMost)}`;
}
