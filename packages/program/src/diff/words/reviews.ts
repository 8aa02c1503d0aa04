import { isFactRef } from '../../references/condition-uses.ts';
import type { Keep, ReviewDates } from '../../tracks/schema.ts';
import type { FactRef } from '../../values/schema.ts';
import { valueName } from '../names.ts';
import type { Side } from '../side.ts';
import { conditionInWords } from './conditions.ts';
import { joined, quoted } from './join.ts';
import { dayBefore, dayOfYear, durationInWords } from './terms.ts';

/** "every day", "at the start of each quarter", "each year from “Joined on” on", "on 15 February and 15 August". */
export function datesInWords(dates: ReviewDates, side: Side): string {
  const begin = dates.from === undefined ? '' : `, beginning on ${dates.from}`;
  if ('dates' in dates) return `on ${joined(dates.dates.map(dayOfYear))}${begin}`;
  if (dates.since !== undefined) return `each ${dates.every} counted from ${valueName(side, dates.since)}${begin}`;
  return `${dates.every === 'day' ? 'every day' : `at the start of each ${dates.every}`}${begin}`;
}

export function lengthInWords(length: string | FactRef, side: Side): string {
  return isFactRef(length) ? valueName(side, length.fact) : durationInWords(length);
}

/** A protection or a probation by its title, else by what it says. */
export function keepName(keep: Keep, side: Side): string {
  return keep.title === undefined ? quoted(keepInWords(keep, side)) : quoted(keep.title);
}

export function keepInWords(keep: Keep, side: Side): string {
  const parts = [
    ...(keep.when === undefined ? [] : [`if ${conditionInWords(keep.when, side)}`]),
    ...(keep.for === undefined ? [] : [`for ${lengthInWords(keep.for, side)}`]),
    ...(keep.since === undefined ? [] : [`from ${valueName(side, keep.since)} on`]),
    ...(keep.until === undefined ? [] : [`through ${dayBefore(keep.until)}`]),
  ];
  return parts.length === 0 ? 'always' : parts.join(', ');
}
