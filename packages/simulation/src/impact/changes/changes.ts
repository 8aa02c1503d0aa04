import { toMajor } from '@tierwright/program';
import type { Comparison } from '../../report/comparison.ts';
import type { ChangedPartner, PartnerChange } from '../../report/partner-change.ts';
import { addChangeCounts, type ChangeCounts, isNear, type ReasonCount, reasonsOf, type TierChange } from '../../report/tier-changes.ts';
import { DIRECTIONS, type Direction, type Standing } from '../../report/tier-move.ts';
import type { TierOrder } from '../../report/tier-order.ts';
import { textAt } from '../../snapshot/texts.ts';
import { finish, type Steps } from '../../steps/steps.ts';
import type { DecidedShard, Section } from '../section.ts';
import { classesOf } from '../shard/classes.ts';
import { type Mover, moversOf } from '../shard/movers.ts';
import { standingsIn } from '../shard/standings-at.ts';
import { countedOf } from './counted.ts';
import { explained, explaining } from './explained.ts';
import { lastToList, listedOf } from './listed.ts';

/** Who changes tier, and why. */
export interface Changes {
  /** Partners whose tier changes. */
  changed: number;
  directions: Record<Direction, number>;
  tiers: TierChange[];
  reasons: ReasonCount[];
  /** How many of them are in `partners`. */
  listed: number;
  /** By id: the first 10,000 of all, and the first 100 of each move. */
  partners: ChangedPartner[];
}

/** Counts of all, and those who are told one by one. */
export interface ChangesPart extends ChangeCounts {
  changed: number;
  directions: Record<Direction, number>;
  listed: PartnerChange[];
}

const noDirections = (): Record<Direction, number> => ({ up: 0, down: 0, in: 0, out: 0, mixed: 0 });

/** Those of the movers who are told one by one, beside those that are told already. */
function listedMovers(shard: DecidedShard, movers: readonly Mover[], already: readonly PartnerChange[]): Mover[] {
  const standingsAt = standingsIn(shard);
  const lastOf = lastToList(already);
  // Headline moves are those of all partners of a class.
  const { of } = classesOf(shard);
  const untilOf: (string | null | undefined)[] = [];
  const all: { mover: Mover; partner: string; moves: Standing[] }[] = [];
  for (const mover of movers) {
    const { index } = mover;
    const number = of[index] as number;
    let until = untilOf[number];
    if (until === undefined) {
      until = lastOf(standingsAt(index));
      untilOf[number] = until;
    }
    const partner = textAt(shard.snapshot.ids, index);
    if (until === null || partner < until) all.push({ mover, partner, moves: standingsAt(index).filter(({ from, to }) => from !== to) });
  }
  return listedOf(all).map(({ mover }) => mover);
}

function* partOf(shard: DecidedShard, already?: ChangesPart): Steps<ChangesPart> {
  const movers = moversOf(shard);
  const directions = noDirections();
  for (const { direction } of movers) directions[direction] += 1;
  const counts = yield* countedOf(shard, movers, explaining(shard));
  yield;
  const listed = yield* explained(shard, listedMovers(shard, movers, already?.listed ?? []));
  return { changed: movers.length, directions, ...counts, listed };
}

function merge(parts: readonly ChangesPart[]): ChangesPart {
  const directions = noDirections();
  for (const part of parts) for (const one of DIRECTIONS) directions[one] += part.directions[one];
  return {
    changed: parts.reduce((sum, { changed }) => sum + changed, 0),
    directions,
    ...addChangeCounts(parts),
    listed: listedOf(parts.flatMap(({ listed }) => listed)),
  };
}

const major = (minor: number | null, currency: string) => (minor === null ? null : toMajor(minor, currency));

const told = (all: readonly PartnerChange[], { baseline, candidate }: Comparison): ChangedPartner[] =>
  all.map(({ before, after, ...change }) => ({
    ...change,
    value: { before: major(before, baseline.currency), after: major(after, candidate.currency) },
  }));

/** Every partner of a shard whose tier changes, in the order of the shard. */
export function* changedPartners(shard: DecidedShard): Steps<ChangedPartner[]> {
  return told(yield* explained(shard), shard.comparison);
}

/** Who changes tier: all, or those who move so; who loses or gains a headline tier, and for which reason. */
export interface ChangesSelector {
  readonly direction?: Direction;
  readonly tier?: {
    readonly change: 'lost' | 'gained';
    readonly track: string;
    readonly tier: string;
    /** A requirement, or why there is none, as `reasons` tells it. */
    readonly reason?: string;
    /** Nothing else was missing. */
    readonly alone?: boolean;
    /** By less than 5 % of what decided: of the tier, or of the reason that is asked for. */
    readonly near?: boolean;
  };
}

/** Whether one of a partner's moves is what is asked for. */
function isAsked({ moves }: PartnerChange, asked: NonNullable<ChangesSelector['tier']>, order: TierOrder): boolean {
  return moves.some(({ track, group, from, to, reason }) => {
    const change = order.rank(track, to) > order.rank(track, from) ? 'gained' : 'lost';
    if (group !== undefined || track !== asked.track || reason.tier !== asked.tier || change !== asked.change) return false;
    if (asked.reason === undefined) return asked.near !== true || isNear(reason.distance);
    const all = reasonsOf(reason);
    const found = all.find((one) => one.reason === asked.reason);
    return found !== undefined && (asked.alone !== true || all.length === 1) && (asked.near !== true || found.near);
  });
}

/** SIM-M3 to SIM-M5, SIM-M18. */
export const changes: Section<ChangesPart, Changes, ChangesSelector> = {
  empty: () => merge([]),
  of: (shard) => finish(partOf(shard)),
  steps: partOf,
  merge,
  tell({ changed, directions, tiers, reasons, listed }, comparison) {
    return { changed, directions, tiers, reasons, listed: listed.length, partners: told(listed, comparison) };
  },
  select(shard, { direction: wanted, tier }) {
    const movers = moversOf(shard);
    // A partner's change stands where its mover does.
    const all = tier === undefined ? undefined : finish(explained(shard));
    return movers.flatMap(({ index, direction }, at) => {
      const change = all?.[at];
      const isTier = tier === undefined || (change !== undefined && isAsked(change, tier, shard.comparison.order));
      return isTier && (wanted === undefined || direction === wanted) ? [index] : [];
    });
  },
};
