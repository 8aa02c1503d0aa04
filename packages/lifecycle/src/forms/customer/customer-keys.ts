import { nameWords } from './company-name.ts';
import type { Customer } from './customer.ts';
import { normalDomain } from './domain.ts';

/** What customers are told apart by, normalised; null where it is not given. Stores look customers up by these. */
export interface CustomerKeys {
  /** Letters and digits of the number in capitals. */
  readonly registration: string | null;
  readonly domain: string | null;
  /** `<name>|<country>`, such as `acme data|DE`. */
  readonly nameCountry: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  /** The normalised words of the name, sorted: what likeness compares. */
  readonly sortedName: string | null;
}

function registrationKey(text: string): string | null {
  const key = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return key === '' ? null : key;
}

export function customerKeys({ registration, domain, name, country }: Customer): CustomerKeys {
  const words = name === undefined ? [] : nameWords(name);
  const code = country?.trim().toUpperCase() ?? null;
  return {
    registration: registration === undefined ? null : registrationKey(registration),
    domain: domain === undefined ? null : (normalDomain(domain) ?? null),
    nameCountry: words.length > 0 && code !== null ? `${words.join(' ')}|${code}` : null,
    country: code,
    sortedName: words.length > 0 ? [...words].sort().join(' ') : null,
  };
}
