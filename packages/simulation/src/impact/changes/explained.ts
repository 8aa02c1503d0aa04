import { hasBit } from '../../columns/bits.ts';
import { moveReason } from '../../report/move-reason.ts';
import type { PartnerChange, PartnerMove } from '../../report/partner-change.ts';
import { textAt } from '../../snapshot/texts.ts';
import type { Steps } from '../../steps/steps.ts';
import type { DecidedShard } from '../section.ts';
import { moversOf } from '../shard/movers.ts';
import { standingsAt } from '../shard/standings-at.ts';
import { totalAt, yearlyValues } from '../shard/yearly-values.ts';
import { tierTracesOf } from './tier-traces.ts';

/** So many partners are explained in one step: some tens of microseconds each where they are kept as read. */
const STEP = 64;

/** SIM-M3, SIM-M4: every partner of a shard whose tier changes, and why; in the order of its movers. */
export function* explained(shard: DecidedShard): Steps<PartnerChange[]> {
  const { snapshot, comparison, before, after } = shard;
  const tracesBefore = tierTracesOf(snapshot, before);
  const tracesAfter = tierTracesOf(snapshot, after);
  const yearly = yearlyValues(shard);
  const changed: PartnerChange[] = [];
  for (const { index, direction } of moversOf(shard)) {
    const [earlier, later] = [tracesBefore(index), tracesAfter(index)];
    const moves: PartnerMove[] = [];
    for (const standing of standingsAt(shard, index)) {
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
    changed.push(
      title === '' ? { partner, direction, moves, before: was, after: is } : { partner, title, direction, moves, before: was, after: is },
    );
    if (changed.length % STEP === 0) yield;
  }
  return changed;
}
