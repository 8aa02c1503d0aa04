import { CHECKS, type Fact, type Json, type Program } from '@tierwright/program';
import { randomDay, randomValue, type Source } from './values.ts';

/** The words of a group field (`segment` of `customer.segment` behind a ref too), or some of an open one. */
function groupsOf(program: Program, by: string): readonly string[] {
  const name = by.split('.').at(-1) ?? by;
  for (const { fields } of Object.values(program.records ?? {})) {
    const field = fields?.[name];
    if (field?.type === 'enum' && field.values) return field.values;
  }
  return ['customer-1', 'customer-2', 'customer-7'];
}

function givenValue(source: Source, { type, values, by }: Pick<Fact, 'type' | 'values' | 'by'>): Json {
  const { random, program } = source;
  const value = (): Json => (random.chance(0.1) ? null : randomValue(source, type, values));
  if (by === undefined) return value();
  const words = groupsOf(program, by);
  return random.chance(0.1) ? null : Object.fromEntries(random.some(words, 0, words.length).map((group) => [group, value()]));
}

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  money: 'money',
  percent: 'percent',
  date: 'date',
  boolean: 'boolean',
  choice: 'enum',
  country: 'string',
  file: 'string',
  customer: 'string',
  product: 'string',
  products: 'set',
  partner: 'string',
} as const;

const DEFAULT_FORM = [
  { id: 'amount', type: 'money' },
  { id: 'products', type: 'products' },
  { id: 'closeOn', type: 'date' },
] as const;

/** A deal's answers, lines, conflicts and history. */
export function givenDeal(source: Source): Record<string, Json> {
  const { random, program } = source;
  const { form = DEFAULT_FORM, bands } = program.dealRegistration ?? {};
  const facts: Record<string, Json> = { 'deal.resubmissions': random.int(0, 2) };
  for (const field of form) {
    if (random.chance('required' in field && field.required === false ? 0.6 : 0.12)) continue;
    if (field.type === 'lines')
      facts[`deal.${field.id}`] = random.times(0, 3, () => ({ units: random.int(0, 7), price: random.int(1, 9) * 100 }));
    else facts[`deal.${field.id}`] = randomValue(source, TYPES[field.type], 'values' in field ? field.values : undefined);
  }
  if (random.chance(0.3)) facts['deal.submittedOn'] = randomDay(source);
  if (random.chance(0.15)) facts['deal.place'] = random.int(1, 4);
  if (random.chance(0.3)) facts['deal.idleDays'] = random.int(0, 6);
  if (bands && random.chance(0.05)) facts['deal.band'] = random.pick(bands.list).id;
  for (const check of random.some(CHECKS, 0, 3)) facts[`conflict.${check}`] = random.pick(['clear', 'hit', 'hit', 'unknown']);
  if (random.chance(0.4)) facts['opposing.idleDays'] = random.int(0, 6);
  if (random.chance(0.4)) facts['opposing.sameProduct'] = random.chance(0.5);
  return facts;
}

/** Values given for some facts and (seldom) derived values, and the partner's status. */
export function givenFacts(source: Source, share: number): Record<string, Json> {
  const { random, program } = source;
  const facts: Record<string, Json> = {};
  for (const [id, fact] of Object.entries(program.facts ?? {})) {
    if (fact.scope !== 'deal' && random.chance(share)) facts[id] = givenValue(source, fact);
  }
  for (const [id, derived] of Object.entries(program.derived ?? {})) {
    if (!random.chance(share / 6)) continue;
    if ('count' in derived || 'each' in derived) facts[id] = random.int(0, 4);
    if ('held' in derived) facts[id] = random.chance(0.5);
    if ('score' in derived) facts[id] = random.chance(0.8) ? random.int(0, 8) : { north: random.int(0, 8), south: 3 };
  }
  if (random.chance(0.05)) facts['partner.status'] = random.pick(['suspended', 'active']);
  return facts;
}
