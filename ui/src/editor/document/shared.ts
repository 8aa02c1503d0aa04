import type { Json } from '@tierwright/program';

const isObject = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `next`, with every part that is the same as before taken from `before`: what did not change is the same object. */
export function shared(before: Json, next: Json): Json {
  if (before === next) return before;
  if (Array.isArray(before) && Array.isArray(next)) {
    const items = next.map((item, index) => (index < before.length ? shared(before[index] as Json, item) : item));
    return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items;
  }
  if (!isObject(before) || !isObject(next)) return next;
  const keys = Object.keys(next);
  const known = Object.keys(before);
  const members = Object.fromEntries(
    keys.map((key) => [key, Object.hasOwn(before, key) ? shared(before[key] as Json, next[key] as Json) : next[key]]),
  ) as {
    [key: string]: Json;
  };
  // The order of members counts too: it is what people see.
  return keys.length === known.length && keys.every((key, index) => key === known[index] && members[key] === before[key])
    ? before
    : members;
}
