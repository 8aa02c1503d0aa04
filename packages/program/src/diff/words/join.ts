/** "A", "A and B", "A, B and C". */
export function joined(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export const quoted = (title: string) => `“${title}”`;

/** A text that may be long, cut at a word so that a sentence stays readable. */
export function shortened(text: string, length = 160): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))} …`;
}

/** A capital at the beginning of a sentence. */
export function capital(sentence: string): string {
  const [first = ''] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}

/** "benefit “A”", "benefits “A” and “B”"; the plural of the nouns used here takes an s or ies. */
export function counted(noun: string, names: readonly string[]): string {
  return `${names.length === 1 ? noun : plural(noun)} ${joined(names)}`;
}

export function plural(noun: string): string {
  return noun.endsWith('y') && !/[aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
