import { fromDay, nextPeriodStart, type PeriodGrid, periodGrid, startOfPeriod, toDay } from '@tierwright/facts';
import type { Fund, Program } from '@tierwright/program';

const gridOf = ({ calendar }: Program, { period = 'quarter' }: Fund): PeriodGrid => periodGrid(period, calendar?.yearStarts);

/** The first day of the fund’s fiscal period that holds a day. */
export const periodOf = (program: Program, fund: Fund, day: string): string => fromDay(startOfPeriod(gridOf(program, fund), toDay(day)));

/** The first day of the fiscal period after the one that holds a day. */
export const periodAfter = (program: Program, fund: Fund, day: string): string =>
  fromDay(nextPeriodStart(gridOf(program, fund), toDay(day)));
