import type { Fund } from '../../funds/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Fields, tellFields } from '../fields/field.ts';
import { form } from '../fields/form.ts';
import { object } from '../fields/object.ts';
import { title, why } from '../fields/text.ts';
import { named, num, numeric, plain, term, terms } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { choice, worded } from '../fields/worded.ts';
import { quoted } from '../words/join.ts';
import { durationInWords, termInWords } from '../words/terms.ts';

type Activity = Fund['activities'][number];
type Unused = NonNullable<Fund['unused']>;

const id = plain('id', undefined, { silent: true });
const activityFields: Fields<Activity> = { id, title, why };

const fundFields: Fields<Fund> = {
  id,
  title,
  why,
  kind: choice('paid', { request: 'on request', accrual: 'out of what a benefit accrues' }),
  eligible: condition('eligibility', { effect: () => 'helps' }),
  currency: plain('currency', 'that of the program'),
  period: choice('budget for each', { month: 'month', quarter: 'quarter', halfYear: 'half-year', year: 'year' }, 'quarter'),
  budget: num('budget', 'money', 'without a limit'),
  perPartner: num('most for one partner', 'money', 'without a limit'),
  share: num('pays', 'percent', '50 %'),
  accrue: object('accrual', {
    benefit: named('fed by', 'benefit'),
    lasts: worded<string>('lasts', durationInWords, { absent: '12 months' }),
  }),
  activities: entries<Activity>({
    noun: 'activity',
    keys: [(activity) => activity.id],
    order: 'free',
    name: (activity) => quoted(activity.title),
    diff: (before, after, place) => diffFields(activityFields, before, after, place),
  }),
  plan: form('field of the plan'),
  ahead: term('asked for ahead by', 'any time'),
  approval: named('approved by', 'chain', 'the channel manager’s review'),
  claim: object(
    'claims',
    {
      within: term('claimed within', '30 days'),
      remind: terms('reminders before the end of the claim:', '7 days'),
      proof: wordList<string>('proof of a claim', (word) => word, { absent: 'invoice' }),
      approval: named('proof is read by', 'chain', 'nobody'),
      times: numeric('attempts to claim', '', '1'),
    },
    { absent: {} },
  ),
  pay: object(
    'payment',
    { as: choice('paid as', { credit: 'credit', transfer: 'transfer' }, 'credit'), sla: term('paid within', '30 days') },
    { absent: {} },
  ),
  unused: worded<Unused>(
    'money not used is',
    (unused) => (unused === 'forfeit' ? 'forfeited' : `carried on for ${termInWords(unused.carry)}`),
    {
      absent: 'forfeited',
    },
  ),
};

export const funds = entries<Fund>({
  noun: 'fund',
  keys: [(fund) => fund.id],
  order: 'free',
  name: (fund) => quoted(fund.title),
  subject: (fund) => fund.title,
  details: (fund, side) => tellFields(fundFields, fund, side),
  diff: (before, after, place) => diffFields(fundFields, before, after, place),
});
