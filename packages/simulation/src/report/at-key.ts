/** What a map has at a key; made where nothing is there yet. */
export function atKey<K, V>(map: Map<K, V>, key: K, make: () => NoInfer<V>): V {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}
