import { Option } from 'commander';
import { Failure } from '../failures/failure.ts';
import { shown } from '../terminal/words.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [, year = 0, month = 0, day = 0] = parts.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.toISOString().slice(0, 10) === text;
}

/** An option that takes a day, such as `--as-of 2026-03-01`. */
export const dateOption = (flags: string, description: string): Option => {
  const option = new Option(flags, description);
  return option.argParser((text: string) => {
    if (isDay(text)) return text;
    const wrong = DAY.test(text) ? `${text} is not a day of the calendar` : `"${text}" is not a date`;
    throw new Failure('TW107', `${option.long}: ${wrong}. Write a day as YYYY-MM-DD, such as 2026-03-01.`);
  });
};

/** An option that takes a whole number between bounds. */
export const integerOption = (flags: string, description: string, [least, most]: readonly [number, number]): Option => {
  const option = new Option(flags, description);
  return option.argParser((text: string) => {
    const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new Failure('TW106', `${option.long}: "${text}" is not a whole number from ${shown(least)} to ${shown(most)}.`);
  });
};
