import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, date, duration, either, id, listOf, monthDay, text, word } from '../schema/vocabulary.ts';
import { condition, type FactRef, FactRef as FactRefSchema, named, note } from '../values/schema.ts';

export type ReviewDates =
  | { every: 'day' | 'month' | 'quarter' | 'year'; since?: string; from?: string }
  | { dates: string[]; from?: string };
export interface Promote {
  at?: ReviewDates;
  steps?: 'one' | 'any';
}
export interface Demote {
  at?: ReviewDates;
  grace?: string | FactRef;
  to?: 'qualified' | 'oneBelow';
}
/** When a tier cannot be lost: while `when` holds, from `since` for `for`, or until a day (the first day outside). */
export interface Keep {
  title?: string;
  when?: Condition;
  since?: string;
  for?: string | FactRef;
  until?: string;
}
export interface Probation extends Keep {
  reach: string;
}
export interface Review {
  promote?: Promote;
  demote?: Demote;
  keep?: Keep[];
  probation?: Probation[];
}
export interface Tier {
  id: string;
  title: string;
  why?: string;
  note?: string;
  qualify?: Condition;
  review?: Review;
}
export interface Track {
  id: string;
  title: string;
  why?: string;
  note?: string;
  appliesTo?: Condition;
  per?: string;
  headline?: 'best' | 'worst';
  award?: 'highest' | 'ladder';
  tiers: Tier[];
  review?: Review;
}

const from = Type.Optional(date('The policy begins on this day.'));
const At = either<ReviewDates>(
  'On which days: { "every": "quarter" }, { "every": "year", "since": "partner.joinedOn" } or { "dates": ["02-15", "08-15"] }.',
  closed(
    {
      every: word(['day', 'month', 'quarter', 'year'], 'First day of each period; quarters and years follow calendar.yearStarts.'),
      since: Type.Optional(id('A date fact: periods are counted from that day, such as the day the partner joined.')),
      from,
    },
    'Every period.',
  ),
  closed({ dates: listOf(monthDay('MM-DD.'), 'Days of the year.', { min: 1, max: 60 }), from }, 'Fixed days of each year.'),
);
const span = {
  title: Type.Optional(text('What people read.')),
  when: Type.Optional(condition<Condition>()),
  since: Type.Optional(id('A date fact from which it counts.')),
  for: Type.Optional(either<string | FactRef>('How long.', duration('ISO 8601.'), FactRefSchema)),
  until: Type.Optional(date('The first day on which it holds no more.')),
};
const ReviewSchema = closed(
  {
    promote: Type.Optional(
      closed(
        {
          at: Type.Optional(At),
          steps: Type.Optional(word(['one', 'any'], 'One tier at a time, or straight to the tier that qualifies (default any).')),
        },
        'When a partner may rise.',
      ),
    ),
    demote: Type.Optional(
      closed(
        {
          at: Type.Optional(At),
          grace: Type.Optional(either<string | FactRef>('Time to recover before the tier is lost.', duration('ISO 8601.'), FactRefSchema)),
          to: Type.Optional(word(['qualified', 'oneBelow'], 'To the tier that qualifies (default), or one tier down.')),
        },
        'When a partner may fall.',
      ),
    ),
    keep: Type.Optional(listOf(closed(span, 'While this holds no tier is lost.'), 'When a tier cannot be lost.', { max: 20 })),
    probation: Type.Optional(
      listOf(
        closed(
          { ...span, reach: id('The tier that must be held before the probation ends.') },
          'A time in which a tier must be reached, or the partner is removed.',
        ),
        'Probations.',
        {
          max: 20,
        },
      ),
    ),
  },
  'When tiers are gained and lost. Without a review the tier is the one that qualifies.',
);

export const Tier = Type.Unsafe<Tier>(
  closed(
    {
      ...named,
      note,
      qualify: Type.Optional(condition<Condition>()),
      review: Type.Optional(ReviewSchema),
    },
    'A tier: what must hold to have it. The first tier may have no `qualify`: it is open to all. Its own `review` overrides the track’s, key by key.',
  ),
);

export const Track = Type.Unsafe<Track>(
  closed(
    {
      ...named,
      note,
      appliesTo: Type.Optional(condition<Condition>()),
      per: Type.Optional(id('One tier for each group: an enum field that facts are grouped by, such as area.')),
      headline: Type.Optional(word(['best', 'worst'], 'Which group’s tier is shown as the partner’s; default best.')),
      award: Type.Optional(
        word(['highest', 'ladder'], 'highest: the highest tier whose conditions hold (default). ladder: every tier below must hold too.'),
      ),
      tiers: listOf(Tier, 'Tiers from the lowest to the highest.', { min: 1, max: 20 }),
      review: Type.Optional(ReviewSchema),
    },
    'A ladder of tiers for some partners.',
  ),
);
export const Tracks = listOf(Track, 'Who can have which tiers.', { max: 50 });
