import { CHECKS, type Derived, type FormField, type FormFieldType, type Program, type ValueType } from '@tierwright/program';
import type { Expected } from './read-value.ts';

const FORM_TYPES: Partial<Record<FormFieldType, ValueType>> = {
  integer: 'integer',
  number: 'number',
  money: 'money',
  percent: 'percent',
  date: 'date',
  boolean: 'boolean',
  choice: 'enum',
  products: 'set',
};
const DEFAULT_DEAL_FORM: readonly Pick<FormField, 'id' | 'type' | 'values'>[] = [
  { id: 'customer', type: 'customer' },
  { id: 'products', type: 'products' },
  { id: 'amount', type: 'money' },
  { id: 'closeOn', type: 'date' },
];
const BUILT_IN: Record<string, ValueType> = {
  'partner.status': 'string',
  'partner.track': 'string',
  'partner.tier': 'string',
  'partner.tierRank': 'integer',
  'leads.open': 'integer',
  'deal.band': 'string',
  'deal.bands': 'set',
  'deal.place': 'integer',
  'deal.submittedOn': 'date',
  'deal.idleDays': 'integer',
  'deal.resubmissions': 'integer',
  'request.amount': 'money',
  'opposing.createdOn': 'date',
  'opposing.idleDays': 'integer',
  'opposing.stage': 'string',
  'opposing.sameProduct': 'boolean',
};
const words = (list: readonly string[] | undefined) => (list ? new Set(list) : null);

/** The types of values that may be given although no fact declares them: derived values, built-in facts, answers of forms. */
export function givenTypes(program: Program): ReadonlyMap<string, Expected> {
  const types = new Map<string, Expected>();
  for (const [id, type] of Object.entries(BUILT_IN)) types.set(id, { type, words: null });
  types.set('deal.model', { type: 'enum', words: new Set(['oneTier', 'twoTier']) });
  for (const check of CHECKS) types.set(`conflict.${check}`, { type: 'enum', words: new Set(['clear', 'hit', 'unknown']) });
  for (const field of program.dealRegistration?.form ?? DEFAULT_DEAL_FORM) addAnswer('deal', field, types);
  for (const field of program.leads?.form ?? []) addAnswer('lead', field, types);
  for (const fund of program.funds ?? []) for (const field of fund.plan ?? []) addAnswer('request', field, types);
  for (const step of program.onboarding?.steps ?? []) for (const field of step.fields ?? []) addAnswer('request', field, types);
  for (const id of Object.keys(program.derived ?? {})) types.set(id, { type: typeOfValue(program, id, 0), words: null });
  return types;
}

function addAnswer(form: string, { id, type, values }: Pick<FormField, 'id' | 'type' | 'values'>, types: Map<string, Expected>): void {
  if (type !== 'lines') types.set(`${form}.${id}`, { type: FORM_TYPES[type] ?? 'string', words: words(values) });
}

function typeOfValue(program: Program, id: string, hops: number): ValueType {
  const declared = program.facts?.[id] ?? program.parameters?.[id];
  if (declared) return declared.type;
  const derived = program.derived?.[id];
  return derived && hops < 100 ? typeOfDerived(program, derived, hops + 1) : 'number';
}

function typeOfDerived(program: Program, derived: Derived, hops: number): ValueType {
  if ('count' in derived || 'each' in derived) return 'integer';
  if ('score' in derived) return 'number';
  if ('ratio' in derived) return derived.per === undefined ? 'percent' : 'number';
  if ('held' in derived) return 'boolean';
  const parts = 'sum' in derived ? [...derived.sum, ...(derived.minus ?? [])] : 'min' in derived ? derived.min : derived.max;
  const types = parts.map((part) => typeOfValue(program, part, hops));
  return types.find((type) => type !== 'integer') ?? 'integer';
}
