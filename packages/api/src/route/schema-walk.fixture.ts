/** Checked whole by the program, with pointers of its own; how many there are is bounded. */
const CHECKED_BY_PROGRAM = /\/given\/items$/;

/** Where a schema of a request lets something in without a bound, as sentences with pointers. */
export function unboundedIn(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const found: string[] = [];
  const type = node.type;
  const isPartOfCondition = /\/(if|then|else|propertyNames|not)$/.test(at);
  if (
    type === 'object' &&
    !CHECKED_BY_PROGRAM.test(at) &&
    node.additionalProperties !== false &&
    node.maxProperties === undefined &&
    !Array.isArray(node.allOf)
  ) {
    found.push(`${at}: an object that is neither closed nor bounded`);
  }
  if (type === 'array' && node.maxItems === undefined) found.push(`${at}: a list without maxItems`);
  if (type === 'string' && !isPartOfCondition) {
    const isBounded = [node.maxLength, node.enum, node.const, node.format].some((bound) => bound !== undefined);
    const isAnchored =
      typeof node.pattern === 'string' && /^\^.*\$$/.test(node.pattern) && !/(?<!\\)[*+]/.test(node.pattern.replaceAll(/\[[^\]]*\]/g, 'x'));
    if (!isBounded && !isAnchored) found.push(`${at}: a text without maxLength`);
  }
  for (const keyword of ['multipleOf', 'uniqueItems', '$data', '$dynamicRef', 'unevaluatedProperties']) {
    if (keyword in node) found.push(`${at}: ${keyword}`);
  }
  const lists = ['anyOf', 'allOf', 'oneOf'].flatMap((key) =>
    Array.isArray(node[key]) ? (node[key] as unknown[]).map((inner, n) => [`${key}/${n}`, inner] as const) : [],
  );
  const maps = ['properties', '$defs', 'patternProperties'].flatMap((key) =>
    Object.entries((node[key] ?? {}) as object).map(([name, inner]) => [`${key}/${name}`, inner] as const),
  );
  const ones = ['items', 'additionalProperties', 'if', 'then', 'else', 'not'].flatMap((key) =>
    key in node ? [[key, node[key]] as const] : [],
  );
  return [...found, ...[...lists, ...maps, ...ones].flatMap(([where, inner]) => unboundedIn(inner, `${at}/${where}`))];
}
