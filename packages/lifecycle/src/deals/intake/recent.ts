/** So many are kept; a step looks at the deals of one customer. */
const KEPT = 128;

/**
 * What is known of objects that steps look at, for a while: all is forgotten when there are too many. A WeakMap would do, but
 * each of its entries is gone through whenever young objects are collected, which takes longer than the steps.
 */
export class Recent<K extends object, V> {
  readonly #known = new Map<K, V>();

  get(key: K): V | undefined {
    return this.#known.get(key);
  }

  set(key: K, value: V): void {
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(key, value);
  }
}
