import type { Page } from 'playwright-core';

/** A text as it stands on a page. */
interface Shown {
  readonly text: string;
  readonly place: string;
  /** Typed as it stands: a pointer, a hash, a line for a command line. */
  readonly technical: boolean;
}

/** What a page showed; what Intl wrote of it: a currency, `number`, `day` or `list` by its text; and sentences of its workers. */
export interface Read {
  readonly texts: readonly Shown[];
  readonly written: ReadonlyMap<string, string>;
  readonly told: readonly string[];
}

export async function readTexts(page: Page): Promise<Read> {
  const texts = (await page.evaluate('visibleTexts()')) as readonly Shown[];
  const written = (await page.evaluate('[...writtenByIntl]')) as readonly (readonly [string, string])[];
  const told = (await page.evaluate('[...toldByWorkers]')) as readonly string[];
  return { texts, written: new Map(written), told };
}

const INNERMOST = /⟦[^⟦⟧]*⟧/g;

/** What is left of a text without what came from a catalogue; a catalogue's text may hold others. */
function besidesWords(text: string): string {
  for (let before = text; ; ) {
    const after = before.replaceAll(INNERMOST, ' ¦ ');
    if (after === before) return after;
    before = after;
  }
}

/** What is in no catalogue, and why. */
const EXCEPTIONS: readonly (readonly [text: RegExp, why: string])[] = [
  [/^Tierwright$/, 'the name of the product'],
  [/^(node|edge|React Flow|React Flow attribution)$/, 'React Flow names its own parts, in English'],
  [/^autosize measurement$/, 'a field of Mantine that nobody sees or hears'],
  [/^(Alt|Ctrl|Shift|Esc|Enter|Tab)( ?\+ ?\S+)*$/, 'names of keys'],
  [/^[A-Z]{3}\d{3}\b/, 'problems of the language and of the service, with their codes, in English'],
  [/^[\w.-]+\.(json|ndjson|csv)$/, 'names of files'],
  [/^[0-9a-f]{8,64}$/, 'hashes'],
];

const isException = (text: string): boolean => EXCEPTIONS.some(([pattern]) => pattern.test(text));

const SEPARATORS = /[\s¦·•—–,;:()[\]{}/|→←↔↑↓✓✗▸▾×+=<>≤≥≠“”"'’…?!.%*#&@^~-]+/;

/** What programs, people and the base say: texts as they are, with what is left of them around their variables. */
export class Known {
  readonly #texts = new Set<string>();
  /** What the service and the engine say in their own words, in English. */
  readonly sentences = new Set<string>();
  #all = '';

  learn(value: unknown): void {
    if (typeof value === 'string') {
      this.#texts.add(value.trim());
      for (const part of value.split(/\{[^}]*\}|[:,.;]\s/)) this.#texts.add(part.trim());
      this.#all += `\n${value}`;
    } else if (Array.isArray(value)) for (const item of value) this.learn(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        this.learn(key);
        this.learn(inner);
      }
    }
  }

  /** Sentences of an answer: words alone are names of kinds and states, for which a catalogue has words. */
  hear(value: unknown): void {
    if (typeof value === 'string') {
      if (/\S\s+\S/.test(value) && value.length < 1000) this.sentences.add(value);
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) this.hear(inner);
  }

  has(text: string): boolean {
    return this.#texts.has(text) || this.#texts.has(text.replace(/[.,:;]$/, ''));
  }

  /** Whether it is a part of what was learnt. */
  holds(text: string): boolean {
    return this.#all.includes(text);
  }
}

/** Longer ones first: one may be a part of another. */
const without = (text: string, parts: Iterable<string>): string =>
  [...parts]
    .filter((part) => text.includes(part))
    .sort((one, other) => other.length - one.length)
    .reduce((left, part) => left.replaceAll(part, ' ¦ '), text);

/** Words of a text that neither a catalogue, nor the program, the service, the engine or Intl wrote. */
export function strangersIn(text: string, known: Known, written: ReadonlyMap<string, string>): readonly string[] {
  const isKnown = (part: string) => known.has(part) || written.has(part) || known.sentences.has(part) || isException(part);
  if (isKnown(text)) return [];
  const days = [...written].filter(([, kind]) => kind === 'day' || kind === 'list').map(([day]) => day);
  return without(without(besidesWords(text), known.sentences), days)
    .split(/\s*(?:¦|·|→|\n|: |, | – | — |“|”|\(|\))\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !isKnown(part))
    .flatMap((part) => part.split(SEPARATORS))
    .filter((word) => /\p{L}/u.test(word) && !isKnown(word));
}

const NUMBER = /(?<![\p{L}\d_.#/-])(?:[A-Z]{3}\s|[€$£¥])?\d[\d,.]*\d{3,}(?:[.,]\d+)?(?![\p{L}\d_-])/gu;
const YEAR_OR_VERSION = /^(19|20|21)\d\d(\.\d+)*$/;

/** Amounts and long numbers of a text that Intl did not write. */
export function unwrittenNumbers(text: string, known: Known, written: ReadonlyMap<string, string>): readonly string[] {
  return (without(text, known.sentences).match(NUMBER) ?? []).filter(
    (number) => !YEAR_OR_VERSION.test(number) && !known.holds(number) && ![...written.keys()].some((each) => each.includes(number)),
  );
}

/** Currencies in which Intl wrote amounts. */
export const currenciesOf = (written: ReadonlyMap<string, string>): readonly string[] => [
  ...new Set([...written.values()].filter((kind) => /^[A-Z]{3}$/.test(kind))),
];
