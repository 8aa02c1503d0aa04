import type { Leads } from '../../leads/schema.ts';
import type { Notice, Notices } from '../../notices/schema.ts';
import type { Prospectus } from '../../prospectus/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields } from '../fields/field.ts';
import { form } from '../fields/form.ts';
import { object } from '../fields/object.ts';
import { text, title, why } from '../fields/text.ts';
import { named, namedList, num, numeric, plain, term } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { choice, worded } from '../fields/worded.ts';
import { nameOf, valueName } from '../names.ts';
import { quoted, shortened } from '../words/join.ts';
import { numberInWords } from '../words/numbers.ts';

type Rank = NonNullable<Leads['rank']>[number];

export const leads: Field<Leads> = object<Leads>(
  'leads',
  {
    form: form(),
    eligible: condition('eligibility', { effect: () => 'helps' }),
    rank: wordList<Rank>('ranked by', (rank, side) => `${valueName(side, rank.fact)} (${rank.order} first)`, {
      order: 'matters',
      absent: 'whoever waited longest',
      empty: 'whoever waited longest',
      wholeUpTo: 2,
    }),
    capacity: num('leads at a time', '', 'without a limit'),
    accept: term('time to accept', '1 business day'),
    rounds: numeric('partners asked', '', '5'),
    otherwise: named('a lead nobody accepts goes to', 'role'),
    feedback: object<NonNullable<Leads['feedback']>>(
      'feedback',
      {
        first: term('first feedback within', '2 business days'),
        every: term('feedback every', '14 days'),
        onMissed: choice('missed feedback', { remind: 'is reminded of', recall: 'takes the lead back' }, 'remind'),
      },
      { absent: {} },
    ),
  },
  { subject: () => 'Leads' },
);

const noticeFields: Fields<Notice> = {
  id: plain('id', undefined, { silent: true }),
  title,
  why,
  on: plain('on'),
  to: namedList('goes to', 'role'),
  channels: wordList<string>('by', (channel) => channel),
  vars: wordList<string>('may use', (id) => id),
  subject: worded<string>('subject', (value) => quoted(shortened(value, 100)), { silent: true }),
  text: worded<string>('text', (value) => quoted(shortened(value, 200)), { silent: true }),
  send: choice('sent', { now: 'at once', digest: 'with the digest' }, 'now'),
  hold: worded<string>('held until released by', (role, side) => nameOf(side, 'role', role), { absent: 'nobody' }),
};

export const notices: Field<Notices> = object<Notices>(
  'notices',
  {
    digest: plain('the digest goes out at', '08:00'),
    cap: numeric('notices to one person a day', '', '5'),
    hold: worded<NonNullable<Notices['hold']>>(
      'mass notices are held',
      (hold, side) => `above ${numberInWords(hold.over)} recipients until released by ${nameOf(side, 'role', hold.by)}`,
      { absent: 'never' },
    ),
    list: entries<Notice>({
      noun: 'notice',
      keys: [(notice) => notice.id],
      order: 'free',
      name: (notice) => quoted(notice.title),
      diff: (before, after, place) => diffFields(noticeFields, before, after, place),
    }),
  },
  { subject: () => 'Notices' },
);

const answer = (question: string) =>
  object<{ text: string }>(`the answer to ${quoted(question)}`, { text: text(`answer to ${quoted(question)}`) });

export const prospectus: Field<Prospectus> = object<Prospectus>(
  'prospectus',
  {
    complements: answer('Does it complete what we sell?'),
    customers: answer('Does it meet our customers’ needs?'),
    services: answer('Can we sell services with it?'),
    support: answer('How does support work?'),
    market: answer('Is there a market?'),
  },
  { absent: {}, subject: () => 'Prospectus' },
);
