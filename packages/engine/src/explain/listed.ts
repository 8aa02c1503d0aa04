/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${joiner} ${parts.at(-1)}`;
}

/** A title that can stand in a sentence: in quotation marks where it has commas or colons, or begins in mid-sentence. */
export const named = (title: string): string => (/[,:;]|^\p{Ll}/u.test(title) ? `“${title}”` : title);
