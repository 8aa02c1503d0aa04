import type { Demote, Keep, Probation, Promote, Review, ReviewDates } from '../../tracks/schema.ts';
import type { FactRef } from '../../values/schema.ts';
import { condition } from '../fields/condition.ts';
import { type EntryKind, entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields } from '../fields/field.ts';
import { byContent } from '../fields/match.ts';
import { object } from '../fields/object.ts';
import { title } from '../fields/text.ts';
import { named, valueNamed } from '../fields/values.ts';
import { choice, worded } from '../fields/worded.ts';
import type { Place } from '../place.ts';
import { datesInWords, keepInWords, keepName, lengthInWords } from '../words/reviews.ts';
import { dayBefore } from '../words/terms.ts';

const dates = (label: string) => worded<ReviewDates>(label, datesInWords, { absent: 'whenever it qualifies' });

const promote: Fields<Promote> = {
  at: dates('promotions'),
  steps: choice('a promotion goes', { one: 'one tier up', any: 'straight to the tier that qualifies' }, 'any'),
};

const demote: Fields<Demote> = {
  at: dates('demotions'),
  grace: worded<string | FactRef>('time to recover', lengthInWords, { absent: 'none' }),
  to: choice('a demotion goes', { qualified: 'to the tier that qualifies', oneBelow: 'one tier down' }, 'qualified'),
};

const keepFields: Fields<Keep> = {
  title,
  when: condition('its condition'),
  since: valueNamed('counts from', 'the beginning'),
  for: worded<string | FactRef>('lasts', lengthInWords, { absent: 'without an end' }),
  until: worded<string>('through', dayBefore, { absent: 'without an end' }),
};

const probationFields: Fields<Probation> = { ...keepFields, reach: named('tier to reach', 'tier') };

function protections<T extends Keep>(noun: string, diff: (before: T, after: T, place: Place) => void): EntryKind<T> {
  return {
    noun,
    keys: [byContent, (keep) => keep.title, (keep) => byContent(keep.when ?? null)],
    leftOver: 'inOrder',
    order: 'free',
    name: keepName,
    details: (keep, side) => (keep.title === undefined ? [] : [keepInWords(keep, side)]),
    diff,
  };
}

const reviewFields: Fields<Review> = {
  promote: object('policy of promotion', promote, { absent: {} }),
  demote: object('policy of demotion', demote, { absent: {} }),
  keep: entries(protections<Keep>('protection from demotion', (before, after, place) => diffFields(keepFields, before, after, place))),
  probation: entries(protections<Probation>('probation', (before, after, place) => diffFields(probationFields, before, after, place))),
};

/** When tiers are gained and lost. */
export const review: Field<Review> = object('review policy', reviewFields);
