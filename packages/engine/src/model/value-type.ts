import type { Derived, FormFieldType, Program, ValueType } from '@tierwright/program';

/** The type of anything a condition can read, with its unit where one is declared. */
export interface ReadType {
  type: ValueType;
  unit?: string;
}

const FORM_TYPES: Record<FormFieldType, ValueType> = {
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
  lines: 'set',
  partner: 'string',
};

const BUILT_IN: Record<string, ValueType> = {
  today: 'date',
  'partner.tierRank': 'integer',
  'leads.open': 'integer',
  'deal.bands': 'set',
  'deal.place': 'integer',
  'deal.submittedOn': 'date',
  'deal.idleDays': 'integer',
  'deal.resubmissions': 'integer',
  'request.amount': 'money',
  'opposing.createdOn': 'date',
  'opposing.idleDays': 'integer',
  'opposing.sameProduct': 'boolean',
};

/** ENG-D7: the type of a derived value. */
export function derivedType(program: Program, derived: Derived): ValueType {
  if ('count' in derived || 'each' in derived) return 'integer';
  if ('score' in derived) return 'number';
  if ('ratio' in derived) return derived.per === undefined ? 'percent' : 'number';
  if ('held' in derived) return 'boolean';
  const first = 'sum' in derived ? derived.sum[0] : 'min' in derived ? derived.min[0] : derived.max[0];
  return first === undefined ? 'number' : readType(program, first).type;
}

/** The type of a fact, parameter, derived value, group field or built-in; text where nothing else is declared. */
export function readType(program: Program, id: string): ReadType {
  const declared = program.facts?.[id] ?? program.parameters?.[id];
  if (declared) return declared.unit === undefined ? { type: declared.type } : { type: declared.type, unit: declared.unit };
  const derived = program.derived?.[id];
  if (derived)
    return derived.unit === undefined
      ? { type: derivedType(program, derived) }
      : { type: derivedType(program, derived), unit: derived.unit };
  const builtIn = BUILT_IN[id];
  if (builtIn) return { type: builtIn };
  const form = id.startsWith('deal.') ? program.dealRegistration?.form : id.startsWith('lead.') ? program.leads?.form : undefined;
  const field = form?.find((candidate) => candidate.id === id.slice(5));
  return { type: field ? FORM_TYPES[field.type] : 'string' };
}

/** Whether a value of this type is a number inside. */
export const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'number' || type === 'money' || type === 'percent';
