import { textAt } from '../../snapshot/texts.ts';
import { canPlan } from '../../standings/can-plan.ts';
import { addFirst, type FirstPartner, nobody } from '../first-partner.ts';
import type { DecidedShard } from '../section.ts';
import type { Broken } from './broken.ts';
import { brokenInColumns } from './broken-in-columns.ts';
import { brokenInRows } from './broken-in-rows.ts';

/** By track, then by `above>below`: partners who qualify for the one and not for the other, in some group. */
export type NestedPart = Record<string, Record<string, FirstPartner>>;

function* brokenIn(shard: DecidedShard, tracks: ReadonlySet<string>): Iterable<Broken> {
  const { snapshot, after } = shard;
  const isByRows = !canPlan(after.compiled, false);
  // Over a range of days columns do not hold the days before it.
  const needsRows = isByRows || after.compiled.readsOtherDays;
  if (!isByRows && (snapshot.made.rows !== 'everybody' || !needsRows))
    for (const broken of brokenInColumns(shard, tracks)) if (!needsRows || !snapshot.asRead.has(broken.index)) yield broken;
  if (needsRows) yield* brokenInRows(shard, tracks);
}

/** SIM-M13: who qualifies for a tier and not for the one below, in these tracks of the candidate. */
export function notNested(shard: DecidedShard, tracks: ReadonlySet<string>): NestedPart {
  const found = new Map<string, { readonly track: string; readonly pair: string; readonly partners: Set<number> }>();
  for (const { index, track, tier, below } of brokenIn(shard, tracks)) {
    const pair = `${tier}>${below}`;
    const name = `${track} ${pair}`;
    // Once for all of its groups.
    const broken = found.get(name) ?? { track, pair, partners: new Set() };
    broken.partners.add(index);
    found.set(name, broken);
  }
  const part: NestedPart = {};
  for (const { track, pair, partners } of found.values()) {
    const told = nobody();
    for (const index of partners) addFirst(told, { partners: 1, first: textAt(shard.snapshot.ids, index) });
    part[track] = { ...part[track], [pair]: told };
  }
  return part;
}

/** Who qualifies for one tier and not for the one below. */
export function eachNotNested(shard: DecidedShard, wanted: { readonly track: string; readonly tier: string }): Set<number> {
  const found = new Set<number>();
  for (const { index, tier } of brokenIn(shard, new Set([wanted.track]))) if (tier === wanted.tier) found.add(index);
  return found;
}

export function addNested(into: NestedPart, from: NestedPart): void {
  for (const [track, pairs] of Object.entries(from)) {
    into[track] ??= {};
    for (const [pair, found] of Object.entries(pairs)) {
      into[track][pair] ??= nobody();
      addFirst(into[track][pair], found);
    }
  }
}
