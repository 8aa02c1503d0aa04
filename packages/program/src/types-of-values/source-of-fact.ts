import type { Fact, FromRecords } from '../facts/schema.ts';

/** The record source at the root of a fact's `within` chain; undefined without records, or where the chain leads nowhere. */
export function sourceIn(facts: ReadonlyMap<string, Fact>, fact: Fact): FromRecords | undefined {
  let from = fact.from;
  for (let hops = 0; from && 'within' in from; hops++) {
    if (hops > facts.size) return undefined;
    from = facts.get(from.within)?.from;
  }
  return from;
}
