import { moveReason } from '../../report/move-reason.ts';
import type { PartnerChange } from '../../report/partner-change.ts';
import { textAt } from '../../snapshot/texts.ts';
import type { Steps } from '../../steps/steps.ts';
import type { DecidedShard } from '../section.ts';
import { moversOf } from '../shard/movers.ts';
import { standingsAt } from '../shard/standings-at.ts';
import { totalAt } from '../shard/yearly-values.ts';
import { tierTracesOf } from './tier-traces.ts';

/** So many partners are explained in one step: some tens of microseconds each where they are kept as read. */
const STEP = 64;

/** SIM-M3, SIM-M4: every partner of a shard whose tier changes, and why; in the order of its movers. */
export function* explained(shard: DecidedShard): Steps<PartnerChange[]> {
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
