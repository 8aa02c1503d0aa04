import type { Json } from '@tierwright/program';
import { isMembers, textOf } from '../document/reading.ts';

/** How a term is counted: by the calendar, in business time, or as a parameter says. */
type TermKind = 'elapsed' | 'business' | 'parameter';

interface TermParts {
  readonly kind: TermKind;
  /** The ISO 8601 duration, or the id of the parameter. */
  readonly text: string;
}

export function termParts(term: Json | undefined): TermParts {
  if (!isMembers(term)) return { kind: 'elapsed', text: textOf(term) };
  return 'fact' in term ? { kind: 'parameter', text: textOf(term.fact) } : { kind: 'business', text: textOf(term.business) };
}

const UNITS: Readonly<Record<string, 'years' | 'months' | 'weeks' | 'days'>> = { Y: 'years', M: 'months', W: 'weeks', D: 'days' };
const CLOCK: Readonly<Record<string, 'hours' | 'minutes' | 'seconds'>> = { H: 'hours', M: 'minutes', S: 'seconds' };
type TermUnit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds';

/** The parts of a duration, such as 90 days; null for what is none. */
export function durationParts(text: string): { readonly count: number; readonly unit: TermUnit }[] | null {
  const [, days = '', clock = ''] = /^P((?:\d+[YMWD])*)(?:T((?:\d+[HMS])+))?$/.exec(text) ?? [];
  const parts = [
    ...[...days.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => ({ count: Number(count), unit: UNITS[unit ?? ''] })),
    ...[...clock.matchAll(/(\d+)([HMS])/g)].map(([, count, unit]) => ({ count: Number(count), unit: CLOCK[unit ?? ''] })),
  ].flatMap(({ count, unit }) => (unit === undefined ? [] : [{ count, unit }]));
  return parts.length === 0 ? null : parts;
}

/** The units in which a term is written by people: by the calendar, and in the open hours of the calendar. */
export const CALENDAR_UNITS = ['days', 'weeks', 'months', 'years', 'hours', 'minutes'] as const;
export const BUSINESS_UNITS = ['businessDays', 'openHours'] as const;
export type CountedUnit = (typeof CALENDAR_UNITS)[number] | (typeof BUSINESS_UNITS)[number];

/** A term of one part: so many of a unit. */
export interface CountedTerm {
  readonly count: number;
  readonly unit: CountedUnit;
}

const LETTERS: Readonly<Record<CountedUnit, (count: number) => Json>> = {
  days: (count) => `P${count}D`,
  weeks: (count) => `P${count}W`,
  months: (count) => `P${count}M`,
  years: (count) => `P${count}Y`,
  hours: (count) => `PT${count}H`,
  minutes: (count) => `PT${count}M`,
  businessDays: (count) => ({ business: `P${count}D` }),
  openHours: (count) => ({ business: `PT${count}H` }),
};

/** 90 days is "P90D"; 3 business days are `{ "business": "P3D" }`. */
export const termOfCount = ({ count, unit }: CountedTerm): Json => LETTERS[unit](count);

/** A term as so many of a unit; null of one with several parts, of a parameter, and of what is none. */
export function countedTerm(term: Json | undefined): CountedTerm | null {
  const { kind, text } = termParts(term);
  const [part, ...more] = durationParts(text) ?? [];
  if (kind === 'parameter' || !part || more.length > 0) return null;
  const unit = kind === 'business' ? ({ days: 'businessDays', hours: 'openHours' } as const)[part.unit as 'days' | 'hours'] : part.unit;
  return unit === undefined || unit === 'seconds' ? null : { count: part.count, unit };
}
