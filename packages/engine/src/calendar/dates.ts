import { addDuration, fromDay, type PeriodUnit, periodGrid, startOfPeriod, toDay } from '@tierwright/facts';

/** A date moved by an ISO 8601 duration of whole days, months clamped at their ends. */
export const moved = (date: string, term: string, sign: 1 | -1): string => fromDay(addDuration(toDay(date), term, sign));

export const nextDay = (date: string): string => fromDay(toDay(date) + 1);
export const previousDay = (date: string): string => fromDay(toDay(date) - 1);

/** First day of the (fiscal) period that holds a date. */
export const periodStart = (date: string, unit: PeriodUnit, yearStarts: string | undefined): string =>
  fromDay(startOfPeriod(periodGrid(unit, yearStarts), toDay(date)));
