import { holdsOf } from '../../in-flight/holds/holds-of.ts';
import type { VersionOutcome } from '../../outcome/version-outcome.ts';
import { textAt } from '../../snapshot/texts.ts';
import { addCounts } from '../counts.ts';
import { addFirst, type FirstPartner, nobody } from '../first-partner.ts';
import type { DecidedShard, Section } from '../section.ts';
import { moversOf } from '../shard/movers.ts';
import { perShard } from '../shard/per-shard.ts';
import { cellAt, trackPairs } from '../shard/track-pairs.ts';
import { yearlyValues } from '../shard/yearly-values.ts';
import { type InvariantTold, invariantsTold, type QualifiedPart } from './invariants-told.ts';
import { type LimitTold, limitsTold, type Measures, percentOf } from './limits-told.ts';
import { addNested, eachNotNested, type NestedPart, notNested } from './nested.ts';

/** What limits and invariants of the candidate are measured by. Money in minor units. */
export interface LimitsPart {
  partners: number;
  /** Partners who lose a tier at once: neither a row of the transition nor a review holds it. */
  demoted: FirstPartner;
  before: number;
  after: number;
  qualified: QualifiedPart;
  nested: NestedPart;
}

/** Whether the bounds and the promises of the candidate hold. */
export interface Limits {
  limits: LimitTold[];
  invariants: InvariantTold[];
}

/** Partners with a lower tier in some track, or in a group of one. */
export const demotedOf = perShard((shard): readonly number[] => {
  const pairs = trackPairs(shard).map((pair) => ({ pair, falls: pair.cells.map(({ ranks: [from, to] }) => to < from) }));
  const demoted: number[] = [];
  for (const { index } of moversOf(shard))
    for (const { pair, falls } of pairs)
      if (falls[cellAt(pair, index)] === true) {
        demoted.push(index);
        break;
      }
  return demoted;
});

/** SIM-F14: of those the ones whose tier nothing holds. Where no limit asks, it is not looked at what holds them. */
const lostAtOnce = perShard((shard): readonly number[] => {
  const demoted = demotedOf(shard);
  const isAsked = shard.after.compiled.program.limits?.some(({ measure }) => measure === 'demotedWithoutGracePercent') === true;
  return isAsked ? demoted.filter((index) => !holdsOf(shard).get(index)) : demoted;
});

function demotedIn(shard: DecidedShard): FirstPartner {
  const demoted = nobody();
  for (const index of lostAtOnce(shard)) addFirst(demoted, { partners: 1, first: textAt(shard.snapshot.ids, index) });
  return demoted;
}

/** Partners by the tier that they qualify for: that of a track with groups in any of them. */
function qualifiedIn({ standings, compiled }: VersionOutcome): QualifiedPart {
  const found: QualifiedPart = {};
  for (const { track, qualified } of standings) {
    const tiers = compiled.program.tracks?.find(({ id }) => id === track)?.tiers ?? [];
    const counts = new Float64Array(tiers.length);
    for (let index = 0; index < qualified.length; index += 1) {
      const place = qualified[index] as number;
      if (place >= 0) counts[place] = (counts[place] as number) + 1;
    }
    found[track] ??= {};
    for (const [place, { id }] of tiers.entries()) addCounts(found[track], { [id]: counts[place] as number });
  }
  return found;
}

const sum = (values: Float64Array): number => {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] as number;
  return total;
};

const empty = (): LimitsPart => ({ partners: 0, demoted: nobody(), before: 0, after: 0, qualified: {}, nested: {} });

/** Who is counted by a limit, or breaks a promise. */
export type LimitsSelector =
  | { readonly measure: 'demotedWithoutGracePercent' }
  | { readonly track: string; readonly tier: string; readonly below: string };

/** SIM-M12, SIM-M13. */
export const limits: Section<LimitsPart, Limits, LimitsSelector> = {
  empty,
  of(shard) {
    const { program } = shard.after.compiled;
    const tracks = (program.tracks ?? []).map(({ id }) => id);
    const promised = (program.invariants ?? []).flatMap((one) => (one.kind === 'nested' ? (one.track ?? tracks) : []));
    const values = yearlyValues(shard);
    return {
      partners: shard.snapshot.count,
      demoted: demotedIn(shard),
      before: sum(values.before),
      after: sum(values.after),
      qualified: qualifiedIn(shard.after),
      nested: promised.length === 0 ? {} : notNested(shard, new Set(promised)),
    };
  },
  merge(parts) {
    const merged = empty();
    for (const { partners, demoted, before, after, qualified, nested } of parts) {
      merged.partners += partners;
      merged.before += before;
      merged.after += after;
      addFirst(merged.demoted, demoted);
      addNested(merged.nested, nested);
      for (const [track, tiers] of Object.entries(qualified)) {
        merged.qualified[track] ??= {};
        addCounts(merged.qualified[track], tiers);
      }
    }
    return merged;
  },
  tell({ partners, demoted, before, after, qualified, nested }, { baseline, candidate }) {
    const measures: Partial<Measures> = {
      demotedWithoutGracePercent: percentOf(demoted.partners, partners),
      benefitCostRisePercent: baseline.currency === candidate.currency ? percentOf(after - before, before) : null,
    };
    return { limits: limitsTold(candidate, measures, demoted), invariants: invariantsTold(candidate, nested, qualified) };
  },
  select: (shard, selector) => ('measure' in selector ? lostAtOnce(shard) : eachNotNested(shard, selector)),
};
