import type { DealRegistration } from '../../deal-registration/schema.ts';
import { isFactRef } from '../../references/condition-uses.ts';
import type { Num, TermValue } from '../../values/schema.ts';
import { clockFields } from '../fields/clock.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields, tellFields } from '../fields/field.ts';
import { form } from '../fields/form.ts';
import { object } from '../fields/object.ts';
import { title, why } from '../fields/text.ts';
import { named, num, numeric, plain, term, terms, termValue, termValueInWords } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { choice, worded } from '../fields/worded.ts';
import { nameOf, valueName } from '../names.ts';
import type { Side } from '../side.ts';
import { quoted } from '../words/join.ts';
import { numberInWords } from '../words/numbers.ts';
import { conflicts } from './deal-conflicts.ts';
import { bands, rules } from './deal-rules.ts';

type Part<K extends keyof DealRegistration> = NonNullable<DealRegistration[K]>;
type Stack = NonNullable<Part<'pricing'>['stack']>;
type Extend = NonNullable<Part<'protection'>['extend']>;
type Task = Part<'tasks'>[number];
type Engagement = Part<'engagement'>[number];
type Material = Part<'material'>[number];

const id = plain('id', undefined, { silent: true });

const distribution: Fields<Part<'distribution'>> = {
  model: choice(
    'partners buy',
    { oneTier: 'from the vendor', twoTier: 'from a distributor', either: 'from the vendor or a distributor' },
    'oneTier',
  ),
  confirm: named('the distributor confirms in', 'chain', 'no chain'),
  discountTo: choice('the discount lowers the price of', { distributor: 'the distributor', partner: 'the partner' }, 'distributor'),
  passOn: num('passed on to the partner', 'percent', '100 %'),
};

const decision: Fields<Part<'decision'>> = {
  sla: termValue('time to decide', '2 business days'),
  research: term('extra time for research', 'none'),
  answer: term('time for the partner’s answer', '14 days'),
  lapse: term('an undecided deal lapses after', '30 days'),
};

const pricing: Fields<Part<'pricing'>> = {
  as: choice('paid as', { discount: 'discount', rebate: 'rebate', commission: 'commission' }, 'discount'),
  percent: num('percentage', 'percent'),
  hold: choice('protection holds', { percent: 'the percentage', price: 'the price' }, 'percent'),
  stack: object<Stack>('combination with the tier’s benefit', {
    benefit: worded<string>('combined with', (benefit, side) => benefitName(benefit, side)),
    how: choice('the two are combined:', { higher: 'only the higher counts', add: 'added up', compound: 'one after the other' }),
    max: num('at most', 'percent', 'without a limit'),
  }),
};

/** A benefit or a combination of benefits. */
function benefitName(benefit: string, side: Side): string {
  return nameOf(side, Object.hasOwn(side.program.stacking ?? {}, benefit) ? 'stacking' : 'benefit', benefit);
}

const extend: Fields<Extend> = {
  by: worded<TermValue | 'asDecided'>('extended by', (by, side) =>
    by === 'asDecided' ? 'what the approver decides' : termValueInWords(by, side),
  ),
  when: condition('extension without asking'),
  approval: named('extension decided by', 'chain', 'nobody'),
  times: numeric('extensions', '', '1'),
  atMost: termValue('protection with extensions at most', 'twice its length'),
  ask: term('asked for no earlier before the end than', 'any time'),
};

const protection: Fields<Part<'protection'>> = {
  for: termValue('protected for', '90 days'),
  from: choice('counted from', { approval: 'approval', submission: 'submission' }, 'approval'),
  warn: terms('warnings before the end:', '14 days'),
  extend: object<Extend>('extension of the protection', extend),
  progress: object<NonNullable<Part<'protection'>['progress']>>('progress reports', {
    every: term('progress reported every'),
    remind: terms('reminders of the report before it is due:', '3 days'),
  }),
  inactive: object<NonNullable<Part<'protection'>['inactive']>>('end by inactivity', {
    after: term('inactive after'),
    to: term('then protected for', '14 days'),
  }),
};

const taskFields: Fields<Task> = { id, title, why, owner: named('owner', 'role'), ...clockFields('5 business days') };

const engagementFields: Fields<Engagement> = {
  id,
  title,
  why,
  binds: choice('binds', { partner: 'the partner', direct: 'the direct team', distributor: 'the distributor' }),
  breach: choice('a breach', { note: 'is noted', revoke: 'revokes the registration', keepBenefit: 'pays the partner all the same' }),
};

const percentOf = (value: Num, side: Side) => (isFactRef(value) ? valueName(side, value.fact) : `${numberInWords(value)} %`);

function materialInWords(entry: Material, side: Side): string {
  if (typeof entry === 'string') return valueName(side, `deal.${entry}`);
  const rises = entry.rises === undefined ? [] : [`a rise above ${percentOf(entry.rises, side)}`];
  const falls = entry.falls === undefined ? [] : [`a fall above ${percentOf(entry.falls, side)}`];
  const limits = [...rises, ...falls].join(' or ');
  return `${valueName(side, `deal.${entry.field}`)}${limits === '' ? '' : ` (${limits})`}`;
}

const dealFields: Fields<DealRegistration> = {
  eligible: condition('eligibility', { effect: () => 'helps' }),
  form: form('form field', 'by default (customer, products, amount, expected order date)'),
  bands,
  conflicts,
  distribution: object('distribution', distribution, { absent: {} }),
  rules,
  decision: object('decision', decision, { absent: {} }),
  pricing: object('what a registration earns', pricing),
  protection: object('protection', protection, { absent: {} }),
  tasks: entries<Task>({
    noun: 'task',
    keys: [(task) => task.id],
    order: 'free',
    name: (task) => quoted(task.title),
    details: (task, side) => tellFields(taskFields, task, side),
    diff: (before, after, place) => diffFields(taskFields, before, after, place),
  }),
  material: wordList<Material>('changes decided again:', materialInWords, { absent: 'every field', empty: 'none' }),
  resubmit: object<Part<'resubmit'>>(
    'resubmission',
    { times: numeric('resubmissions', '', '2'), cooldown: term('time before a resubmission', 'none') },
    { absent: {} },
  ),
  engagement: entries<Engagement>({
    noun: 'rule of engagement',
    keys: [(rule) => rule.id],
    order: 'free',
    name: (rule) => quoted(rule.title),
    details: (rule, side) => tellFields(engagementFields, rule, side),
    diff: (before, after, place) => diffFields(engagementFields, before, after, place),
  }),
};

export const dealRegistration: Field<DealRegistration> = object('deal registration', dealFields, { subject: () => 'Deal registration' });
