import { present } from './present.ts';

// Dates as text, moved by JavaScript's own calendar (Date in UTC): nothing here is shared with packages/facts.

const textOf = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
const partsOf = (date: string): [number, number, number] => {
  const [year, month, day] = date.split('-').map(Number);
  return [present(year), present(month) - 1, present(day)];
};
const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

export function addDays(date: string, days: number): string {
  const [year, month, day] = partsOf(date);
  return textOf(year, month, day + days);
}

/** The first day of a period that begins on `day` of a month, counted from January of `year`. */
export const dayInMonth = (year: number, month: number, day: number): string =>
  textOf(year, month, Math.min(day, lastOfMonth(year, month)));

/** A date moved by `P1Y2M3W4D`: years and months first, to the last day of a shorter month. */
export function move(date: string, duration: string, sign: 1 | -1): string {
  const part = (letter: string) => sign * Number(new RegExp(`(\\d+)${letter}`).exec(duration)?.[1] ?? 0);
  const [year, month, day] = partsOf(date);
  return addDays(dayInMonth(year, month + part('Y') * 12 + part('M'), day), part('W') * 7 + part('D'));
}

/** The date of an instant in Kolkata, five and a half hours before UTC all year. */
export const dateInKolkata = (instant: string): string => new Date(Date.parse(instant) + 330 * 60_000).toISOString().slice(0, 10);
