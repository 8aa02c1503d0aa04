import type { Check, CheckName, DealRegistration } from '../../deal-registration/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields, tellFields } from '../fields/field.ts';
import { object } from '../fields/object.ts';
import { title } from '../fields/text.ts';
import { named, numeric } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { choice } from '../fields/worded.ts';
import { quoted } from '../words/join.ts';
import { numberInWords } from '../words/numbers.ts';

type Conflicts = NonNullable<DealRegistration['conflicts']>;
type Same = NonNullable<Conflicts['same']>;

const checkNames: Record<CheckName, string> = {
  otherPartner: 'another partner',
  directTeam: 'direct team',
  existingCustomer: 'existing customer',
  namedAccount: 'named account',
  publicTender: 'public tender',
  incumbent: 'incumbent',
  likelyDuplicate: 'likely duplicate',
};

const checkFields: Fields<Check> = {
  on: choice('looks for', checkNames),
  then: choice('a hit', {
    reject: 'is refused',
    adjudicate: 'is adjudicated',
    wait: 'waits',
    nextPlace: 'gets the next place',
    note: 'is noted',
  }),
  title,
  unless: condition('its exception'),
  by: named('adjudicated by', 'chain', 'the chain of all conflicts'),
  similar: numeric('likeness of names', 'percent', '85 %'),
};

const checks = entries<Check>({
  noun: 'conflict check',
  keys: [(check) => check.on],
  order: 'matters',
  absent: 'by default (another partner and likely duplicates are adjudicated)',
  name: (check) => quoted(check.title ?? checkNames[check.on]),
  details: (check, side) => tellFields(checkFields, check, side),
  diff: (before, after, place) => diffFields(checkFields, before, after, place),
});

const customerKeys: Record<string, string> = { registration: 'registration number', domain: 'domain', nameCountry: 'name and country' };
const review = 'the channel manager’s review';

const conflictFields: Fields<Conflicts> = {
  same: object<Same>(
    'what is the same deal',
    {
      customer: wordList<string>('customers are the same by', (key) => customerKeys[key] ?? key, {
        order: 'matters',
        absent: 'registration number, domain and name and country',
      }),
      products: choice('products', { overlap: 'must have one in common', any: 'do not matter' }, 'overlap'),
    },
    { absent: {} },
  ),
  priority: choice('first is who', { firstSubmitted: 'submitted first', firstApproved: 'was approved first' }, 'firstSubmitted'),
  places: wordList<number>('places get', (percent) => `${numberInWords(percent)} %`, { order: 'matters', absent: '100 %' }),
  checks,
  adjudication: named('conflicts are settled by', 'chain', review),
  customerLetter: named('a customer’s letter is read by', 'chain', 'nobody'),
  displaced: choice('a registration that another is put before', { revoke: 'is revoked', nextPlace: 'gets the next place' }, 'revoke'),
  firstEnds: choice('when the first ends without an order, the others', { keep: 'keep their places', promote: 'move up' }, 'keep'),
};

export const conflicts: Field<Conflicts> = object('conflicts', conflictFields, { absent: {} });
