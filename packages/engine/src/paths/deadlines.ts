import { fromDay, nextPeriodStart, periodGrid, toDay } from '@tierwright/facts';
import type { Program, Window } from '@tierwright/program';

const listOf = (window: Window | Window[] | undefined): readonly Window[] =>
  window === undefined ? [] : Array.isArray(window) ? window : [window];

/** The windows of a fact, those of the fact it is a part of too. */
function windowsOf(program: Program, id: string): readonly Window[] {
  const from = program.facts?.[id]?.from;
  if (!from) return [];
  return 'within' in from ? [...listOf(from.window), ...windowsOf(program, from.within)] : listOf(from.window);
}

/** The last day of the current period of a fact that counts by calendar; nothing for all others. */
export function endOfPeriod(program: Program, id: string, asOf: string): string | undefined {
  const ends = windowsOf(program, id).flatMap(({ calendar, ago }) =>
    calendar === undefined || ago !== undefined
      ? []
      : [fromDay(nextPeriodStart(periodGrid(calendar.unit, program.calendar?.yearStarts), toDay(asOf)) - 1)],
  );
  return ends.sort()[0];
}
