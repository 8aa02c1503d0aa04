import { fromDay, type PreparedPartner, toDay } from '@tierwright/facts';
import type { SnapshotQuestion } from './snapshot.ts';
import type { FactShare } from './version-readers.ts';

/** The first day whose facts are looked at: that after the state before, or the first of the range. */
function firstDay({ asOf, from = asOf }: SnapshotQuestion, on: string | undefined): string {
  const after = on === undefined || on >= asOf ? from : fromDay(toDay(on) + 1);
  return after < from ? after : from;
}

/** The days on which a partner's rows begin, in rising order; the first is not after `since`. */
export function rowDays(
  question: SnapshotQuestion,
  since: string | undefined,
  prepared: readonly (PreparedPartner | undefined)[],
  shares: readonly FactShare[],
): string[] {
  const own = firstDay(question, prepared[0]?.previous?.on);
  const first = since === undefined || own < since ? own : since;
  if (first >= question.asOf) return [question.asOf];
  const changes = shares.flatMap(({ compiled, reading, ids }) =>
    compiled.facts.changeDays(prepared[reading] as PreparedPartner, first, question.asOf, ids),
  );
  return [...new Set([first, ...changes])].sort();
}
