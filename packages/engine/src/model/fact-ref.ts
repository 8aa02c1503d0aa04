/** The id in `{ "fact": id }`, on the right of a leaf or as a value; nothing for a literal. */
export function refOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('fact' in value)) return undefined;
  return typeof value.fact === 'string' ? value.fact : undefined;
}
