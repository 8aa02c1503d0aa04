/** The steps of a JSON pointer (RFC 6901); null where it is none. */
export function stepsOf(pointer: string): readonly string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a document has a place. */
export function hasPlace(document: unknown, pointer: string): boolean {
  const steps = stepsOf(pointer);
  if (!steps) return false;
  let at: unknown = document;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return true;
}
