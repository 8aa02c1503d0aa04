import { hasBit } from '../../columns/bits.ts';
import { moveReason } from '../../report/move-reason.ts';
import type { PartnerChange, PartnerMove } from '../../report/partner-change.ts';
import { textAt } from '../../snapshot/texts.ts';
import type { Steps } from '../../steps/steps.ts';
import type { DecidedShard } from '../section.ts';
import { type Mover, moversOf } from '../shard/movers.ts';
import { standingsIn } from '../shard/standings-at.ts';
import { totalAt, yearlyValues } from '../shard/yearly-values.ts';
import { tierTracesOf } from './tier-traces.ts';

/** So many partners are explained in one step: some tens of microseconds each where they are kept as read. */
export const EXPLAINED_IN_STEP = 64;

/** SIM-M3, SIM-M4: says of a mover of a shard which tiers change, and why. */
export function explaining(shard: DecidedShard): (mover: Mover) => PartnerChange {
  const { snapshot, comparison, before, after } = shard;
  const tracesBefore = tierTracesOf(snapshot, before);
  const tracesAfter = tierTracesOf(snapshot, after);
  const yearly = yearlyValues(shard);
  const standingsAt = standingsIn(shard);
  return ({ index, direction }) => {
    const [earlier, later] = [tracesBefore(index), tracesAfter(index)];
    const moves: PartnerMove[] = [];
    for (const standing of standingsAt(index)) {
      const { track, group, from, to } = standing;
      if (from === to) continue;
      const reason = moveReason(standing, comparison.order, earlier, later);
      moves.push(group === undefined ? { track, from, to, reason } : { track, group, from, to, reason });
    }
    const [partner, title] = [textAt(snapshot.ids, index), textAt(snapshot.titles, index)];
    // Whose amounts are all known has the sum of them already.
    const isSummed = !hasBit(yearly.unknown, index);
    const was = isSummed ? (yearly.before[index] as number) : totalAt(before, index);
    const is = isSummed ? (yearly.after[index] as number) : totalAt(after, index);
    return title === ''
      ? { partner, direction, moves, before: was, after: is }
      : { partner, title, direction, moves, before: was, after: is };
  };
}

/** Movers of a shard, by default all, as they are told; in their order. */
export function* explained(shard: DecidedShard, movers: readonly Mover[] = moversOf(shard)): Steps<PartnerChange[]> {
  const explain = explaining(shard);
  const changed: PartnerChange[] = [];
  for (const mover of movers) {
    changed.push(explain(mover));
    if (changed.length % EXPLAINED_IN_STEP === 0) yield;
  }
  return changed;
}
