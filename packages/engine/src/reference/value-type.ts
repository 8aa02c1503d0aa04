import type { Derived, FormFieldType, Program, ValueType } from '@tierwright/program';

const BUILT_INS: Readonly<Record<string, ValueType>> = {
  today: 'date',
  'partner.id': 'string',
  'partner.status': 'enum',
  'partner.track': 'enum',
  'partner.tier': 'enum',
  'partner.tierRank': 'integer',
  'leads.open': 'integer',
  'deal.band': 'enum',
  'deal.bands': 'set',
  'deal.place': 'integer',
  'deal.model': 'enum',
  'deal.submittedOn': 'date',
  'deal.idleDays': 'integer',
  'deal.resubmissions': 'integer',
  'request.amount': 'money',
  'opposing.createdOn': 'date',
  'opposing.idleDays': 'integer',
  'opposing.stage': 'string',
  'opposing.sameProduct': 'boolean',
};

const ANSWERS: Readonly<Record<FormFieldType, ValueType>> = {
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
const DEFAULT_FORM: Readonly<Record<string, FormFieldType>> = {
  customer: 'customer',
  products: 'products',
  amount: 'money',
  closeOn: 'date',
};

function typeOfAnswer(program: Program, id: string): ValueType | undefined {
  if (!id.startsWith('deal.')) return undefined;
  const form = program.dealRegistration?.form;
  const type = form ? form.find((field) => `deal.${field.id}` === id)?.type : DEFAULT_FORM[id.slice('deal.'.length)];
  return type && ANSWERS[type];
}

/** ENG-D7. */
function typeOfDerived(program: Program, derived: Derived): ValueType {
  if ('count' in derived || 'each' in derived) return 'integer';
  if ('score' in derived) return 'number';
  if ('ratio' in derived) return derived.per === undefined ? 'percent' : 'number';
  if ('held' in derived) return 'boolean';
  const [first] = 'sum' in derived ? derived.sum : 'min' in derived ? derived.min : derived.max;
  return typeOfValue(program, first ?? '');
}

/** The type of an id outside records. Groups and conflicts are words. */
export function typeOfValue(program: Program, id: string): ValueType {
  const declared = program.facts?.[id] ?? program.parameters?.[id];
  if (declared) return declared.type;
  const derived = program.derived?.[id];
  if (derived) return typeOfDerived(program, derived);
  return BUILT_INS[id] ?? typeOfAnswer(program, id) ?? 'enum';
}
