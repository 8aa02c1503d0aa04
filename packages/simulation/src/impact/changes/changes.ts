import { toMajor } from '@tierwright/program';
import { moveReason } from '../../report/move-reason.ts';
import type { ChangedPartner, PartnerChange } from '../../report/partner-change.ts';
import { countChanges, isNear, type ReasonCount, reasonsOf, type TierChange } from '../../report/tier-changes.ts';
import { DIRECTIONS, type Direction } from '../../report/tier-move.ts';
import type { TierOrder } from '../../report/tier-order.ts';
import { textAt } from '../../snapshot/texts.ts';
import { finish, type Steps } from '../../steps/steps.ts';
import type { DecidedShard, Section } from '../section.ts';
import { moversOf } from '../shard/movers.ts';
import { standingsAt } from '../shard/standings-at.ts';
import { totalAt } from '../shard/yearly-values.ts';
import { tierTracesOf } from './tier-traces.ts';

/** Who changes tier, and why. */
export interface Changes {
  /** Partners whose tier changes. */
  changed: number;
  directions: Record<Direction, number>;
  tiers: TierChange[];
  reasons: ReasonCount[];
  /** By id. */
  partners: ChangedPartner[];
}

/** So many partners are explained in one step: some tens of microseconds each where they are kept as read. */
const STEP = 64;

function* changesOf(shard: DecidedShard): Steps<PartnerChange[]> {
  const { snapshot, comparison, before, after } = shard;
  const tracesBefore = tierTracesOf(snapshot, before);
  const tracesAfter = tierTracesOf(snapshot, after);
  const changed: PartnerChange[] = [];
  for (const { index, direction } of moversOf(shard)) {
    const [earlier, later] = [tracesBefore(index), tracesAfter(index)];
    const moves = standingsAt(shard, index)
      .filter(({ from, to }) => from !== to)
      .map((move) => ({ ...move, reason: moveReason(move, comparison.order, earlier, later) }));
    const title = textAt(snapshot.titles, index);
    changed.push({
      partner: textAt(snapshot.ids, index),
      ...(title === '' ? {} : { title }),
      direction,
      moves,
      before: totalAt(before, index),
      after: totalAt(after, index),
    });
    if (changed.length % STEP === 0) yield;
  }
  return changed;
}

const major = (minor: number | null, currency: string) => (minor === null ? null : toMajor(minor, currency));

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

/** SIM-M3 to SIM-M5. */
export const changes: Section<PartnerChange[], Changes, ChangesSelector> = {
  empty: () => [],
  of: (shard) => finish(changesOf(shard)),
  steps: changesOf,
  merge: (parts) => parts.flat(),
  tell(part, { baseline, candidate, order }) {
    const directions = Object.fromEntries(DIRECTIONS.map((one) => [one, part.filter(({ direction }) => direction === one).length]));
    const partners = [...part].sort((a, b) => (a.partner < b.partner ? -1 : 1));
    return {
      changed: part.length,
      directions: directions as Changes['directions'],
      ...countChanges(part, order),
      partners: partners.map(({ before, after, ...change }) => ({
        ...change,
        value: { before: major(before, baseline.currency), after: major(after, candidate.currency) },
      })),
    };
  },
  select(shard, { direction: wanted, tier }) {
    const movers = moversOf(shard);
    // A partner's change stands where its mover does.
    const explained = tier === undefined ? undefined : finish(changesOf(shard));
    return movers.flatMap(({ index, direction }, at) => {
      const change = explained?.[at];
      const isTier = tier === undefined || (change !== undefined && isAsked(change, tier, shard.comparison.order));
      return isTier && (wanted === undefined || direction === wanted) ? [index] : [];
    });
  },
};
