import type { FormField, Json } from '@tierwright/program';
import { isObject, readCustomer } from '../../forms/customer/customer.ts';
import { type CustomerKeys, customerKeys } from '../../forms/customer/customer-keys.ts';
import type { Answers } from '../deal.ts';

/** What deals and records are compared by: the customer's keys and the products, sorted. No product: any (D5). */
export interface DealKeys {
  readonly customer: CustomerKeys;
  readonly products: readonly string[];
}

/** The fields of a form that deals are compared by. */
export interface KeyFields {
  readonly customer: string | undefined;
  readonly products: readonly string[];
  readonly lines: string | undefined;
  readonly lineProducts: readonly string[];
}

const isProduct = ({ type }: FormField): boolean => type === 'product' || type === 'products';
const idsOf = (fields: readonly FormField[]): readonly string[] => fields.filter(isProduct).map(({ id }) => id);

export function keyFields(form: readonly FormField[]): KeyFields {
  const lines = form.find(({ type }) => type === 'lines');
  return {
    customer: form.find(({ type }) => type === 'customer')?.id,
    products: idsOf(form),
    lines: lines?.id,
    lineProducts: idsOf(lines?.of ?? []),
  };
}

function addProducts(found: Set<string>, value: Json | undefined): void {
  for (const product of Array.isArray(value) ? value : [value]) if (typeof product === 'string') found.add(product);
}

function productsOf(fields: KeyFields, answers: Answers): readonly string[] {
  const found = new Set<string>();
  for (const id of fields.products) addProducts(found, answers[id]);
  const lines = fields.lines === undefined ? undefined : answers[fields.lines];
  if (Array.isArray(lines) && fields.lineProducts.length > 0)
    for (const line of lines) if (isObject(line)) for (const id of fields.lineProducts) addProducts(found, line[id]);
  return [...found].sort();
}

export function keysOfAnswers(fields: KeyFields, answers: Answers): DealKeys {
  const customer = readCustomer(fields.customer === undefined ? undefined : answers[fields.customer]);
  return { customer: customerKeys(customer), products: productsOf(fields, answers) };
}

type KeptRecord = { readonly [field: string]: Json };
const ofRecords = new WeakMap<KeptRecord, DealKeys>();

/** The keys of a record: its fields `customer` and `products`. Made once for each record object, which nothing alters. */
export function keysOfRecord(record: KeptRecord): DealKeys {
  let keys = ofRecords.get(record);
  if (!keys) {
    const found = new Set<string>();
    addProducts(found, record.products);
    keys = { customer: customerKeys(readCustomer(record.customer)), products: [...found].sort() };
    ofRecords.set(record, keys);
  }
  return keys;
}
