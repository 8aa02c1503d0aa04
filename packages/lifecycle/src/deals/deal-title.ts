import type { Json } from '@tierwright/program';
import type { Deal } from './deal.ts';

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';

/** What people call a customer: the name, else the domain or the number in the register. */
export function customerTitle(value: Json | undefined): string | null {
  if (isText(value)) return value;
  if (value === null || value === undefined || typeof value !== 'object' || Array.isArray(value)) return null;
  return [value.name, value.domain, value.registration].find(isText) ?? null;
}

/** The customer of a deal, as people call it. */
export const customerOf = ({ answers }: Pick<Deal, 'answers'>): string | null => customerTitle(answers.customer);
