import type { Benefit, BenefitCap, Stack } from '../../benefits/schema.ts';
import { isFactRef } from '../../references/condition-uses.ts';
import { recordOfFact } from '../../references/record-fields.ts';
import type { FactRef } from '../../values/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Fields, tellFields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { byContent } from '../fields/match.ts';
import { note, title, why } from '../fields/text.ts';
import { named, num, plain, valueNamed } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { choice, worded } from '../fields/worded.ts';
import { nameOf } from '../names.ts';
import { valueOrName } from '../parameters/value-or-name.ts';
import type { Place } from '../place.ts';
import type { Side } from '../side.ts';
import { fieldName } from '../words/field-names.ts';
import { quoted } from '../words/join.ts';
import { literalInWords } from '../words/literals.ts';
import { amountInWords } from '../words/numbers.ts';

type Value = NonNullable<Benefit['value']>;

const types: Partial<Record<Benefit['kind'], string>> = {
  discount: 'percent',
  rebate: 'percent',
  commission: 'percent',
  mdfAccrual: 'percent',
  fee: 'money',
};

/** A percentage for a discount, money for a fee, a number or a word for all else. */
const valueInWords = (value: Value, kind: Benefit['kind'], side: Side) =>
  isFactRef(value)
    ? valueOrName(side, value.fact)
    : literalInWords(value as Exclude<Value, FactRef>, { type: types[kind] ?? 'enum' }, side.program.currency);

const kindWords: Record<Benefit['kind'], string> = {
  discount: 'discount',
  rebate: 'rebate',
  commission: 'commission',
  mdfAccrual: 'accrual of market development funds',
  count: 'number',
  access: 'access',
  serviceLevel: 'service level',
  fee: 'fee',
};

const amount = (value: BenefitCap['amount'], side: Side) => {
  if (isFactRef(value)) return valueOrName(side, value.fact);
  return typeof value === 'number'
    ? amountInWords(value, side.program.currency)
    : literalInWords(value as Record<string, number>, {}, side.program.currency);
};

/** "of 150 EUR or 180 USD", or the title of the parameter that holds it. */
function capName(cap: BenefitCap, side: Side): string {
  const words = amount(cap.amount, side);
  return words.startsWith('“') ? words : `of ${words}`;
}

const period = (label: string) => worded<'month' | 'quarter' | 'year'>(label, (every) => `each ${every}`);

const recordsOf = (basis: string | undefined, side: Side) => recordOfFact(side.program, basis) ?? '';

const capFields = (basis: string | undefined): Fields<BenefitCap> => ({
  amount: worded('amount', amount),
  where: condition('its condition', { records: (side) => [recordsOf(basis, side)] }),
  per: worded<string>('for each', (path, side) => fieldName(side, recordsOf(basis, side), path), { absent: 'partner' }),
  every: period('counted'),
});

/** A benefit opens to more partners with a lower tier; ranks are those of the later program. */
function atLeastEases(before: string | undefined, after: string | undefined, place: Place): 'easier' | 'harder' | undefined {
  const ranks = (place.after.program.tracks ?? []).map((track) => track.tiers.map((tier) => tier.id));
  const rank = (id: string | undefined) => (id === undefined ? -1 : (ranks.find((ids) => ids.includes(id))?.indexOf(id) ?? undefined));
  const was = rank(before);
  const is = rank(after);
  if (was === undefined || is === undefined || was === is) return undefined;
  return is < was ? 'easier' : 'harder';
}

const benefitFields = (benefit: Benefit): Fields<Benefit> => ({
  id: plain('id', undefined, { silent: true }),
  title,
  why,
  note,
  kind: choice('', kindWords),
  track: named('only in the track', 'track'),
  atLeast: worded<string>('', (tier, side) => `from ${nameOf(side, 'tier', tier)} on`, {
    absent: 'from the first tier on',
    eases: atLeastEases,
  }),
  when: condition('its condition', { effect: () => 'helps' }),
  value: worded<Value>('', (value, side) => valueInWords(value, benefit.kind, side)),
  basis: valueNamed('of', 'no amount'),
  tierAt: worded<string | { every: string }>(
    'at the tier',
    (at, side) =>
      typeof at === 'string' ? `held on ${fieldName(side, recordsOf(benefit.basis, side), at)}` : `held at the start of the ${at.every}`,
    { absent: 'held now' },
  ),
  caps: entries<BenefitCap>({
    noun: 'cap',
    keys: [byContent, (cap) => byContent([cap.where ?? null, cap.per ?? null, cap.every ?? null])],
    leftOver: 'inOrder',
    order: 'matters',
    name: capName,
    sayAdded: (cap, _, __, place) => `${benefit.title}: new cap ${capName(cap, place.after)}`,
    sayMoved(cap, index, caps, place) {
      const before = caps[index - 1];
      const where = before === undefined ? 'is now tried first' : `is now tried after the cap ${capName(before, place.after)}`;
      return `${benefit.title}: the cap ${capName(cap, place.after)} ${where}`;
    },
    details: (cap, side) => tellFields({ ...capFields(benefit.basis), amount: { diff: () => {} } }, cap, side),
    diff: (before, after, place) => diffFields(capFields(benefit.basis), before, after, place),
  }),
  every: period('given'),
});

export const benefits = entries<Benefit>({
  noun: 'benefit',
  keys: [(benefit) => benefit.id],
  order: 'free',
  name: (benefit) => quoted(benefit.title),
  subject: (benefit) => benefit.title,
  details: (benefit, side) => tellFields(benefitFields(benefit), benefit, side),
  diff: (before, after, place) => diffFields(benefitFields(after), before, after, place),
});

const stackFields: Fields<Stack> = {
  title,
  why,
  of: wordList<string>('combines', (id, side) => nameOf(side, 'benefit', id), { order: 'matters' }),
  how: choice('', { add: 'added up', compound: 'one after the other', higher: 'only the higher counts' }),
  max: num('at most', 'percent', 'without a limit'),
};

export const stacking = mapEntries<Stack>({
  noun: 'combination of benefits',
  name: (_, stack) => quoted(stack.title),
  subject: (_, stack) => stack.title,
  details: (stack, side) => tellFields(stackFields, stack, side),
  diff: (before, after, place) => diffFields(stackFields, before, after, place),
});
