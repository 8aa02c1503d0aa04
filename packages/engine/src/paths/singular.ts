const IRREGULAR: Record<string, string> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  criteria: 'criterion',
  staff: 'member of staff',
};

/** One of what a unit counts: units of documents are English plurals, such as `certificates`. */
export function singular(unit: string): string {
  const words = unit.split(' ');
  const last = words.pop() ?? '';
  const irregular = IRREGULAR[last.toLowerCase()];
  if (irregular !== undefined) return [...words, irregular].join(' ');
  return [...words, regular(last)].join(' ');
}

function regular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
