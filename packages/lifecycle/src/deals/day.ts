import { parseDay } from '@tierwright/facts';

/** Whether a value is a day of the calendar, `YYYY-MM-DD`. */
export const isDay = (value: unknown): value is string => typeof value === 'string' && parseDay(value) !== undefined;
