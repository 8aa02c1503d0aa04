import { type CompiledProgram, TierEvaluator } from '@tierwright/engine';
import { decideAsRead } from '../../outcome/decide-version.ts';
import { factReader } from '../../snapshot/facts-at.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { textAt } from '../../snapshot/texts.ts';
import { addFirst, type FirstPartner, nobody } from '../first-partner.ts';
import type { DecidedShard } from '../section.ts';

/** By track, then by `above>below`: partners who qualify for the one and not for the other, in some group. */
export type NestedPart = Record<string, Record<string, FirstPartner>>;

/** Which tiers of a track have their own conditions met, by place. */
interface Met {
  readonly track: string;
  readonly met: readonly boolean[];
}

/** Conditions that look at other days are those of a decision. */
function metByDecision(snapshot: Snapshot, compiled: CompiledProgram): (index: number) => readonly Met[] {
  return (index) => {
    const partner = snapshot.asRead.get(index);
    const traced = partner ? decideAsRead(compiled, partner, snapshot.made, true).trace?.tracks : undefined;
    return (traced ?? []).map(({ track, tiers }) => ({ track, met: tiers.map(({ status }) => status === 'met') }));
  };
}

function metByFacts(snapshot: Snapshot, compiled: CompiledProgram): (index: number) => readonly Met[] {
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const evaluator = new TierEvaluator(compiled, parametersAsOf);
  const factsAt = factReader(snapshot, compiled);
  return (index) => evaluator.met(factsAt(index));
}

/** Partners who qualify for a tier above the lowest: the others have none below that they could miss. */
function candidatesOf({ snapshot, after }: DecidedShard, tracks: ReadonlySet<string>): number[] {
  const standings = after.standings.filter(({ track }) => tracks.has(track));
  const found: number[] = [];
  for (let index = 0; index < snapshot.count; index += 1)
    if (standings.some(({ qualified }) => (qualified[index] as number) > 0)) found.push(index);
  return found;
}

/** A partner who qualifies for a tier and not for the one below. */
interface Broken {
  readonly index: number;
  readonly track: string;
  readonly tier: string;
  readonly below: string;
}

function* brokenIn(shard: DecidedShard, tracks: ReadonlySet<string>): Iterable<Broken> {
  const { snapshot } = shard;
  const { compiled } = shard.after;
  const metAt = compiled.readsOtherDays ? metByDecision(snapshot, compiled) : metByFacts(snapshot, compiled);
  const tiersOf = new Map(compiled.program.tracks?.map(({ id, tiers }) => [id, tiers.map((tier) => tier.id)]));
  for (const index of candidatesOf(shard, tracks))
    for (const { track, met } of metAt(index)) {
      if (!tracks.has(track)) continue;
      for (const [place, isMet] of met.entries()) {
        const [below, tier] = [tiersOf.get(track)?.[place - 1], tiersOf.get(track)?.[place]];
        if (isMet && met[place - 1] === false && below !== undefined && tier !== undefined) yield { index, track, tier, below };
      }
    }
}

/** SIM-M13: who qualifies for a tier and not for the one below, in these tracks of the candidate. */
export function notNested(shard: DecidedShard, tracks: ReadonlySet<string>): NestedPart {
  const found: NestedPart = {};
  const last = new Map<string, number>();
  for (const { index, track, tier, below } of brokenIn(shard, tracks)) {
    const pair = `${tier}>${below}`;
    // Once for all of its groups.
    if (last.get(`${track} ${pair}`) === index) continue;
    last.set(`${track} ${pair}`, index);
    found[track] ??= {};
    found[track][pair] ??= nobody();
    addFirst(found[track][pair], { partners: 1, first: textAt(shard.snapshot.ids, index) });
  }
  return found;
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
