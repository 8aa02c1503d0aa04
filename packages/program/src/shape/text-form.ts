import { isKnownCurrency } from '../money/currencies.ts';
import type { TextForm } from './shape.ts';

/** What is wrong with a text that should be an id, a date and so on. */
export interface FormProblem {
  code: string;
  message: string;
  suggestion?: string;
}

/** Names that every JavaScript object answers to: an id of that name would be found where none was declared. */
const RESERVED: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'prototype',
  'toLocaleString',
  'toString',
  'valueOf',
]);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));
const pad = (value: number) => String(value).padStart(2, '0');

/** ISO dates in other orders and with other signs between: 31.01.2027, 1/31/2027, 2027/1/31, 20270131. */
function dateMeant(text: string): string | undefined {
  const yearFirst = /^([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})(?:T.{0,40})?$/.exec(text);
  const [year, month, day] = (yearFirst ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

function dateProblem(text: string, fits: boolean): FormProblem | undefined {
  if (!fits) {
    const meant = dateMeant(text);
    const suggestion = meant === undefined ? 'Write year-month-day.' : `Did you mean "${meant}"?`;
    return { code: 'PDL121', message: 'this is not a date of the form YYYY-MM-DD.', suggestion };
  }
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const last = daysIn(year, month);
  return day <= last
    ? undefined
    : {
        code: 'PDL121',
        message: `the date ${text} does not exist.`,
        suggestion: `That month has ${last} days: ${text.slice(0, 8)}${last}.`,
      };
}

function monthDayProblem(text: string, fits: boolean): FormProblem | undefined {
  if (!fits) return { code: 'PDL121', message: 'this is not a day of the form MM-DD.', suggestion: 'Write month-day, such as "02-15".' };
  const [month = 0, day = 0] = text.split('-').map(Number);
  if (text === '02-29')
    return { code: 'PDL121', message: 'the day 02-29 does not exist in every year.', suggestion: 'Write "02-28" or "03-01".' };
  return day <= daysIn(2027, month) ? undefined : { code: 'PDL121', message: `the day ${text} does not exist in any year.` };
}

function idProblem(text: string, fits: boolean): FormProblem | undefined {
  if (!fits) {
    const suggestion = 'Begin with a letter; then letters, digits and _, with single . or - between, at most 120 characters.';
    return { code: 'PDL120', message: 'this is not an id.', suggestion };
  }
  return RESERVED.has(text)
    ? { code: 'PDL119', message: `the name "${text}" is not allowed in a document.`, suggestion: 'Choose another name.' }
    : undefined;
}

function zoneProblem(text: string, fits: boolean): FormProblem | undefined {
  if (fits) {
    try {
      // The platform’s zone data is the only list there is; the constructor is the only way to ask it.
      new Intl.DateTimeFormat('en', { timeZone: text });
      return undefined;
    } catch {
      // A RangeError says that the zone is unknown, which is the answer.
    }
  }
  return {
    code: 'PDL123',
    message: 'this time zone is not known.',
    suggestion: 'Write an IANA name such as "Europe/Berlin", "America/New_York" or "UTC".',
  };
}

function durationProblem(fits: boolean): FormProblem | undefined {
  const suggestion = 'Write "P90D" for days, "P3M" for months, "P1Y" for a year, "PT8H" for hours; weeks stand alone ("P2W").';
  return fits ? undefined : { code: 'PDL122', message: 'this is not an ISO 8601 duration.', suggestion };
}

function currencyProblem(text: string, fits: boolean): FormProblem | undefined {
  if (fits && isKnownCurrency(text)) return undefined;
  const upper = text.toUpperCase();
  const suggestion = isKnownCurrency(upper) ? `Did you mean "${upper}"?` : 'Write the ISO 4217 code in capital letters, such as "USD".';
  return { code: 'PDL124', message: 'this is not a known currency.', suggestion };
}

/** What is wrong with a text of a form; `fits` says whether it has the form’s pattern and length. */
export function formProblem(text: string, form: TextForm, fits: boolean): FormProblem | undefined {
  switch (form) {
    case 'id':
      return idProblem(text, fits);
    case 'date':
      return dateProblem(text, fits);
    case 'monthDay':
      return monthDayProblem(text, fits);
    case 'duration':
      return durationProblem(fits);
    case 'currency':
      return currencyProblem(text, fits);
    case 'timeZone':
      return zoneProblem(text, fits);
    case 'other':
      return fits ? undefined : { code: 'PDL132', message: 'the text does not have the form that is needed here.' };
  }
}
