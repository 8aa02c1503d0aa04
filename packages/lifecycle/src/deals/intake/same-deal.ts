import type { CustomerKeys } from '../../forms/customer/customer-keys.ts';
import type { DealKeys } from './deal-keys.ts';
import { areAlike } from './likeness.ts';

/** D5: what makes two deals the same, with the document's defaults. */
export interface Sameness {
  /** Customers are the same by the first of these keys that both have. */
  readonly keys: readonly ('registration' | 'domain' | 'nameCountry')[];
  readonly needsProduct: boolean;
}

/** Numbers of registers are given out by country: where both countries are known they have to agree. */
const isOneCountry = (a: CustomerKeys, b: CustomerKeys): boolean => a.country === null || b.country === null || a.country === b.country;

export function isSameCustomer(a: CustomerKeys, b: CustomerKeys, keys: Sameness['keys']): boolean {
  for (const key of keys) {
    const one = a[key];
    const other = b[key];
    if (one !== null && other !== null) return one === other && (key !== 'registration' || isOneCountry(a, b));
  }
  return false;
}

/** Whether both name a product in common; null where one names none. */
export function commonProduct(a: readonly string[], b: readonly string[]): boolean | null {
  if (a.length === 0 || b.length === 0) return null;
  return a.some((product) => b.includes(product));
}

/** Whether their products are no reason to tell them apart. One that names no product is about all. */
export const areProductsShared = (a: DealKeys, b: DealKeys, { needsProduct }: Sameness): boolean =>
  !needsProduct || commonProduct(a.products, b.products) !== false;

/** D5: same customer and common product. Symmetric. */
export const sameDeal = (a: DealKeys, b: DealKeys, same: Sameness): boolean =>
  areProductsShared(a, b, same) && isSameCustomer(a.customer, b.customer, same.keys);

/** D5: not the same customer, but in the same country under a name that is at least `similar` % alike. Symmetric. */
export function likelyDuplicate(a: DealKeys, b: DealKeys, same: Sameness, similar: number): boolean {
  const { sortedName: one, country } = a.customer;
  const { sortedName: other } = b.customer;
  if (country === null || country !== b.customer.country || one === null || other === null) return false;
  return areProductsShared(a, b, same) && !isSameCustomer(a.customer, b.customer, same.keys) && areAlike(one, other, similar);
}
