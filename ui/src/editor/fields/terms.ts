import type { Json } from '@tierwright/program';
import { isMembers, textOf } from '../document/reading.ts';

/** How a term is counted: by the calendar, in business time, or as a parameter says. */
export const TERM_KINDS = ['elapsed', 'business', 'parameter'] as const;
type TermKind = (typeof TERM_KINDS)[number];

export interface TermParts {
  readonly kind: TermKind;
  /** The ISO 8601 duration, or the id of the parameter. */
  readonly text: string;
}

export function termParts(term: Json | undefined): TermParts {
  if (!isMembers(term)) return { kind: 'elapsed', text: textOf(term) };
  return 'fact' in term ? { kind: 'parameter', text: textOf(term.fact) } : { kind: 'business', text: textOf(term.business) };
}

/** The term as it stands in a document; undefined for no term. */
export function termOf({ kind, text }: TermParts): Json | undefined {
  if (text === '') return undefined;
  return kind === 'elapsed' ? text : kind === 'business' ? { business: text } : { fact: text };
}

const UNITS: Readonly<Record<string, 'years' | 'months' | 'weeks' | 'days'>> = { Y: 'years', M: 'months', W: 'weeks', D: 'days' };
const CLOCK: Readonly<Record<string, 'hours' | 'minutes' | 'seconds'>> = { H: 'hours', M: 'minutes', S: 'seconds' };
export type TermUnit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds';

/** The parts of a duration, such as 90 days; null for what is none. */
export function durationParts(text: string): { readonly count: number; readonly unit: TermUnit }[] | null {
  const [, days = '', clock = ''] = /^P((?:\d+[YMWD])*)(?:T((?:\d+[HMS])+))?$/.exec(text) ?? [];
  const parts = [
    ...[...days.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => ({ count: Number(count), unit: UNITS[unit ?? ''] })),
    ...[...clock.matchAll(/(\d+)([HMS])/g)].map(([, count, unit]) => ({ count: Number(count), unit: CLOCK[unit ?? ''] })),
  ].flatMap(({ count, unit }) => (unit === undefined ? [] : [{ count, unit }]));
  return parts.length === 0 ? null : parts;
}

/** Terms in one field: `P7D, business PT4H`. */
export const termsText = (terms: readonly Json[]): string =>
  terms
    .map((term) => {
      const { kind, text } = termParts(term);
      return kind === 'business' ? `business ${text}` : text;
    })
    .join(', ');

export function termsOfText(text: string): Json[] {
  return text.split(',').flatMap((one) => {
    const [, business, duration = ''] = /^(business\s+)?(.*)$/i.exec(one.trim()) ?? [];
    if (duration === '') return [];
    return [business === undefined ? duration.toUpperCase() : { business: duration.toUpperCase() }];
  });
}
