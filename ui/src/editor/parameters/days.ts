const DAY = 86_400_000;

/** Days since 1970 of a date; NaN of what is none. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

export const dateOf = (number: number): string => new Date(Math.round(number) * DAY).toISOString().slice(0, 10);

export const plusDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** The same day of another month; the last one where it has none. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last))).toISOString().slice(0, 10);
}
