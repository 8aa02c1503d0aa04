/** Whether two JSON values have the same canonical form: the order of keys does not matter, that of lists does. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && same(member(one, key), member(other, key)));
}

function member(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
