import type { CalendarPeriod, Window } from '../../facts/schema.ts';
import type { Side } from '../side.ts';
import { fieldName } from './field-names.ts';
import { joined } from './join.ts';
import { durationInWords } from './terms.ts';

/** "the last 4 complete quarters", "the current year", "the last complete quarter and the current one". */
export function periodInWords(period: CalendarPeriod): string {
  const { unit, complete, current } = period;
  const passed =
    complete === undefined ? undefined : complete === 1 ? `the last complete ${unit}` : `the last ${complete} complete ${unit}s`;
  if (passed === undefined) return current === true ? `the current ${unit}` : `no ${unit}`;
  return current === true ? `${passed} and the current one` : passed;
}

/** "the last 12 months by “wonOn”", "from “issuedOn” until “expiresOn”". */
export function windowInWords(window: Window, side: Side, kind: string | undefined): string {
  const name = (path: string) => fieldName(side, kind ?? '', path);
  const periods = [
    ...(window.trailing === undefined ? [] : [`the last ${durationInWords(window.trailing)}`]),
    ...(window.calendar === undefined ? [] : [periodInWords(window.calendar)]),
  ];
  const period = periods.length === 0 ? undefined : joined(periods);
  const earlier = window.ago === undefined ? '' : `, ${durationInWords(window.ago)} earlier`;
  if (window.span !== undefined) {
    const span = `from ${window.span.map(name).join(' until ')}`;
    return `${period === undefined ? span : `${span} at some time in ${period}`}${earlier}`;
  }
  const field = window.on === undefined ? '' : ` by ${name(window.on)}`;
  return `${period ?? 'all time'}${field}${earlier}`;
}
