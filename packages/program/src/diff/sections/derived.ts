import type { Derived, ScorePart } from '../../derived/schema.ts';
import { isFactRef } from '../../references/condition-uses.ts';
import type { FactRef, Num } from '../../values/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { type AnyShape, diffFields, type Fields, tellFields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { byContent } from '../fields/match.ts';
import { note, title, why } from '../fields/text.ts';
import { named, namedList, num, numeric, plain, valueList, valueNamed } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { choice, worded } from '../fields/worded.ts';
import { valueName, valueTitle } from '../names.ts';
import type { Side } from '../side.ts';
import { conditionInWords } from '../words/conditions.ts';
import { capital, joined, quoted } from '../words/join.ts';
import { numberInWords } from '../words/numbers.ts';
import { durationInWords } from '../words/terms.ts';
import { periodInWords } from '../words/windows.ts';

const scorePart: Fields<AnyShape<ScorePart>> = {
  per: valueNamed('measured by'),
  when: condition('its condition', { silent: true }),
  points: num('', 'points'),
  full: num('all of them at', ''),
};

const derivedFields: Fields<AnyShape<Derived>> = {
  title,
  why,
  note,
  unit: plain('unit', undefined, { silent: true }),
  count: namedList('counts the requirements', 'requirement'),
  score: entries<ScorePart>({
    noun: 'part',
    keys: [byContent, (part) => ('per' in part ? `per ${part.per}` : byContent(part.when)), (part) => ('per' in part ? undefined : 'when')],
    order: 'free',
    name: (part, side) => ('per' in part ? valueName(side, part.per) : `for ${conditionInWords(part.when, side)}`),
    details: (part, side) => tellFields<AnyShape<ScorePart>>({ ...scorePart, per: { diff: () => {} } }, part, side),
    diff: (before, after, place) => diffFields<AnyShape<ScorePart>>(scorePart, before, after, place),
  }),
  ratio: wordList<string>('ratio of', (id, side) => valueName(side, id), { order: 'matters' }),
  onZero: worded<number | 'unknown'>('where the second is zero', (value) => String(value), { absent: 'unknown' }),
  per: numeric('per', '', 'cent'),
  sum: valueList('sum of'),
  minus: valueList('less'),
  min: valueList('the smallest of'),
  max: valueList('the largest of'),
  each: plain('counted for each'),
  where: condition('what counts'),
  held: named('looks at the requirement', 'requirement'),
  days: choice('holds on', { any: 'any day', every: 'every day' }),
  trailing: worded<string | FactRef>('of the last', (value, side) =>
    isFactRef(value) ? valueName(side, value.fact) : durationInWords(value),
  ),
  calendar: worded('of', periodInWords),
};

/** What a derived value is made of: "the smallest of “A” and “B”". */
export function derivedInWords(value: Derived, side: Side): string {
  if ('score' in value) return `the sum of ${joined(value.score.map((part) => pointsInWords(part, side)))}`;
  return tellFields<AnyShape<Derived>>(derivedFields, value, side).join(', ');
}

/** "50 points for “People” (all of them at 10)", "20 points if “Security”". */
function pointsInWords(part: ScorePart, side: Side): string {
  const amount = (value: Num) => (isFactRef(value) ? valueName(side, value.fact) : numberInWords(value));
  if ('when' in part) return `${amount(part.points)} points if ${conditionInWords(part.when, side)}`;
  return `up to ${amount(part.points)} points for ${valueName(side, part.per)} (all of them at ${amount(part.full)})`;
}

export const derived = mapEntries<Derived>({
  noun: 'derived value',
  tellReach: true,
  name: (id, value) => quoted(value.title ?? id),
  subject: (id, _, side) => capital(valueTitle(side, id) ?? id),
  details: (value, side) => tellFields<AnyShape<Derived>>(derivedFields, value, side),
  diff: (before, after, place) => diffFields<AnyShape<Derived>>(derivedFields, before, after, place),
});
