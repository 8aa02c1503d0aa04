import type { Hours } from '../../calendar/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';

/** The calendar: open hours, and for whom its variants are. */
export function checkCalendar(x: Examination): void {
  const { calendar } = x.program;
  if (!calendar) return;
  checkHours(x, calendar.hours, '/calendar/hours');
  calendar.variants?.forEach((variant, index) => {
    const pointer = `/calendar/variants/${index}`;
    checkCondition(x, variant.when, `${pointer}/when`, operationsScope());
    checkHours(x, variant.hours, `${pointer}/hours`);
  });
}

/** Open hours of a day rise and do not overlap; a day ends at 24:00 at the latest. */
function checkHours({ report }: Examination, hours: Hours | undefined, pointer: string): void {
  if (hours && Object.values(hours).every((spans) => spans.length === 0))
    report.add('PDL233', pointer, 'This calendar never opens, so business time would never pass.', {
      value: hours,
      expected: 'open hours on at least one weekday, such as { "mon": ["09:00-17:00"] }',
    });
  for (const [day, spans] of Object.entries(hours ?? {})) {
    let after = '00:00';
    spans.forEach((span, index) => {
      const [opens = '', closes = ''] = span.split('-');
      if (opens < after || closes <= opens || closes > '24:00')
        report.add('PDL233', `${pointer}/${day}/${index}`, `${span} are no open hours of a day.`, {
          value: span,
          expected: 'hours that rise and do not overlap, such as 09:00-17:00',
        });
      after = closes;
    });
  }
}
