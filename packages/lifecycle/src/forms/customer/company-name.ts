import { withoutAttachedForms, withoutLegalForms } from './legal-forms.ts';

/** Case folded without a locale: ß is ss, every sigma is one. */
const folded = (text: string): string => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');

/**
 * The words of a company's name as names are compared: Unicode NFKC, case folded without a locale, without legal forms;
 * dots and apostrophes vanish, other punctuation and spaces separate words. Empty where the name has no letter or digit.
 */
export function nameWords(name: string): readonly string[] {
  const text = folded(name.normalize('NFKC'));
  const words = withoutAttachedForms(text.trim())
    .replace(/[.'’‘`´]/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  return withoutLegalForms(words);
}
