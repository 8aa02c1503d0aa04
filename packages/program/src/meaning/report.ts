import type { Located } from '../problems/located.ts';
import { MEANING_CODES, type MeaningCode } from '../problems/meaning-codes.ts';
import { shortValue } from '../problems/short-value.ts';
import { nearestName } from './nearest-name.ts';

interface Details {
  value?: unknown;
  /** What would have been right, in words. */
  expected?: string;
  /** The names among which the misspelt `value` is looked for. */
  among?: () => Iterable<string>;
  suggestion?: string;
  at?: 'key';
}

/** Suggestions are made for so many findings: each compares a name with all others. */
const MOST_SUGGESTIONS = 200;

/** What is wrong with a document, collected. The same code at the same place is said once. */
export class Report {
  readonly found: Located[] = [];
  readonly #said = new Set<string>();
  #suggestions = 0;

  add(code: MeaningCode, pointer: string, message: string, details: Details = {}): void {
    const key = `${code} ${pointer}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    const { value, expected, among, at } = details;
    const suggestion = details.suggestion ?? (among && typeof value === 'string' ? this.#didYouMean(value, among) : undefined);
    this.found.push({
      code,
      severity: MEANING_CODES[code].severity,
      pointer,
      ...(value === undefined ? {} : { value: shortValue(value) }),
      message,
      ...(expected === undefined ? {} : { expected }),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(at === undefined ? {} : { at }),
    });
  }

  #didYouMean(name: string, among: () => Iterable<string>): string | undefined {
    if (++this.#suggestions > MOST_SUGGESTIONS) return undefined;
    const nearest = nearestName(name, among());
    return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
  }
}
