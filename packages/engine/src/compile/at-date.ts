import { Context } from './context.ts';
import type { DateScope, ProgramScope, TierContext } from './scope.ts';

/** The map that stands under a key of another map. */
function entry<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

/** A program with its parameters as of a date; contexts are made when first asked for. */
export class ProgramAt implements DateScope {
  readonly compiled: ProgramScope;
  readonly date: string;
  /** By key, tier and band: they are asked for at each deal, and texts put together would have to be hashed each time. */
  readonly #contexts = new Map<string, Map<string | null, Map<string | null, TierContext>>>();

  constructor(compiled: ProgramScope, date: string) {
    this.compiled = compiled;
    this.date = date;
  }

  context(key: string, tier: string | null, band: string | null = null): TierContext {
    const byBand = entry(entry(this.#contexts, key), tier);
    let context = byBand.get(band);
    if (!context) {
      context = new Context(this, key, tier, band);
      byBand.set(band, context);
    }
    return context;
  }
}
