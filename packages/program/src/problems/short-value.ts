const LONGEST = 80;

/** A text of at most 80 characters; a longer one is cut, never inside a character. */
export function shortText(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const last = cut.charCodeAt(LONGEST - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A value as a problem shows it: scalars as they are, long text cut, lists and objects by their size only. */
export function shortValue(value: unknown): unknown {
  if (typeof value === 'string') return shortText(value);
  if (Array.isArray(value)) return `a list of ${counted(value.length, 'entry').replace('entrys', 'entries')}`;
  if (typeof value === 'object' && value !== null) return `an object with ${counted(Object.keys(value).length, 'key')}`;
  return value;
}
