import { hasBit } from '../columns/bits.ts';
import type { Entries } from '../columns/partner-columns.ts';
import type { StatusId } from '../plan/node.ts';
import { BLOCK } from './block.ts';
import type { Outcome } from './outcome.ts';

/** In how many of its groups a condition is met, and in how many it is met or unknown, for each partner. */
export interface EachCounts {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Works out nodes for one block of entries after the other. */
interface EntryRunner {
  enter(from: number): void;
  readonly count: number;
  status(id: StatusId): Outcome;
}

/** ENG-D5 over groups that occur in one of the facts; `runner` works out the entries. */
export function eachCounts(runner: EntryRunner, { starts, partners, facts }: Entries, ids: readonly string[], where: StatusId): EachCounts {
  const least = new Float64Array(starts.length - 1);
  const most = new Float64Array(starts.length - 1);
  const present = ids.flatMap((id) => facts.get(id)?.present ?? []);
  for (let from = 0; from < partners.length; from += BLOCK) {
    runner.enter(from);
    const { met, may } = runner.status(where);
    for (let at = 0; at < runner.count; at += 1) {
      const row = from + at;
      if (!hasBit(may, at) || !present.some((bits) => hasBit(bits, row))) continue;
      const partner = partners[row] as number;
      most[partner] = (most[partner] as number) + 1;
      if (hasBit(met, at)) least[partner] = (least[partner] as number) + 1;
    }
  }
  return { least, most };
}
