import i18next, { type FormatterModule, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { number } from './formats.ts';

/** The locale in which every text that comes from a catalogue can be told from one that does not. */
const PSEUDO = 'en-XA';
const LETTERS = new Map([...'aceinouyAEINOU'].map((letter, index) => [letter, [...'áçéíñóúýÁÉÍÑÓÚ'][index] ?? letter]));

/** ⟦Ŝígñ íñ⟧: readable, longer, and in brackets, so that what is cut off shows too. */
const pseudo = (text: string): string => `⟦${[...text].map((letter) => LETTERS.get(letter) ?? letter).join('')}⟧`;

const pseudoWords: PostProcessorModule = {
  type: 'postProcessor',
  name: 'pseudo',
  process: (value, _keys, _options, { language }) => (language === PSEUDO ? pseudo(value) : value),
};

/** The locale that was asked for: `?locale=en-XA`, kept for the session. */
function askedLocale(): string {
  const asked = new URLSearchParams(globalThis.location?.search).get('locale');
  if (asked) sessionStorage.setItem('tierwright.locale', asked);
  return asked ?? globalThis.sessionStorage?.getItem('tierwright.locale') ?? 'en';
}

/** A number in a sentence is written as everywhere else. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value) => (typeof value === 'number' ? number(value) : value),
};

await i18next
  .use(initReactI18next)
  .use(pseudoWords)
  .use(numbers)
  .init({
    ...{ lng: askedLocale(), fallbackLng: 'en', resources: {}, postProcess: ['pseudo'] },
    // React escapes what it shows.
    ...{
      interpolation: { escapeValue: false, alwaysFormat: true },
      keySeparator: false,
      nsSeparator: false,
      react: { useSuspense: false },
    },
  });

/** The texts of one area of the screen, in English. */
export interface Area<Key extends string> {
  readonly name: string;
  readonly keys?: Key;
}

/** The keys of a catalogue. */
export type KeyOfWords<A> = A extends Area<infer Key> ? Key : never;

type Stem<Key extends string> = Key extends `${infer Head}_${'one' | 'other'}` ? Head : Key;

/**
 * A catalogue of texts. `{{name}}` stands for a value; of `key_one` and `key_other` the one that fits `count` is taken.
 *
 * ```ts
 * export const programWords = wordsOf('programs', { title: 'Programs', found_one: '{{count}} program', found_other: '{{count}} programs' });
 * ```
 */
export function wordsOf<const Words extends Readonly<Record<string, string>>>(
  name: string,
  words: Words,
): Area<Stem<keyof Words & string>> {
  i18next.addResourceBundle('en', name, words, true, true);
  return { name };
}
