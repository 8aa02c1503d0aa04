const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Requirements that a condition names, however deep in it. */
function namedIn(condition: unknown): readonly unknown[] {
  const { condition: id, all, any, not } = membersOf(condition);
  return [id, ...[...itemsOf(all), ...itemsOf(any), ...(not === undefined ? [] : [not])].flatMap(namedIn)];
}

/**
 * The requirements whose status a derived value looks at: those of a count, of the conditions of a score, and of a `held`, each
 * once, in document order. Of a value that is half written those that can be read.
 */
export function requirementsCounted(derived: unknown): readonly string[] {
  const { count, score, held } = membersOf(derived);
  const found = [...itemsOf(count), ...itemsOf(score).flatMap((part) => namedIn(membersOf(part).when)), held];
  return [...new Set(found.filter((id) => typeof id === 'string'))];
}
