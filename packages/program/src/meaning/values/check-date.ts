import type { Examination } from '../examination.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Whether a text is a day of the calendar, between the years 1000 and 9999. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  return (
    Number(year) >= 1000 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysIn(Number(year), Number(month))
  );
}

/** A date that is written as a value; the dates of sections are checked with their shape. */
export function checkDate({ report }: Examination, text: string, pointer: string): void {
  if (isDate(text)) return;
  const code = DATE.test(text) ? 'PDL233' : 'PDL211';
  report.add(code, pointer, `There is no day ${text}.`, { value: text, expected: 'a day of the calendar, such as 2027-01-31' });
}
