import type { CalendarPeriod, Window } from '../../facts/schema.ts';
import { readField } from '../conditions/read-value.ts';
import type { Examination } from '../examination.ts';
import { checkDuration } from '../values/check-duration.ts';

export const windowsOf = (windows: Window | Window[] | undefined): Window[] =>
  windows === undefined ? [] : Array.isArray(windows) ? windows : [windows];

/** Windows look at dates of the record and at one period each. */
export function checkWindows(x: Examination, windows: Window | Window[] | undefined, pointer: string, kind: string): void {
  if (windows === undefined) return;
  if (Array.isArray(windows))
    windows.forEach((window, index) => {
      checkWindow(x, window, `${pointer}/${index}`, kind);
    });
  else checkWindow(x, windows, pointer, kind);
}

function checkWindow(x: Examination, window: Window, pointer: string, kind: string): void {
  const { on, span, trailing, calendar, ago } = window;
  const { report } = x;
  if (on === undefined && span === undefined)
    report.add('PDL231', pointer, 'The window looks at no date.', { expected: '`on`, a date field, or `span`, two of them' });
  if (on !== undefined && span !== undefined)
    report.add('PDL231', `${pointer}/span`, 'The window looks at a date and at an interval.', {
      value: span,
      expected: '`on` or `span`, not both',
    });
  if (trailing !== undefined && calendar)
    report.add('PDL231', `${pointer}/calendar`, 'The window has two periods.', {
      value: calendar,
      expected: '`trailing` or `calendar`, not both',
    });
  if (calendar) checkCalendarPeriod(x, calendar, `${pointer}/calendar`);
  checkDuration(x, trailing, `${pointer}/trailing`, { days: true, period: true });
  checkDuration(x, ago, `${pointer}/ago`, { days: true });
  const dates: [string, string][] = on === undefined ? [] : [[on, `${pointer}/on`]];
  span?.forEach((field, index) => {
    dates.push([field, `${pointer}/span/${index}`]);
  });
  for (const [path, at] of dates) {
    const field = readField(x, path, at, kind);
    if (field && field.type !== 'date')
      report.add('PDL211', at, `\`${path}\` is of type ${field.type}.`, { value: path, expected: 'a date field' });
  }
}

/** A calendar period counts complete periods, the current one, or both. */
export function checkCalendarPeriod({ report }: Examination, period: CalendarPeriod, pointer: string): void {
  if (period.complete === undefined && period.current !== true)
    report.add('PDL231', pointer, 'The calendar period names no period.', { value: period, expected: '`complete`, `current`, or both' });
}
