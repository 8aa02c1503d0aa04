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

/** How the policy of a track stands without a member; a tier's own policy is then the track's. */
interface Absent {
  dates: string;
  steps: 'any' | undefined;
  grace: string;
  to: 'qualified' | undefined;
}
const ofTrack: Absent = { dates: 'whenever it qualifies', steps: 'any', grace: 'none', to: 'qualified' };
const ofTier: Absent = { dates: 'as in the track', steps: undefined, grace: 'as in the track', to: undefined };

const dates = (label: string, absent: Absent) => worded<ReviewDates>(label, datesInWords, { absent: absent.dates });

const promote = (absent: Absent): Fields<Promote> => ({
  at: dates('promotions', absent),
  steps: choice('a promotion goes', { one: 'one tier up', any: 'straight to the tier that qualifies' }, absent.steps, 'as in the track'),
});

const demote = (absent: Absent): Fields<Demote> => ({
  at: dates('demotions', absent),
  grace: worded<string | FactRef>('time to recover', lengthInWords, { absent: absent.grace }),
  to: choice('a demotion goes', { qualified: 'to the tier that qualifies', oneBelow: 'one tier down' }, absent.to, 'as in the track'),
});

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

const reviewFields = (absent: Absent): Fields<Review> => ({
  promote: object('policy of promotion', promote(absent), { absent: {} }),
  demote: object('policy of demotion', demote(absent), { absent: {} }),
  keep: entries(protections<Keep>('protection from demotion', (before, after, place) => diffFields(keepFields, before, after, place))),
  probation: entries(protections<Probation>('probation', (before, after, place) => diffFields(probationFields, before, after, place))),
});

/** When tiers are gained and lost. */
export const reviewOfTrack: Field<Review> = object('review policy', reviewFields(ofTrack));
/** What a tier has otherwise than its track. */
export const reviewOfTier: Field<Review> = object('review policy of its own', reviewFields(ofTier));
