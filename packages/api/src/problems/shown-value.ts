/** Names of values that are never repeated. */
const SECRET = /(password|secret|token|key|authorization|cookie)[^/]*$/i;
const LONGEST = 200;

/** A value as a problem shows it: cut where it is long, left out where its name says that it is secret. */
export function shownValue(pointer: string, value: unknown): { readonly value?: unknown } {
  if (value === undefined || SECRET.test(pointer)) return {};
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return { value };
  if (typeof value === 'string') return { value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value };
  // Objects may hold secrets further in: their kind says enough.
  return { value: Array.isArray(value) ? `[${value.length}]` : '{…}' };
}
