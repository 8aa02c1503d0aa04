import type { Json } from '@tierwright/program';

/** A customer as a form asks for it: a name with its country, or a key, or all of them. */
export interface Customer {
  /** Number in a register of companies. */
  readonly registration?: string;
  readonly domain?: string;
  readonly name?: string;
  /** ISO 3166 alpha-2. */
  readonly country?: string;
}

export const CUSTOMER_PARTS = ['registration', 'domain', 'name', 'country'] as const;
export type CustomerPart = (typeof CUSTOMER_PARTS)[number];

export const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value.trim() !== '';

/** What of an answer or a record is a customer; parts that are no text are left out. */
export function readCustomer(value: Json | undefined): Customer {
  if (!isObject(value)) return {};
  const { registration, domain, name, country } = value;
  return {
    ...(isText(registration) ? { registration } : {}),
    ...(isText(domain) ? { domain } : {}),
    ...(isText(name) ? { name } : {}),
    ...(isText(country) ? { country } : {}),
  };
}
