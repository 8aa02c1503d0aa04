import type { Band, DealRegistration, Rule, Rules, Then } from '../../deal-registration/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields, tellFields } from '../fields/field.ts';
import { object } from '../fields/object.ts';
import { title, why } from '../fields/text.ts';
import { numeric, plain, valueNamed } from '../fields/values.ts';
import { choice } from '../fields/worded.ts';
import { nameOf } from '../names.ts';
import { type Place, report, speakingOf } from '../place.ts';
import type { Side } from '../side.ts';
import { quoted } from '../words/join.ts';

type Bands = NonNullable<DealRegistration['bands']>;

const id = plain('id', undefined, { silent: true });

const thenInWords = (then: Then, side: Side) => {
  if (typeof then === 'object') return `routes to ${nameOf(side, 'chain', then.route)}`;
  return then === 'approve' ? 'approves' : 'rejects';
};

/** "rule “Above the limit” now routes to “Deal desk” (it approved before)". */
const outcome: Field<Then> = {
  diff(before, after, place) {
    const is = after === undefined ? 'decides nothing' : thenInWords(after, place.after);
    const was = before === undefined ? 'nothing' : thenInWords(before, place.before);
    report(place, `${place.subject} now ${is}, before it ${past(was)}`, { before, after });
  },
  tell: thenInWords,
};

const past = (words: string) =>
  words
    .replace(/^routes/, 'routed')
    .replace(/^approves/, 'approved')
    .replace(/^rejects/, 'rejected');

const ruleFields: Fields<Rule> = { id, title, why, when: condition('its condition'), then: outcome };

/** Whether the place of a rule decides: not where rules may not overlap. */
function ruleOrder(place: Place): 'matters' | 'free' {
  const policy = (side: Side) => side.program.dealRegistration?.rules.hitPolicy;
  return policy(place.before) === 'unique' && policy(place.after) === 'unique' ? 'free' : 'matters';
}

const rulesFields: Fields<Rules> = {
  hitPolicy: choice('of several rules that apply', {
    first: 'the first decides',
    unique: 'there may be only one',
    priority: 'the strictest decides',
  }),
  list: entries<Rule>({
    noun: 'rule',
    keys: [(rule) => rule.id],
    order: ruleOrder,
    name: (rule) => quoted(rule.title),
    details: (rule, side) => tellFields(ruleFields, rule, side),
    diff: (before, after, place) => diffFields(ruleFields, before, after, place),
  }),
  otherwise: {
    diff(before, after, place) {
      if (before === undefined || after === undefined) return;
      diffFields<Rules['otherwise']>(
        { title, why, then: outcome },
        before,
        after,
        speakingOf(place, `${place.subject}: where no rule applies, ${quoted(after.title)}`),
      );
    },
    tell: (otherwise, side) => `where none applies: ${thenInWords(otherwise.then, side)}`,
  },
};

export const rules: Field<Rules> = object('rules', rulesFields);

const bandFields: Fields<Band> = {
  id,
  title,
  why,
  from: numeric('from'),
  to: numeric('below', '', 'the next band'),
};

export const bands: Field<Bands> = object<Bands>('bands', {
  of: valueNamed('bands are made of'),
  list: entries<Band>({
    noun: 'band',
    keys: [(band) => band.id],
    order: 'free',
    name: (band) => quoted(band.title),
    details: (band, side) => tellFields(bandFields, band, side),
    diff: (before, after, place) => diffFields(bandFields, before, after, place),
  }),
});
